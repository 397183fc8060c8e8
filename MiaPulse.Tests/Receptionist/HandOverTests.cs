using MiaPulse.Core.Businesses;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Live;
using MiaPulse.Core.Receptionist;
using MiaPulse.Tests.Support;

namespace MiaPulse.Tests.Receptionist;

/// <summary>Why a person is called, each way, and what is said when nobody can come.</summary>
public sealed class HandOverTests
{
    private static readonly WeeklyHours OnWednesday = new([new OpenSpan(DayOfWeek.Wednesday, new TimeOnly(9, 0), new TimeOnly(17, 0))]); // the tests' clock stands on a Monday

    [Theory]
    [InlineData("can I speak to a human please", HandOverReason.Asked)]
    [InlineData("this is useless, you stupid thing", HandOverReason.Frustrated)]
    [InlineData("it's urgent, my back is locked", HandOverReason.Urgent)]
    [InlineData("we have a burst pipe", HandOverReason.Urgent)]
    [InlineData("I have a complaint about my last visit", HandOverReason.Frustrated)]
    public async Task The_visitors_words_say_why(string words, HandOverReason reason)
    {
        await using var desk = await FrontDesk.OpenAsync();

        var (_, end) = await desk.AskAsync(words);

        Assert.Equal(((HandOverReason?)reason, (HandOverReason?)reason), (end.HandOver, end.Extras.Receipt!.HandOver));
    }

    [Theory]
    [InlineData("do you take emergencies?")]
    [InlineData("how much is a sports massage")]
    [InlineData("thanks a lot")]
    [InlineData("what is your cancellation policy?")]
    [InlineData("I want a massage for my boss, how much is a sports massage?")]
    [InlineData("I'm sick of my back pain, how much is a sports massage?")]
    [InlineData("this weather is crap. where can I park?")]
    public async Task Other_words_call_nobody(string words)
    {
        await using var desk = await FrontDesk.OpenAsync();

        Assert.Null((await desk.AskAsync(words)).End.HandOver);
    }

    [Theory]
    [InlineData("I think I'm having a heart attack", "en", "911, 112 or 999")]
    [InlineData("i feel suicidal", "en", "911, 112 or 999")]
    [InlineData("my dad has chest pains and can't breathe", "en", "911, 112 or 999")]
    [InlineData("Mein Mann ist bewusstlos", "de", "Notruf (112)")]
    [InlineData("mon père a une douleur à la poitrine", "fr", "112 ou 15")]
    [InlineData("no puedo respirar", "es", "112 o 911")]
    public async Task Who_is_in_danger_is_told_the_emergency_number_and_nothing_of_the_business(string words, string language, string number)
    {
        await using var desk = await FrontDesk.OpenAsync();
        desk.Language = language;

        var (text, end) = await desk.AskAsync(words);

        Assert.Contains(number, text, StringComparison.Ordinal);
        Assert.Equal(HandOverReason.Urgent, end.HandOver);
        Assert.Empty(end.Extras.Sources);
    }

