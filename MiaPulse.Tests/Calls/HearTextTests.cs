using MiaPulse.Core.Calls;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Leads;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Tests.Calls;

/// <summary>What a text to a business's line changes, whom it reaches, and that no machine answers it.</summary>
public sealed class HearTextTests
{
    private const string OtherLine = "+13125550198";
    private const string Operator = "+13125550100";

    private static readonly CancellationToken Ct = CancellationToken.None;

    private int _texts;

    [Theory]
    [InlineData("STOP")]
    [InlineData(" stop. ")]
    [InlineData("Stop all")]
    [InlineData("STOPALL")]
    [InlineData("Unsubscribe")]
    [InlineData("cancel")]
    [InlineData("End")]
    [InlineData("quit!")]
    [InlineData("REVOKE")]
    [InlineData("opt-out")]
    [InlineData("Arrêt")]
    public async Task Stop_in_all_its_words_ends_this_businesss_texts_to_that_number_until_start(string word)
    {
        await using var given = await Given.AnEmptyInstallation();
        var (owner, other) = (await ABusinessAsync(given), await ABusinessAsync(given, "Other", OtherLine));
        var (caller, theirs) = (await TextedCalls.OfferedAsync(given, owner), await TextedCalls.OfferedAsync(given, other, line: OtherLine));
        var elses = await TextedCalls.OfferedAsync(given, owner, "+13125550124");
        Assert.True(await MayAsync(given, caller));

        Assert.Null(await HearAsync(given, word)); // the vendor answers that by itself

        Assert.Equal((false, true, true), (await MayAsync(given, caller), await MayAsync(given, theirs), await MayAsync(given, elses)));
        given.Clock.Advance(TimeSpan.FromDays(1000));
        Assert.False(await MayAsync(given, caller));
        Assert.Null(await HearAsync(given, "Start"));
        Assert.True(await MayAsync(given, caller));
        Assert.Empty(await TextsInAsync(given, owner));
    }

    [Theory]
    [InlineData("START")]
    [InlineData(" start! ")]
    [InlineData("Unstop")]
    [InlineData("yes")]
    public async Task Start_in_all_its_words_takes_it_back(string word)
    {
        await using var given = await Given.AnEmptyInstallation();
        var caller = await TextedCalls.OfferedAsync(given, await ABusinessAsync(given));
        await HearAsync(given, "STOP");
        Assert.False(await MayAsync(given, caller));

        Assert.Null(await HearAsync(given, word));

        Assert.True(await MayAsync(given, caller));
    }

    [Fact]
    public async Task An_old_stop_that_comes_again_takes_no_start_back_and_twenty_at_once_are_one()
    {
        await using var given = await Given.AnEmptyInstallation();
        var caller = await TextedCalls.OfferedAsync(given, await ABusinessAsync(given));
        await HearAsync(given, "STOP", "SM-a");
        await HearAsync(given, "START", "SM-b");

        await HearAsync(given, "STOP", "SM-a");
        Assert.True(await MayAsync(given, caller));

        await Task.WhenAll(Enumerable.Range(0, 20).Select(n => Task.Run(() => HearAsync(given, "STOP", $"SM-{n}-x"))));
        Assert.False(await MayAsync(given, caller));
        await HearAsync(given, "START", "SM-b");
        Assert.False(await MayAsync(given, caller));
    }

    [Fact]
    public async Task Who_stopped_is_not_texted_in_their_next_call_whatever_they_say_there()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await ABusinessAsync(given);
        Assert.Equal(LinkAnswer.Sent, await TextedCalls.YesAsync(given, await TextedCalls.OfferedAsync(given, owner)));

