using MiaPulse.Core.Businesses;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Live;
using MiaPulse.Core.Receptionist;
using MiaPulse.Core.Shared;
using MiaPulse.Core.Visits;
using MiaPulse.Tests.Support;

namespace MiaPulse.Tests.Knowledge;

public sealed class HearAnswersTests : IAsyncLifetime
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    private Given _given = null!;
    private Owner _owner = null!;
    private int _said;

    public async ValueTask InitializeAsync()
    {
        _given = await Given.AnEmptyInstallation();
        _owner = await _given.ABusiness(change: b => b.Phone = "+14155550100");
        _given.Model.Says = (prompt, _, _) => Parts(
            new ReplyWords("I could not find that."), new ReplyEnd(new MessageExtras([], [], null, new Receipt("ask_contact", 0, "embedded", [])), prompt.Dialogue, Gaps: [prompt.Question]));
    }

    public ValueTask DisposeAsync() => _given.DisposeAsync();

    [Fact]
    public async Task What_a_member_answered_where_mia_could_not_is_offered_and_becomes_an_answer_with_a_click_alone()
    {
        var conversation = await MiaCouldNot("Do you repair bicycles?");
        await Answers(conversation, "Yes, we do, from $20 for a puncture.");
        using var heard = _given.Hear(_owner);

        await Listen();

        await heard.FirstAsync<GapsChanged>();
        var offer = Assert.Single(await Offered());
        Assert.Equal(("Do you repair bicycles?", "Yes, we do, from $20 for a puncture.", "Anna", conversation), (offer.Question, offer.Answer, offer.MemberName, offer.Conversation));
        Assert.Empty(await _given.The<KnowledgeBook>().FaqsAsync(_owner, Ct));

        var taken = await _given.The<TakeHeardAnswer>().RunAsync(_owner, offer.Id, new FaqDraft { Question = offer.Question, Answer = "Yes, from $20." }, Ct);

        Assert.True(taken.IsDone);
        Assert.Equal(("Do you repair bicycles?", "Yes, from $20."), Assert.Single((await _given.The<KnowledgeBook>().FaqsAsync(_owner, Ct)).Select(f => (f.Question, f.Answer))));
        Assert.Empty(await Offered());
    }

    [Fact]
    public async Task What_the_visitor_told_of_themselves_is_left_out()
    {
        var conversation = await MiaCouldNot("Hi, I'm Ana Ruiz, ana@ruiz.example. Do you repair bicycles?");
        await Answers(conversation, "Hi Ana, yes we do, from $20 for a puncture. I'll write to ana@ruiz.example, or call me on 415 555 0142. Our shop is at 415 555 0100.");

        await Listen();

        var offer = Assert.Single(await Offered());
        Assert.Equal("Do you repair bicycles?", offer.Question);
        Assert.Equal("Yes we do, from $20 for a puncture. Our shop is at 415 555 0100.", offer.Answer);
    }

    [Theory]
    [InlineData("One moment please.")]
    [InlineData("Hi Ana!")]
    [InlineData("Let me check that for you.")]
    [InlineData("Thanks for waiting.")]
    [InlineData("Which model do you have?")]
    [InlineData("I'll get back to you tomorrow.")]
    [InlineData("ok, thank you so much")]
    public async Task Small_talk_is_no_answer(string words)
    {
        var talk = await MiaCouldNot("Do you repair bicycles?");
        await Answers(talk, words);
        var answer = await MiaCouldNot("Can I rent a tandem?");
        await Answers(answer, "Yes, for $30 a day.");

        await Listen();

        Assert.Equal("Can I rent a tandem?", Assert.Single(await Offered()).Question);
    }

    [Fact]
    public async Task After_a_takeover_each_question_goes_with_what_was_said_to_it_and_small_talk_of_the_visitor_asks_nothing()
    {
        var (visitor, conversation) = await _given.AConversationOf(_owner, "hello");
        await _given.The<TakeOver>().RunAsync(_owner, conversation, Ct);
        await _given.Wrote(visitor, "Do you repair bicycles?");
        await Answers(conversation, "One moment.");
        await Answers(conversation, "Yes, we repair most of them.");
        await _given.Wrote(visitor, "thank you");
        await Answers(conversation, "A puncture is $20.");
        await _given.Wrote(visitor, "And can I rent a tandem?");
        await Answers(conversation, "Yes, for $30 a day.");

        await Listen();

        Assert.Equal(
            [("And can I rent a tandem?", "Yes, for $30 a day."), ("Do you repair bicycles?", "Yes, we repair most of them. A puncture is $20.")],
            (await Offered()).Select(o => (o.Question, o.Answer)).OrderBy(o => o.Item1, StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_mia_answered_or_knows_is_not_offered()
    {
        await _given.The<TeachMia>().RunAsync(_owner, new FaqDraft { Question = "Do you repair bicycles?", Answer = "Yes, from $20." }, Ct);
        var known = await MiaCouldNot("Do you repair bicycles?");
        await Answers(known, "Yes, from about $20 on.");
        _given.Model.Says = null; // now she answers
        var (_, answered) = await _given.AConversationOf(_owner, "Can I rent a tandem?");
        await _given.MiaRepliesIn(_owner, answered);
        await Answers(answered, "Just to add, it was built in 1998.");
        var open = await OpenAsked("Do you sell helmets for children?");
        await Answers(open, "Yes, in three sizes.");

        await Listen();

        Assert.Equal("Do you sell helmets for children?", Assert.Single(await Offered()).Question);
    }

    [Fact]
    public async Task It_is_never_offered_twice_whatever_was_decided_and_in_whatever_conversation()
    {
        await Answers(await MiaCouldNot("Do you repair bicycles?"), "Yes, from $20 on.");
        await Listen();
        var offer = Assert.Single(await Offered());
        await _given.The<PutAwayHeardAnswer>().RunAsync(_owner, offer.Id, Ct);
        Assert.Empty(await Offered());

        await Answers(offer.Conversation, "And we lend you one meanwhile.");
        await Answers(await MiaCouldNot("do you repair bicycles"), "Yes, from $20 on.");
        await Answers(await MiaCouldNot("Can I rent a tandem?"), "Yes, for $30 a day.");
        await Listen();

        Assert.Equal("Can I rent a tandem?", Assert.Single(await Offered()).Question);
        Assert.True((await _given.The<OfferHeardAnswerAgain>().RunAsync(_owner, offer.Id, Ct)).IsDone);
        Assert.Equal(2, (await Offered()).Count);
    }

    [Fact]
    public async Task A_member_who_goes_on_completes_the_offer()
    {
        var conversation = await MiaCouldNot("Do you repair bicycles?");
        await Answers(conversation, "Yes, we repair most of them.");
        await Listen();
        await Answers(conversation, "A puncture is $20.");

        await Listen();

        Assert.Equal("Yes, we repair most of them. A puncture is $20.", Assert.Single(await Offered()).Answer);
    }

    [Fact]
    public async Task It_goes_with_the_visitor_who_has_everything_erased()
    {
        var (visitor, conversation) = await _given.AConversationOf(_owner, "Do you repair bicycles?");
        await _given.MiaRepliesIn(_owner, conversation);
        await Answers(conversation, "Yes, from $20 on.");
        await Listen();
        Assert.Single(await Offered());

        await _given.The<EraseVisitor>().RunAsync(visitor, Ct);

        Assert.Empty(await Offered());
    }

    [Fact]
    public async Task A_business_in_which_a_member_spoke_is_found_at_the_next_start()
    {
        await MiaCouldNot("Do you repair bicycles?");
        await using (var db = await _given.DbFor(_owner))
        {
            db.Gaps.RemoveRange(db.Gaps);
            await db.SaveChangesAsync(Ct);
        }

        Assert.Empty(await _given.The<FindLeftWork>().RunAsync(Caretaker.Instance, Ct));
        await Answers(await OpenAsked("Can I rent a tandem?"), "Yes, for $30 a day.");

        Assert.Equal([_owner.Business], await _given.The<FindLeftWork>().RunAsync(Caretaker.Instance, Ct));
        await Listen();
        Assert.Empty(await _given.The<FindLeftWork>().RunAsync(Caretaker.Instance, Ct));
    }

    [Theory]
    [InlineData("Ana here, can my son Tom come along?", "Can my son come along?")]
    [InlineData("My card 4111 1111 1111 1111 was declined. Do you take cash?", "Do you take cash?")]
    [InlineData("Is order 123456789012 ready?", "Is order … ready?")]
    [InlineData("do you groom rabbits", "Do you groom rabbits?")]
    [InlineData("Do you groom rabbits!", "Do you groom rabbits!")]
    [InlineData("هل يوجد موقف سيارات", "هل يوجد موقف سيارات؟")]
    [InlineData("student discount", "Student discount")]
    [InlineData("Do you open at 9:00 on 24 December?", "Do you open at 9:00 on 24 December?")]
    public void A_question_is_offered_without_names_and_long_numbers(string said, string offered)
    {
        var business = new BusinessProfile(default, "Corner Bakery", "https://b.example", "Bakery", "US", "America/New_York", null, null, null, null, null);

        Assert.Equal(offered, PersonalWords.AsFaqQuestion(said, said.StartsWith("Ana", StringComparison.Ordinal) ? ["Ana Ruiz"] : [], business));
    }

    private async Task<ConversationId> MiaCouldNot(string question)
    {
        var (_, conversation) = await _given.AConversationOf(_owner, question);
        await _given.MiaRepliesIn(_owner, conversation);
        return conversation;
    }

    private async Task<ConversationId> OpenAsked(string question) => (await _given.AConversationOf(_owner, question)).Conversation;

    private async Task Answers(ConversationId conversation, string words)
    {
        _given.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True((await _given.The<ReplyAsOwner>().RunAsync(_owner, conversation, words, $"m-{++_said}", Ct)).IsDone);
    }

    private Task Listen() => _given.The<HearAnswers>().RunAsync(new Mia(_owner.Business), Ct);

    private Task<IReadOnlyList<HeardRow>> Offered() => _given.The<HeardBook>().OfferedAsync(_owner, Ct);

    private static async IAsyncEnumerable<ReplyPart> Parts(params ReplyPart[] parts)
    {
        foreach (var part in parts)
        {
            await Task.CompletedTask;
            yield return part;
        }
    }
}
