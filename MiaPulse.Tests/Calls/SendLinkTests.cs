using MiaPulse.Core.Calls;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Live;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace MiaPulse.Tests.Calls;

/// <summary>The one text of a call: when it goes out, to whom, with what, and when it does not.</summary>
public sealed class SendLinkTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Fact]
    public async Task A_yes_sends_the_link_that_was_asked_for_from_the_line_to_the_caller_and_keeps_what_proves_it()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var caller = await TextedCalls.OfferedAsync(given, owner);
        given.Clock.Advance(TimeSpan.FromSeconds(20));
        using var heard = given.Hear(owner);

        Assert.Equal(LinkAnswer.Sent, await TextedCalls.YesAsync(given, caller, " Yes, card 4111 1111 1111 1111. "));

        var text = given.Texter.Take();
        Assert.Equal((TextedCalls.Caller, TextedCalls.Line), (text.To.Value, text.From?.Value));
        Assert.Equal("Corner Bakery: here is the link you asked for.\nhttps://b1.example/\nReply STOP to opt out, HELP for help. Msg & data rates may apply.", text.Text);
        var kept = (await TextedCalls.TextOfAsync(given, caller))!;
        Assert.Equal((CallTextState.Sent, "SM1", text.Text, text.Key), (kept.State, kept.VendorId, kept.Text, kept.Key));
        Assert.Equal((LinkKind.Website, "https://b1.example/", TextedCalls.Caller), (kept.Kind, kept.Url, kept.To));
        Assert.Equal((1L, TextedCalls.Asked, Given.Start), (kept.AskedSequence, kept.AskedInWords, kept.AskedAt));
        Assert.Equal(Given.Start.AddSeconds(20), kept.AgreedAt);
        Assert.StartsWith("Yes, card", kept.AgreedInWords, StringComparison.Ordinal);
        Assert.DoesNotContain("4111 1111", kept.AgreedInWords, StringComparison.Ordinal);
        Assert.Null(kept.DueAt);
        Assert.Equal(LinkTalk.Agreed, (await TextedCalls.CallOfAsync(given, caller)).LinkTalk);
        await heard.FirstAsync<CallTextMoved>(e => e.Call == caller.Call);
        Assert.False(given.Texter.HasMore);
    }

    [Fact]
    public async Task The_booking_link_goes_out_where_that_was_asked_for_and_there_is_one()
    {
        await using var given = await Given.AnEmptyInstallation();
        var books = await given.ABusiness("Salon", b => b.BookingUrl = "https://salon.example/book?x=1");
        var not = await given.ABusiness("Garage");

        Assert.Equal(LinkAnswer.Sent, await TextedCalls.YesAsync(given, await TextedCalls.OfferedAsync(given, books, change: c => c.LinkKind = LinkKind.Booking)));
        Assert.Contains("\nhttps://salon.example/book?x=1\n", given.Texter.Take().Text, StringComparison.Ordinal);

        Assert.Equal(LinkAnswer.Impossible, await TextedCalls.YesAsync(given, await TextedCalls.OfferedAsync(given, not, change: c => c.LinkKind = LinkKind.Booking)));
        Assert.False(given.Texter.HasMore);
    }

    [Theory]
    [InlineData(Language.English)]
    [InlineData(Language.German)]
    [InlineData(Language.French)]
    [InlineData(Language.Spanish)]
    [InlineData(Language.Italian)]
    [InlineData(Language.Dutch)]
    [InlineData(Language.Polish)]
    [InlineData(Language.Portuguese)]
    [InlineData(Language.Arabic)]
    public void In_every_language_it_names_the_business_and_says_how_to_stop_and_to_ask(Language language)
    {
        var lines = LinkText.Of("Corner\u202e Bakery", "https://b.example/", language).Split('\n');
        var help = LinkText.OfHelp("Corner Bakery", new SupportAddress("support@mia.example"), language);

        Assert.Equal(3, lines.Length);
        Assert.StartsWith("Corner Bakery: ", lines[0], StringComparison.Ordinal);
        Assert.Equal("https://b.example/", lines[1]);
        Assert.Matches("\\bSTOP\\b.*\\bHELP\\b", lines[2]);
        Assert.StartsWith("Corner Bakery: ", help, StringComparison.Ordinal);
        Assert.Contains("support@mia.example", help, StringComparison.Ordinal);
        Assert.Matches("\\bSTOP\\b", help);
        Assert.True(language is Language.English || (lines[2] != LinkText.Of("x", "y", Language.English).Split('\n')[2] && !help.Contains("Reply", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Twenty_yeses_at_once_send_one()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var caller = await TextedCalls.OfferedAsync(given, owner);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => TextedCalls.YesAsync(given, caller))));

        Assert.Equal((1, 19), (answers.Count(a => a is LinkAnswer.Sent), answers.Count(a => a is LinkAnswer.Already)));
        Assert.Equal(1, given.Texter.Count);

        await TextedCalls.SweepAsync(given);
        given.Clock.Advance(TimeSpan.FromHours(1));
        await TextedCalls.SweepAsync(given);
        Assert.Equal(1, given.Texter.Count);
    }

    [Fact]
    public async Task The_database_takes_no_second_text_of_a_call_whoever_writes_it()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var caller = await TextedCalls.OfferedAsync(given, owner);
        Assert.Equal(LinkAnswer.Sent, await TextedCalls.YesAsync(given, caller));
        var first = (await TextedCalls.TextOfAsync(given, caller))!;

        await using (var db = await given.DbFor(owner))
        {
            db.CallTexts.Add(new CallText
            {
                BusinessId = first.BusinessId,
                CallId = first.CallId,
                Kind = LinkKind.Booking,
                Url = "https://other.example/",
                To = first.To,
                Text = "Another",
                AskedSequence = 1,
                AskedInWords = "x",
                AskedAt = first.AskedAt,
                AgreedInWords = "y",
                AgreedAt = first.AgreedAt,
            });
            await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync(Ct));
        }

        await using (var db = await given.DbFor(owner))
        {
            await db.Calls.ExecuteUpdateAsync(set => set.SetProperty(c => c.LinkTalk, LinkTalk.Offered), Ct); // as if somebody had asked twice
        }

        Assert.Equal(LinkAnswer.Already, await TextedCalls.YesAsync(given, caller));
        Assert.Equal(1, given.Texter.Count);
    }

    [Fact]
    public async Task A_second_call_may_have_its_own()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var (first, second) = (await TextedCalls.OfferedAsync(given, owner), await TextedCalls.OfferedAsync(given, owner));
        Assert.Equal(first.Visitor, second.Visitor);

        Assert.Equal((LinkAnswer.Sent, LinkAnswer.Sent), (await TextedCalls.YesAsync(given, first), await TextedCalls.YesAsync(given, second)));

        Assert.Equal(2, given.Texter.Count);
    }

    [Theory]
    [InlineData("nobody asked", LinkTalk.None)]
    [InlineData("the caller said no", LinkTalk.Declined)]
    [InlineData("no words asked for it", LinkTalk.Offered)]
    [InlineData("those words are not there", LinkTalk.Offered)]
    [InlineData("nobody knows which link", LinkTalk.Offered)]
    [InlineData("there is no conversation", LinkTalk.Offered)]
    [InlineData("the call is over", LinkTalk.Offered)]
    public async Task Without_a_request_and_a_question_before_it_a_yes_sends_nothing(string why, LinkTalk talk)
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var caller = await TextedCalls.OfferedAsync(given, owner, change: call => Spoil(call, why, talk));

        Assert.Equal(LinkAnswer.NotAsked, await TextedCalls.YesAsync(given, caller));

        Assert.Equal(0, given.Texter.Count);
        Assert.Null(await TextedCalls.TextOfAsync(given, caller));
        Assert.Equal(talk, (await TextedCalls.CallOfAsync(given, caller)).LinkTalk);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("anonymous")]
    [InlineData("client:mia")]
    [InlineData("")]
    [InlineData("72345")] // a short code
    [InlineData("+72345")]
    [InlineData("3125550123")] // of which country nobody says
    [InlineData("+1 312 555 0123")]
    [InlineData("+13125550123;ext=9")]
    [InlineData("+19002345678")] // premium
    [InlineData("+491801234567")] // shared cost
    [InlineData("+18002345678")] // nobody's own
    [InlineData("+4930123456")] // a landline for sure
    [InlineData("+881612345678")] // a satellite's
    [InlineData(TextedCalls.Line)] // the line itself
    public async Task To_a_number_that_is_hidden_or_nobodys_own_phone_nothing_goes(string? from)
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var (caller, other) = (await TextedCalls.OfferedAsync(given, owner, from), await TextedCalls.OfferedAsync(given, owner));
        Assert.True(await given.The<LinkPossible>().ReadAsync(other, Ct));

        Assert.False(await given.The<LinkPossible>().ReadAsync(caller, Ct));
        Assert.Equal(LinkAnswer.Impossible, await TextedCalls.YesAsync(given, caller));

        Assert.Equal(LinkTalk.Impossible, (await TextedCalls.CallOfAsync(given, caller)).LinkTalk);
        Assert.Equal((0, (CallText?)null), (given.Texter.Count, await TextedCalls.TextOfAsync(given, caller)));
        Assert.Equal(LinkAnswer.Impossible, await TextedCalls.YesAsync(given, caller));
        Assert.Equal(LinkAnswer.Sent, await TextedCalls.YesAsync(given, other));
    }

    [Fact]
    public async Task Who_has_opted_out_of_one_business_gets_none_of_its_texts_and_those_of_another()
    {
        await using var given = await Given.AnEmptyInstallation();
        var (owner, other) = (await given.ABusiness(), await given.ABusiness("Other"));
        var (caller, theirs) = (await TextedCalls.OfferedAsync(given, owner), await TextedCalls.OfferedAsync(given, other));
        await using (var db = await given.DbFor(owner))
        {
            await LineOptOut.StopAsync(db, owner.Business, TextedCalls.Caller, given.Clock.GetUtcNow(), Ct);
            await db.SaveChangesAsync(Ct);
        }

        Assert.False(await given.The<LinkPossible>().ReadAsync(caller, Ct));
        Assert.True(await given.The<LinkPossible>().ReadAsync(theirs, Ct));
        Assert.Equal((LinkAnswer.Impossible, LinkAnswer.Sent), (await TextedCalls.YesAsync(given, caller), await TextedCalls.YesAsync(given, theirs)));
        Assert.Equal(1, given.Texter.Count);
    }

    [Fact]
    public async Task Who_has_opted_out_of_all_texts_gets_none()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var caller = await TextedCalls.OfferedAsync(given, owner);
        await given.The<HearTextWish>().RunAsync(Caretaker.Instance, new TextHeard("twilio", "SM1", TextedCalls.Caller, "+13125550100", "STOP"), Ct);

        Assert.False(await given.The<LinkPossible>().ReadAsync(caller, Ct));
        Assert.Equal(LinkAnswer.Impossible, await TextedCalls.YesAsync(given, caller));
        Assert.Equal(0, given.Texter.Count);
    }

    [Fact]
    public async Task An_opt_out_that_only_the_vendor_knows_of_counts_for_this_business_alone()
    {
        await using var given = await Given.AnEmptyInstallation();
        var (owner, other) = (await given.ABusiness(), await given.ABusiness("Other"));
        var (caller, again, theirs) = (await TextedCalls.OfferedAsync(given, owner), await TextedCalls.OfferedAsync(given, owner), await TextedCalls.OfferedAsync(given, other));
        given.Texter.Answers = _ => new Delivery.NeverAgain("Whoever has this number has opted out of texts.") { IsOptOut = true };

        Assert.Equal(LinkAnswer.Impossible, await TextedCalls.YesAsync(given, caller));
        given.Texter.Answers = _ => null;

        Assert.Equal(CallTextState.Failed, (await TextedCalls.TextOfAsync(given, caller))!.State);
        Assert.Equal(LinkTalk.Impossible, (await TextedCalls.CallOfAsync(given, caller)).LinkTalk);
        Assert.Equal((LinkAnswer.Impossible, LinkAnswer.Sent), (await TextedCalls.YesAsync(given, again), await TextedCalls.YesAsync(given, theirs)));
        Assert.Equal(1, given.Texter.Count);
    }

    [Fact]
    public async Task A_number_that_the_vendor_says_takes_no_texts_is_offered_none_in_its_next_call()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var (caller, again) = (await TextedCalls.OfferedAsync(given, owner), await TextedCalls.OfferedAsync(given, owner));
        given.Texter.Answers = _ => new Delivery.NeverAgain("This number cannot take texts (21614).") { TakesNoTexts = true };
        Assert.True(await given.The<LinkPossible>().ReadAsync(again, Ct));

        Assert.Equal(LinkAnswer.Impossible, await TextedCalls.YesAsync(given, caller));

        Assert.Equal("This number cannot take texts (21614).", (await TextedCalls.TextOfAsync(given, caller))!.Failure);
        Assert.False(await given.The<LinkPossible>().ReadAsync(again, Ct));
    }

    [Fact]
    public async Task A_caller_waits_for_no_slow_vendor_and_the_text_goes_its_way()
    {
        var slow = new SlowTexter();
        await using var given = await Given.AnEmptyInstallation(s => s.Replace(ServiceDescriptor.Singleton<ITexter>(slow)));
        var owner = await given.ABusiness();
        var caller = await TextedCalls.OfferedAsync(given, owner);

        var answering = TextedCalls.YesAsync(given, caller);
        await Eventually.HoldsAsync(() => slow.Asked == 1, "the vendor is asked");
        Assert.False(answering.IsCompleted);
        await Eventually.HoldsAsync(
            () =>
            {
                given.Clock.Advance(TimeSpan.FromSeconds(1));
                return answering.IsCompleted;
            },
            "the caller is answered");
        Assert.Equal(LinkAnswer.Sent, await answering);
        Assert.Equal(CallTextState.Sending, (await TextedCalls.TextOfAsync(given, caller))!.State);

        slow.Answer.SetResult(new Delivery.Delivered("SM7"));
        await Eventually.HoldsAsync(async () => (await TextedCalls.TextOfAsync(given, caller))!.State is CallTextState.Sent, "it is written down");
        Assert.Equal(1, slow.Asked);
    }

    [Fact]
    public async Task A_rehearsed_calls_text_is_marked_as_one()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();

        Assert.Equal(LinkAnswer.Sent, await TextedCalls.YesAsync(given, await TextedCalls.OfferedAsync(given, owner)));
        Assert.False(given.Texter.Take().IsRehearsal);
        Assert.Equal(LinkAnswer.Sent, await TextedCalls.YesAsync(given, await TextedCalls.OfferedAsync(given, owner, vendor: Call.Simulator)));
        Assert.True(given.Texter.Take().IsRehearsal);
    }

    [Fact]
    public async Task A_neighbours_call_is_nobodys()
    {
        await using var given = await Given.AnEmptyInstallation();
        var (owner, neighbour) = (await given.ABusiness(), await given.ABusiness("Neighbour"));
        var theirs = await TextedCalls.OfferedAsync(given, neighbour);
        var stranger = await given.AVisitorOf(neighbour);
        using var heard = given.Hear(neighbour);

        foreach (var foreign in new[] { new PhoneCaller(owner.Business, theirs.Call, theirs.Visitor), new PhoneCaller(neighbour.Business, theirs.Call, stranger.Id), new PhoneCaller(owner.Business, given.NewId<CallId>(), theirs.Visitor) })
        {
            Assert.False(await given.The<LinkPossible>().ReadAsync(foreign, Ct));
            Assert.Equal(LinkAnswer.NotAsked, await TextedCalls.YesAsync(given, foreign));
        }

        Assert.Equal((0, LinkTalk.Offered), (given.Texter.Count, (await TextedCalls.CallOfAsync(given, theirs)).LinkTalk));
        Assert.Empty(heard.All);
        Assert.Equal(LinkAnswer.Sent, await TextedCalls.YesAsync(given, theirs));
    }

    private static void Spoil(Call call, string how, LinkTalk talk)
    {
        call.LinkTalk = talk;
        call.LinkAskedSequence = how switch { "no words asked for it" => null, "those words are not there" => 99, _ => call.LinkAskedSequence };
        call.LinkKind = how is "nobody knows which link" ? null : call.LinkKind;
        call.ConversationId = how is "there is no conversation" ? null : call.ConversationId;
        call.State = how is "the call is over" ? CallState.Ended : call.State;
    }

    private sealed class SlowTexter : ITexter
    {
        private int _asked;

        public int Asked => _asked;

        public TaskCompletionSource<Delivery> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<Delivery> SendAsync(TextMessage text, CancellationToken ct)
        {
            Interlocked.Increment(ref _asked);
            return Answer.Task;
        }
    }
}