    [Theory]
    [InlineData("can I have a massage after my stroke last year?")]
    [InlineData("do you teach a first aid course for heart attacks?")]
    [InlineData("is chest pain normal after a massage")]
    [InlineData("I hurt myself at the gym, do you treat that?")]
    [InlineData("my roof has collapsed")]
    [InlineData("my plants are going to die without you")]
    public async Task What_is_behind_somebody_or_only_asked_about_is_no_danger(string words)
    {
        await using var desk = await FrontDesk.OpenAsync();

        Assert.DoesNotContain("911", (await desk.AskAsync(words)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_owners_own_words_are_urgent_too_and_what_is_known_is_answered_beside_it()
    {
        await using var desk = await FrontDesk.OpenAsync();
        desk.Phone = "+1 415 555 0100";
        desk.Manner = Manner.Usual with { UrgentWords = ["race day"] };

        var (text, end) = await desk.AskAsync("race day! how much is a sports massage?");

        Assert.Equal(HandOverReason.Urgent, end.HandOver);
        Assert.Contains("$95", text, StringComparison.Ordinal);
        Assert.Contains("I have told the team that this is urgent.", text, StringComparison.Ordinal);
        Assert.Contains("You can call us on (415) 555-0100.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_angry_and_asks_something_is_answered_and_a_person_called()
    {
        await using var desk = await FrontDesk.OpenAsync();

        var (text, end) = await desk.AskAsync("my old physio was useless, how much is a sports massage?");

        Assert.Equal(HandOverReason.Frustrated, end.HandOver);
        Assert.Contains("$95", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_questions_in_a_row_without_an_answer_are_not_answered()
    {
        await using var desk = await FrontDesk.OpenAsync();

        Assert.Null((await desk.AskAsync("do you do acupuncture for cats?")).End.HandOver);
        Assert.Equal(HandOverReason.NotAnswered, (await desk.AskAsync("do you sell fishing rods?")).End.HandOver);
    }

    [Theory]
    [InlineData("how much is a sports massage?", "How much is a sports massage?")]
    [InlineData("how much is a sports massage?", "what does the sports massage cost")]
    [InlineData("where can I park?", "so where do I park my car")]
    public async Task The_same_asked_again_in_these_words_or_others_means_that_the_answer_did_not_help(string first, string again)
    {
        await using var desk = await FrontDesk.OpenAsync();
        var (answer, before) = await desk.AskAsync(first);
        Assert.Null(before.HandOver);

        var (text, end) = await desk.AskAsync(again);

        Assert.Equal(HandOverReason.Repeated, end.HandOver);
        Assert.Contains("You asked this before", text, StringComparison.Ordinal);
        Assert.Contains(before.Extras.Sources[0].Quote, text, StringComparison.Ordinal);
        Assert.Contains(before.Extras.Sources[0].Quote, answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("how much is a sports massage?", "and for 90 minutes?")]
    [InlineData("do you take Blue Cross insurance?", "and Aetna?")]
    [InlineData("how much is a sports massage?", "where can I park?")]
    public async Task A_question_that_goes_on_is_no_repetition(string first, string next)
    {
        await using var desk = await FrontDesk.OpenAsync();
        await desk.AskAsync(first);

        Assert.NotEqual(HandOverReason.Repeated, (await desk.AskAsync(next)).End.HandOver);
    }

    [Fact]
    public async Task After_hours_she_says_when_it_opens_and_asks_for_a_contact_although_somebody_is_at_the_desk()
    {
        await using var desk = await FrontDesk.OpenAsync();
        (desk.Hours, desk.PeopleAvailable) = (OnWednesday, true);

        var (text, end) = await desk.AskAsync("can I speak to a human please");

        Assert.Contains("We are closed at the moment and open again on Wednesday at 9 am; your question waits for the team here.", text, StringComparison.Ordinal);
        Assert.Contains("email address or phone number", text, StringComparison.Ordinal);
        Assert.DoesNotContain("join this chat", text, StringComparison.Ordinal);
        Assert.Contains(end.Extras.Actions, a => a.Kind == "contact");
        desk.World.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Contains("join this chat", (await desk.AskAsync("can I speak to a human please")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, "as soon as they can")]
    [InlineData(true, "The team will get back to you.")]
    public async Task What_was_passed_on_after_hours_is_answered_as_soon_as_they_can(bool isOpen, string words)
    {
        await using var desk = await FrontDesk.OpenAsync();
        (desk.Hours, desk.PeopleAvailable) = (OnWednesday, true);
        desk.World.Clock.Advance(isOpen ? TimeSpan.FromDays(2) : TimeSpan.Zero);
        await desk.AskAsync("I'm Ana Ruiz, 415 555 0142", new ContactCard("Ana Ruiz", null, "+14155550142"));

        Assert.Contains(words, (await desk.AskAsync("yes")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_told_to_a_hosted_model_after_hours_promises_nobody()
    {
        await using var desk = await FrontDesk.OpenAsync();
        (desk.Hours, desk.PeopleAvailable) = (OnWednesday, true);

        var told = desk.ToolsFor(desk.Prompt("a person please")).AskForHuman();

        Assert.Contains("The business is closed. We are closed now. We open again on Wednesday at 9 am.", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_as_many_replies_as_the_owner_allows_a_person_is_called_and_the_model_not_asked()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness(change: b => b.Manner = Manner.Usual with { MostReplies = 5 });
        var (visitor, id) = await given.AConversationOf(owner, "Question 0");
        given.Model.Says = (prompt, _, _) => Says(prompt);
        for (var i = 1; i <= 5; i++)
        {
            await given.MiaRepliesIn(owner, id);
            Assert.False(given.Model.LastPrompt!.IsCapped);
            given.Clock.Advance(TimeSpan.FromSeconds(5));
            await given.Wrote(visitor, $"Question {i}");
        }

        await given.MiaRepliesIn(owner, id);
        Assert.True(given.Model.LastPrompt!.IsCapped);

        await given.The<TakeOver>().RunAsync(owner, id, CancellationToken.None);
        await given.The<HandBack>().RunAsync(owner, id, CancellationToken.None);
        await given.Wrote(visitor, "And now?");
        await given.MiaRepliesIn(owner, id);
        Assert.False(given.Model.LastPrompt.IsCapped); // a person was there: it counts anew
    }

    [Fact]
    public async Task A_capped_conversation_is_handed_over_with_a_sentence_and_contact_details_are_still_read_back()
    {
        await using var desk = await FrontDesk.OpenAsync();
        desk.IsCapped = true;

        var (text, end) = await desk.AskAsync("where can I park?");
        Assert.Equal(HandOverReason.Cap, end.HandOver);
        Assert.Contains("a person can help you better now", text, StringComparison.Ordinal);

        var (read, _) = await desk.AskAsync("Ana, ana@ruiz.example", new ContactCard("Ana", "ana@ruiz.example", null));
        Assert.Contains("ana@ruiz.example", read, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_reason_is_stored_published_shown_and_gone_when_mia_has_it_back()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var (visitor, id) = await given.AConversationOf(owner, "Do you have rye bread?");
        given.Model.Says = (_, _, _) => throw new HttpRequestException("connection refused");
        using var heard = given.Hear(owner);

        await given.MiaRepliesIn(owner, id);

        Assert.Equal(HandOverReason.Error, (await given.ConversationOf(owner, id)).HandOverReason);
        Assert.Equal(HandOverReason.Error, (await heard.FirstAsync<StateChanged>()).HandOver);
        Assert.Equal(HandOverReason.Error, (await given.MessagesIn(owner, id))[^1].Extras!.Receipt!.HandOver);
        Assert.Equal(HandOverReason.Error, Assert.Single((await given.The<Inbox>().ReadAsync(owner, InboxFilter.Waiting, null, null, 10, CancellationToken.None)).Rows).HandOver);
        Assert.Equal(HandOverReason.Error, (await given.The<OpenConversation>().ReadAsync(owner, id, 10, CancellationToken.None)).Value.Head.HandOver);

        await given.The<HandBack>().RunAsync(owner, id, CancellationToken.None);
        Assert.Null((await given.ConversationOf(owner, id)).HandOverReason);

        await given.The<CallForPerson>().RunAsync(visitor, id, new ConversationStart(Channel.Web, null, null), CancellationToken.None);
        Assert.Equal(HandOverReason.Asked, (await given.ConversationOf(owner, id)).HandOverReason);
        await given.The<TakeOver>().RunAsync(owner, id, CancellationToken.None);
        Assert.Equal(HandOverReason.Asked, (await given.ConversationOf(owner, id)).HandOverReason); // who takes it over sees why
    }

    [Fact]
    public async Task Who_waits_keeps_the_first_reason_unless_it_has_become_urgent()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var (visitor, id) = await given.AConversationOf(owner, "Hello");

        foreach (var (reason, expected) in new[] { (HandOverReason.Repeated, HandOverReason.Repeated), (HandOverReason.NotAnswered, HandOverReason.Repeated), (HandOverReason.Urgent, HandOverReason.Urgent) })
        {
            given.Model.Says = (prompt, _, _) => Says(prompt, reason);
            await given.MiaRepliesIn(owner, id);
            Assert.Equal(expected, (await given.ConversationOf(owner, id)).HandOverReason);
            given.Clock.Advance(TimeSpan.FromSeconds(5));
            await given.Wrote(visitor, "And now?");
        }
    }

    private static async IAsyncEnumerable<ReplyPart> Says(ReceptionistPrompt prompt, HandOverReason? reason = null)
    {
        await Task.Yield();
        yield return new ReplyWords("Well.");
        yield return new ReplyEnd(MessageExtras.None, prompt.Dialogue, reason);
    }
}
