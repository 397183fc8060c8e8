using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Receptionist;
using MiaPulse.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Tests.Knowledge;

public sealed class KnowledgeIndexTests
{
    [Theory]
    [InlineData("how much is a sports massage", "How much is a sports massage?")]
    [InlineData("do u take insurence", "Do you take insurance?")]
    [InlineData("r u open sundays", "When are you open?")]
    [InlineData("somewhere to leave my car?", "Where can I park?")]
    [InlineData("what happens if I cant make it", "What is your cancellation policy?")]
    public async Task A_question_in_the_visitors_own_words_finds_its_faq(string question, string expected)
    {
        await using var desk = await FrontDesk.OpenAsync();
        var found = await desk.World.The<KnowledgeIndex>().SearchAsync(desk.Owner, question, TestContext.Current.CancellationToken);
        Assert.Equal(expected, found[0].Title);
    }

    [Fact]
    public async Task Fifty_businesses_never_see_a_word_of_each_other()
    {
        await using var given = await Given.AnEmptyInstallation();
        var index = given.The<KnowledgeIndex>();
        var owners = new List<Owner>();
        for (var i = 0; i < 50; i++)
        {
            var owner = await given.ABusiness($"Business {i}");
            owners.Add(owner);
            await using var db = await given.DbFor(owner);
            db.Faqs.Add(new Faq { BusinessId = owner.Business, Id = given.NewId<FaqId>(), Question = "What does the secret cost?", Answer = $"It is canary{i}x and costs ${i}.", CreatedAt = given.Clock.GetUtcNow() });
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        await Parallel.ForEachAsync(Enumerable.Range(0, 200), TestContext.Current.CancellationToken, async (n, ct) =>
        {
            var i = n % owners.Count;
            var found = await index.SearchAsync(new Mia(owners[i].Business), $"what does the secret cost, is it canary{(i + 1) % 50}x?", ct);
            Assert.Equal($"It is canary{i}x and costs ${i}.", Assert.Single(found).Text);
        });
    }

    [Fact]
    public async Task What_the_owner_teaches_is_found_once_the_old_knowledge_is_forgotten()
    {
        await using var desk = await FrontDesk.OpenAsync();
        var index = desk.World.The<KnowledgeIndex>();
        Assert.DoesNotContain(await index.SearchAsync(desk.Owner, "Do you have a sauna?", TestContext.Current.CancellationToken), p => p.Title.Contains("sauna", StringComparison.Ordinal));

        await desk.LearnAsync(desk.Owner, [("Do you have a sauna?", "Yes, it is free for members.")], []);

        Assert.Equal("Do you have a sauna?", (await index.SearchAsync(desk.Owner, "is there a sauna", TestContext.Current.CancellationToken))[0].Title);
    }

    [Fact]
    public async Task The_encoders_vectors_are_kept_with_their_rows_behind_the_visitors_back()
    {
        await using var desk = await FrontDesk.OpenAsync();
        var small = await desk.World.ABusiness("Small Ltd");
        await desk.LearnAsync(small, [("Do you have a sauna?", "Yes, it is free for members.")], []);
        await desk.World.The<KnowledgeIndex>().SearchAsync(small, "sauna", TestContext.Current.CancellationToken);

        var faq = await Eventually.GetAsync(async () =>
        {
            await using var db = await desk.World.DbFor(small);
            return await db.Faqs.FirstOrDefaultAsync(f => f.Meaning != null);
        }, "the row has its vectors");
        Assert.NotNull(MeaningVectors.Read(faq.Meaning, faq.Question, faq.Answer));
    }

    [Fact]
    public async Task An_empty_question_gets_what_can_be_asked_and_an_empty_business_nothing()
    {
        await using var desk = await FrontDesk.OpenAsync();
        var index = desk.World.The<KnowledgeIndex>();
        Assert.All(await index.SearchAsync(desk.Owner, " ", TestContext.Current.CancellationToken), p => Assert.True(p.IsFaq));

        var silent = await desk.World.ABusiness("Silent Ltd");
        Assert.Empty(await index.SearchAsync(silent, "anything?", TestContext.Current.CancellationToken));
        Assert.Empty(await index.SearchAsync(silent, "", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_sentence_without_the_price_asked_for_is_not_taken_for_the_answer()
    {
        await using var desk = await FrontDesk.OpenAsync();
        await desk.LearnAsync(desk.Owner, [], [("Shop", "Shop", "We sell foam rollers too. Ask at the desk.\nResistance band: $12")]);
        var index = desk.World.The<KnowledgeIndex>();

        var priced = await index.SearchAsync(desk.Owner, "how much is a resistance band", TestContext.Current.CancellationToken);
        var unpriced = await index.SearchAsync(desk.Owner, "how much are the foam rollers", TestContext.Current.CancellationToken);

        Assert.Equal("Shop", priced[0].Title);
        Assert.True(priced[0].Confidence >= 0.5, $"{priced[0].Confidence}");
        Assert.True(unpriced[0].Confidence < 0.5, $"{unpriced[0].Title} {unpriced[0].Confidence}");
    }
}