        await HearAsync(given, "STOP");
        given.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal(LinkAnswer.Impossible, await TextedCalls.YesAsync(given, await TextedCalls.OfferedAsync(given, owner)));
        Assert.Equal(1, given.Texter.Count);
    }

    [Fact]
    public async Task Help_names_the_business_the_support_address_and_how_to_stop_once_a_day_for_each_number_and_business()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await ABusinessAsync(given);
        await ABusinessAsync(given, "Other", OtherLine);

        var answer = await HearAsync(given, "help");
        Assert.StartsWith("Corner Bakery: ", answer, StringComparison.Ordinal);
        Assert.Contains("support@mia.example", answer, StringComparison.Ordinal);
        Assert.Contains("Reply STOP", answer, StringComparison.Ordinal);
        Assert.InRange(TextLength.PartsOf(answer!), 1, 2);
        Assert.Null(await HearAsync(given, "INFO"));
        Assert.StartsWith("Other: ", await HearAsync(given, "help", to: OtherLine), StringComparison.Ordinal);
        Assert.NotNull(await HearAsync(given, "help", from: "+13125550124"));

        given.Clock.Advance(TimeSpan.FromDays(1));
        Assert.NotNull(await HearAsync(given, "Help!"));
        await HearAsync(given, "STOP");
        given.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Null(await HearAsync(given, "help")); // who has stopped gets nothing more
        Assert.Empty(await TextsInAsync(given, owner));
    }

    [Fact]
    public async Task Help_is_in_the_language_that_the_caller_spoke()
    {
        await using var given = await Given.AnEmptyInstallation();
        await TextedCalls.OfferedAsync(given, await ABusinessAsync(given), change: c => c.Language = Language.German);

        Assert.Contains("Fragen: support@mia.example", await HearAsync(given, "HELP"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_vendor_has_understood_and_answered_counts_and_gets_no_second_answer()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await ABusinessAsync(given);
        var caller = await TextedCalls.OfferedAsync(given, owner);

        Assert.Null(await given.The<HearText>().RunAsync(Caretaker.Instance, AText("help", "SM-h") with { Told = TextWish.Help }, Ct));
        Assert.Null(await given.The<HearText>().RunAsync(Caretaker.Instance, AText("Basta", "SM-s") with { Told = TextWish.Stop }, Ct));

        Assert.False(await MayAsync(given, caller));
        Assert.Null(await given.The<HearText>().RunAsync(Caretaker.Instance, AText("Otra vez", "SM-t") with { Told = TextWish.Start }, Ct));
        Assert.True(await MayAsync(given, caller));
        Assert.Empty(await TextsInAsync(given, owner));
    }

    [Fact]
    public async Task Other_words_join_what_was_said_on_the_phone_and_a_person_is_called()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await ABusinessAsync(given);
        var caller = await TextedCalls.OfferedAsync(given, owner);
        await given.MiaRepliesIn(owner, (await TextedCalls.CallOfAsync(given, caller)).ConversationId!.Value);
        var asked = given.Model.Asked;
        Assert.Equal(1, asked);
        given.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Null(await HearAsync(given, "I am running late. My card is 4111 1111 1111 1111"));

        var call = await TextedCalls.CallOfAsync(given, caller);
        var talk = await given.ConversationOf(owner, call.ConversationId!.Value);
        Assert.Equal((ConversationState.Waiting, HandOverReason.Texted, given.Clock.GetUtcNow()), (talk.State, talk.HandOverReason!.Value, talk.WaitingSince!.Value));
        var text = Assert.Single(await TextsInAsync(given, owner));
        Assert.Equal((Author.Visitor, TextedCalls.Caller), (text.Author, text.Extras!.Contact!.Phone));
        Assert.StartsWith("I am running late.", text.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("4111 1111", text.Text, StringComparison.Ordinal);
        Assert.Contains(await given.AlertsOf(owner), a => a.Kind is AlertKind.VisitorWaits);

        await given.MiaRepliesIn(owner, talk.Id);
        talk = await given.ConversationOf(owner, talk.Id);
        Assert.Equal((asked, (DateTimeOffset?)null), (given.Model.Asked, talk.ReplyDueAt)); // she leaves it to the person
        Assert.Equal((0, text.Sequence), (given.Texter.Count, talk.LastSequence));
    }

    [Fact]
    public async Task On_the_phone_she_answers_what_is_said_there_and_not_what_was_texted_before()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await ABusinessAsync(given);
        await HearAsync(given, "Do you take cards?");
        var talk = Assert.Single(await TextsInAsync(given, owner)).ConversationId;
        await given.MiaRepliesIn(owner, talk);

        await TextedCalls.OfferedAsync(given, owner); // says what she is to answer
        await given.MiaRepliesIn(owner, talk);

        Assert.Equal((1, TextedCalls.Asked), (given.Model.Asked, given.Model.LastPrompt!.Question));
        Assert.Equal(Author.Mia, (await given.MessagesIn(owner, talk))[^1].Author);
    }

    [Fact]
    public async Task Somebody_who_never_called_is_known_by_their_number_and_again_when_they_do()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await ABusinessAsync(given);

        await HearAsync(given, "Are you open tomorrow?");
        await HearAsync(given, "And on Sunday?");

        var texts = await TextsInAsync(given, owner);
        Assert.Equal(["Are you open tomorrow?", "And on Sunday?"], texts.Select(t => t.Text));
        var talk = await given.ConversationOf(owner, Assert.Single(texts.Select(t => t.ConversationId).Distinct()));
        Assert.Equal(Channel.Phone, talk.Channel);
        Assert.Equal(talk.VisitorId, (await TextedCalls.OfferedAsync(given, owner)).Visitor);
    }

    [Fact]
    public async Task Contact_details_in_a_text_become_a_lead_in_its_words()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await ABusinessAsync(given);
        await HearAsync(given, "Please mail me the menu, ana@ruiz.example");
        var talk = Assert.Single(await TextsInAsync(given, owner)).ConversationId;

        await given.MiaRepliesIn(owner, talk);

        var lead = (await given.The<LeadBook>().OfConversationAsync(owner, talk, Ct))!;
        Assert.Equal(("ana@ruiz.example", "Please mail me the menu, ana@ruiz.example"), (lead.Email, lead.InTheirWords));
        Assert.Equal(0, given.Model.Asked);
    }

    [Fact]
    public async Task One_that_comes_twice_or_twenty_times_at_once_is_one_message_and_stays_erased()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await ABusinessAsync(given);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => HearAsync(given, "Hello?", "SM-once"))));
        Assert.Single(await TextsInAsync(given, owner));

        await using (var db = await given.DbFor(owner))
        {
            await db.Visitors.ExecuteDeleteAsync(Ct);
        }

        await HearAsync(given, "Hello?", "SM-once");
        Assert.Empty(await TextsInAsync(given, owner));
    }

    [Fact]
    public async Task A_member_who_has_the_conversation_keeps_it_and_a_waiting_that_was_missed_begins_anew()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await ABusinessAsync(given);
        await HearAsync(given, "First");
        var talk = Assert.Single(await TextsInAsync(given, owner)).ConversationId;
        var since = (await given.ConversationOf(owner, talk)).WaitingSince;
        given.Clock.Advance(TimeSpan.FromMinutes(1));
        await HearAsync(given, "Second");
        Assert.Equal(since, (await given.ConversationOf(owner, talk)).WaitingSince); // members have just been told

        given.Clock.Advance(NoticeMissed.Patience);
        Assert.Equal(1, await given.The<NoticeMissed>().RunAsync(Caretaker.Instance, Ct));
        given.Clock.Advance(TimeSpan.FromHours(20));
        await HearAsync(given, "Third");
        Assert.Equal(given.Clock.GetUtcNow(), (await given.ConversationOf(owner, talk)).WaitingSince);
        Assert.Equal(2, (await given.AlertsOf(owner)).Count(a => a.Kind is AlertKind.VisitorWaits));

        await given.The<TakeOver>().RunAsync(owner, talk, Ct);
        await HearAsync(given, "Fourth");
        Assert.Equal((ConversationState.Human, (DateTimeOffset?)null), ((await given.ConversationOf(owner, talk)).State, (await given.ConversationOf(owner, talk)).WaitingSince));
        await given.The<CloseConversation>().RunAsync(owner, talk, Ct);
        await HearAsync(given, "Fifth");
        Assert.Equal(ConversationState.Waiting, (await given.ConversationOf(owner, talk)).State);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \n ")]
    [InlineData("\u0001")]
    public async Task What_has_no_words_is_a_quiet_yes(string? words)
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await ABusinessAsync(given);
        await HearAsync(given, "Hello", "SM-1");
        Assert.Single(await TextsInAsync(given, owner));

        Assert.Null(await HearAsync(given, words, "SM-2"));

        Assert.Single(await TextsInAsync(given, owner));
    }

    [Fact]
    public async Task A_picture_is_named_in_the_callers_language_beside_what_was_written_with_it_and_a_person_is_called()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await ABusinessAsync(given);
        Assert.Null(await given.The<HearText>().RunAsync(Caretaker.Instance, AText("Is this the right part?", "SM-1") with { Files = 2 }, Ct));
        Assert.Null(await given.The<HearText>().RunAsync(Caretaker.Instance, AText("", "SM-2") with { Files = 1 }, Ct));
        Assert.Null(await given.The<HearText>().RunAsync(Caretaker.Instance, AText("", "SM-2") with { Files = 1 }, Ct));
        var german = await ABusinessAsync(given, "Bäckerei", OtherLine);
        await using (var db = await given.DbFor(german))
        {
            await db.Businesses.ExecuteUpdateAsync(set => set.SetProperty(b => b.Region, "DE"), Ct);
        }

        await given.The<HearText>().RunAsync(Caretaker.Instance, AText(null, "SM-3") with { To = OtherLine, Files = 1 }, Ct);

        var texts = await TextsInAsync(given, owner);
        Assert.Equal(["Is this the right part?\n(a picture or another file)", "(a picture or another file)"], texts.Select(t => t.Text));
        Assert.Equal(ConversationState.Waiting, (await given.ConversationOf(owner, texts[0].ConversationId)).State);
        Assert.Equal("(ein Bild oder eine andere Datei)", Assert.Single(await TextsInAsync(given, german)).Text);
    }

    [Fact]
    public async Task Another_number_is_the_operators_and_joins_nobodys_conversation()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await ABusinessAsync(given);
        var caller = await TextedCalls.OfferedAsync(given, owner);

        Assert.Contains("support@mia.example", await HearAsync(given, "HELP", to: Operator), StringComparison.Ordinal);
        Assert.Null(await HearAsync(given, "Hello", to: Operator));
        Assert.Null(await HearAsync(given, "Hello", from: TextedCalls.Line)); // our own word that came back
        Assert.Empty(await TextsInAsync(given, owner));
        Assert.True(await MayAsync(given, caller));

        await HearAsync(given, "STOP", to: Operator); // ends every text
        Assert.False(await MayAsync(given, caller));
        await HearAsync(given, "START"); // says yes to this line, which is not what was stopped
        Assert.False(await MayAsync(given, caller));
    }

    [Fact]
    public async Task Stop_at_a_line_that_is_the_operators_number_too_ends_both()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await ABusinessAsync(given, line: Operator);
        var caller = await TextedCalls.OfferedAsync(given, owner, line: Operator);
        Assert.IsType<Delivery.Delivered>(await AlertAsync(given));

        await HearSharedAsync(given, "STOP", "SM-1");
        Assert.False(await MayAsync(given, caller));
        Assert.IsType<Delivery.NeverAgain>(await AlertAsync(given));

        await HearSharedAsync(given, "START", "SM-2");
        Assert.True(await MayAsync(given, caller));
        Assert.IsType<Delivery.Delivered>(await AlertAsync(given));
        Assert.StartsWith("Corner Bakery: ", await HearSharedAsync(given, "HELP", "SM-3"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_lines_page_knows_that_texts_reach_it()
    {
        await using var given = await Given.AnEmptyInstallation();
        var (owner, other) = (await ABusinessAsync(given), await ABusinessAsync(given, "Other", OtherLine));

        await HearAsync(given, "Hello");

        Assert.Equal((given.Clock.GetUtcNow(), (DateTimeOffset?)null), (await ReachedAsync(given, owner), await ReachedAsync(given, other)));
    }

    private static async Task<Owner> ABusinessAsync(Given given, string name = "Corner Bakery", string line = TextedCalls.Line)
    {
        var owner = await given.ABusiness(name);
        await TextedCalls.LineAsync(given, owner, line);
        return owner;
    }

    private Task<string?> HearAsync(Given given, string? words, string? id = null, string from = TextedCalls.Caller, string to = TextedCalls.Line) =>
        given.The<HearText>().RunAsync(Caretaker.Instance, AText(words, id ?? $"SM{Interlocked.Increment(ref _texts)}") with { From = from, To = to }, Ct);

    private static Task<string?> HearSharedAsync(Given given, string words, string id) =>
        given.The<HearText>().RunAsync(Caretaker.Instance, AText(words, id) with { To = Operator, ReachesOperator = true }, Ct);

    private static TextHeard AText(string? words, string id) => new("twilio", id, TextedCalls.Caller, TextedCalls.Line, words);

    private static Task<bool> MayAsync(Given given, PhoneCaller caller) => given.The<LinkPossible>().ReadAsync(caller, Ct);

    private static Task<Delivery> AlertAsync(Given given) => given.The<ITexter>().SendAsync(new TextMessage(PhoneNumber.FromKept(TextedCalls.Caller)!, "Hello", "key"), Ct);

    private static async Task<DateTimeOffset?> ReachedAsync(Given given, Owner owner)
    {
        await using var db = await given.DbFor(owner);
        return (await db.PhoneLines.AsNoTracking().SingleAsync(Ct)).TextsReachedAt;
    }

    /// <summary>The texts that stand in a business's conversations, in their order.</summary>
    private static async Task<List<Message>> TextsInAsync(Given given, Owner owner)
    {
        await using var db = await given.DbFor(owner);
        var all = await db.Messages.AsNoTracking().OrderBy(m => m.Sequence).ToListAsync(Ct);
        return [.. all.Where(m => m.IsText)];
    }
}
