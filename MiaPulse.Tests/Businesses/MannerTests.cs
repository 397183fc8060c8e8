using Bunit;
using MiaPulse.Core.Businesses;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using MiaPulse.Web.Businesses;
using MiaPulse.Web.Conversations;

namespace MiaPulse.Tests.Businesses;

public sealed class MannerTests
{
    private static readonly CancellationToken Ct = Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_an_owner_chooses_is_kept_tidy_and_reaches_the_next_reply_and_nobody_else_s()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var neighbour = await given.ABusiness("Neighbour");

        var done = await given.The<UpdateManner>().RunAsync(
            owner, new MannerInput { Tone = Tone.Formal, Length = AnswerLength.Short, UrgentWords = " Rohrbruch\n\nburst  pipe, rohrbruch ", MostReplies = 12 }, Ct);
        Assert.True(done.IsDone);

        var (_, id) = await given.AConversationOf(owner);
        await given.MiaRepliesIn(owner, id);
        var manner = given.Model.LastPrompt!.Business.Manner;
        Assert.Equal(((Tone?)Tone.Formal, AnswerLength.Short, 12), (manner.Tone, manner.Length, manner.MostReplies));
        Assert.Equal(["Rohrbruch", "burst pipe"], manner.UrgentWords);
        Assert.Null((await given.The<BusinessCard>().ReadAsync(neighbour, Ct)).Manner);
    }

    [Theory]
    [InlineData(null, Language.English, Tone.Friendly)]
    [InlineData(null, Language.German, Tone.Formal)]
    [InlineData(null, null, Tone.Formal)]
    [InlineData(Tone.Friendly, Language.German, Tone.Friendly)]
    [InlineData(Tone.Brief, Language.English, Tone.Brief)]
    public void Until_an_owner_chooses_nobody_is_addressed_as_a_friend(Tone? chosen, Language? language, Tone tone) =>
        Assert.Equal(tone, (Manner.Usual with { Tone = chosen }).ToneIn(language));

    public static TheoryData<MannerInput, string> Odd => new()
    {
        { new MannerInput { Tone = (Tone)9 }, nameof(MannerInput.Tone) },
        { new MannerInput { Length = (AnswerLength)9 }, nameof(MannerInput.Length) },
        { new MannerInput { MostReplies = 4 }, nameof(MannerInput.MostReplies) },
        { new MannerInput { MostReplies = 201 }, nameof(MannerInput.MostReplies) },
        { new MannerInput { UrgentWords = new string('x', MannerInput.LongestUrgentWord + 1) }, nameof(MannerInput.UrgentWords) },
        { new MannerInput { UrgentWords = "!!" }, nameof(MannerInput.UrgentWords) },
        { new MannerInput { UrgentWords = string.Join(',', Enumerable.Range(0, MannerInput.MostUrgentWords + 1).Select(i => $"word{i}")) }, nameof(MannerInput.UrgentWords) },
    };

    [Theory]
    [MemberData(nameof(Odd))]
    public async Task What_does_not_fit_is_refused_at_its_field_and_changes_nothing(MannerInput input, string field)
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();

        var done = await given.The<UpdateManner>().RunAsync(owner, input, Ct);

        Assert.Equal((RefusalKind.Invalid, field), (done.Refusal?.Kind, done.Refusal?.Field));
        Assert.Null((await given.The<BusinessCard>().ReadAsync(owner, Ct)).Manner);
    }

    [Fact]
    public async Task The_preview_follows_tone_length_and_language_at_once_and_saving_keeps_them()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness("Corner Bakery");
        await using var screen = new Screen(given, owner);
        var page = screen.Render<MannerSettingsPage>();
        string Preview() => page.Find(".voice-preview").TextContent;
        Assert.Contains("Hi, I'm Mia, the AI receptionist at Corner Bakery.", Preview(), StringComparison.Ordinal);
        Assert.Contains("Please come ten minutes early.", Preview(), StringComparison.Ordinal);

        Select(page, "Tone", "Formal");
        Assert.Contains("Good day. I am Mia", Preview(), StringComparison.Ordinal);
        Select(page, "Length of answers", "Short");
        Assert.DoesNotContain("Please come ten minutes early.", Preview(), StringComparison.Ordinal);
        Select(page, "Show the preview in", "German");
        Assert.Contains("Wie darf ich Ihnen helfen?", Preview(), StringComparison.Ordinal);
        Assert.Contains("Auf der Website steht auf Englisch: A massage", Preview(), StringComparison.Ordinal);
        Assert.Equal("de", page.Find(".voice-preview").GetAttribute("lang"));

        page.Find("form").Submit();

        await screen.ShowsAsync(() => page.FindAll("[role=status]").Any(s => s.TextContent.StartsWith("Saved", StringComparison.Ordinal)), "that it was saved");
        Assert.Equal(Manner.Usual with { Tone = Tone.Formal, Length = AnswerLength.Short }, (await given.The<BusinessCard>().ReadAsync(owner, Ct)).Manner! with { UrgentWords = Manner.Usual.UrgentWords });
    }

    [Theory]
    [InlineData(HandOverReason.Asked, "The visitor asked for a person.", "Asked for a person")]
    [InlineData(HandOverReason.Frustrated, "The visitor is upset.", "Upset")]
    [InlineData(HandOverReason.Urgent, "The visitor says that it is urgent.", "Urgent")]
    [InlineData(HandOverReason.Repeated, "The visitor asked the same again, so Mia's answer did not help.", "Asked again")]
    [InlineData(HandOverReason.NotAnswered, "Mia found no answer twice in a row.", "Not answered")]
    [InlineData(HandOverReason.Error, "Mia could not work out an answer.", "Mia had a problem")]
    [InlineData(HandOverReason.Cap, "Mia has written as many replies in a row as you let her.", "Long chat")]
    [InlineData(HandOverReason.Texted, "The caller sent a text message. Mia does not answer those.", "Sent a text")]
    public void The_owner_reads_in_plain_words_why_somebody_waits(HandOverReason reason, string sentence, string tag)
    {
        using var screen = new PlainScreen();
        var row = Conversations.Sample.Row(new Microsoft.Extensions.Time.Testing.FakeTimeProvider(Given.Start)) with { State = ConversationState.Waiting, HandOver = reason };

        var banner = screen.Render<ConversationBanner>(p => p.Add(x => x.State, ConversationState.Waiting).Add(x => x.HandOver, reason));
        var line = screen.Render<InboxLine>(p => p.Add(x => x.Row, row).Add(x => x.Href, "/app/inbox/x"));

        Assert.Equal(sentence, banner.Find(".banner-why").TextContent);
        Assert.Equal(tag, line.Find(".tag.reason").TextContent);
        banner.Render(p => p.Add(x => x.State, ConversationState.Mia));
        Assert.Empty(banner.FindAll(".banner-why")); // Mia has it again
    }

    private static void Select(IRenderedComponent<MannerSettingsPage> page, string label, string value) =>
        page.FindAll("label.select-field").Single(l => l.TextContent.TrimStart().StartsWith(label, StringComparison.Ordinal)).QuerySelector("select")!.Change(value);
}
