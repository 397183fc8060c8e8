using MiaPulse.Core.Calls;
using MiaPulse.Core.Data;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace MiaPulse.Tests.Calls;

/// <summary>What becomes of a link that did not go out at once, or of which nobody knows whether it did; and of the vendor's later word.</summary>
public sealed class SendDueLinksTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    private static readonly Delivery Unheard = new Delivery.NeverAgain("Nobody knows whether it was taken.") { MayHaveGoneOut = true };

    [Fact]
    public async Task What_was_not_taken_is_handed_over_again_until_ten_minutes_after_the_yes()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        given.Texter.Answers = _ => new Delivery.TryLater("The text provider cannot be reached.");
        var (early, late) = (await ASentLinkAsync(given, owner), await ASentLinkAsync(given, owner, "+13125550124"));
        Assert.Equal((CallTextState.Due, "The text provider cannot be reached."), await StandAsync(given, early));

        given.Texter.Answers = text => text.To.Value == TextedCalls.Caller ? null : new Delivery.TryLater("The text provider cannot be reached.");
        await LaterAsync(given, TimeSpan.FromMinutes(1));
        Assert.Equal((CallTextState.Sent, (string?)null), await StandAsync(given, early));
        Assert.Equal(CallTextState.Due, (await StandAsync(given, late)).State);

        given.Texter.Answers = _ => null;
        await LaterAsync(given, CallText.StillWanted);

        var (state, why) = await StandAsync(given, late);
        Assert.Equal(CallTextState.Failed, state);
        Assert.StartsWith("It could not be sent within 10 minutes of the call.", why, StringComparison.Ordinal);
        Assert.Equal(1, given.Texter.Count);
        await LaterAsync(given, TimeSpan.FromHours(1));
        Assert.Equal(1, given.Texter.Count);
    }

    [Fact]
    public async Task A_row_that_a_kill_left_behind_is_handed_over_and_no_other_is()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        given.Texter.Answers = _ => new Delivery.TryLater("Not now.");
        var caller = await ASentLinkAsync(given, owner);
        given.Texter.Answers = _ => null;
        await TextedCalls.ChangeAsync(given, caller, link => (link.State, link.Tries, link.DueAt) = (CallTextState.Due, 0, given.Clock.GetUtcNow().AddSeconds(15)));

        await TextedCalls.SweepAsync(given);
        Assert.Equal(0, given.Texter.Count); // whoever wrote it is at it
        await LaterAsync(given, TimeSpan.FromSeconds(15));
        Assert.Equal(1, given.Texter.Count);

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => TextedCalls.SweepAsync(given))));
        Assert.Equal(1, given.Texter.Count);
    }

    [Fact]
    public async Task Ten_who_look_at_once_hand_it_over_once()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        given.Texter.Answers = _ => new Delivery.TryLater("Not now.");
        await ASentLinkAsync(given, owner);
        given.Texter.Answers = _ => null;
        given.Clock.Advance(TimeSpan.FromMinutes(1));

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => TextedCalls.SweepAsync(given))));

        Assert.Equal(1, given.Texter.Count);
    }

    [Fact]
    public async Task A_stop_that_comes_before_the_text_leaves_holds_it_back()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        await TextedCalls.LineAsync(given, owner);
        given.Texter.Answers = _ => new Delivery.TryLater("Not now.");
        var (caller, other) = (await ASentLinkAsync(given, owner), await ASentLinkAsync(given, owner, "+13125550124"));
        given.Texter.Answers = _ => null;

        await given.The<HearText>().RunAsync(Caretaker.Instance, new TextHeard("twilio", "SM90", TextedCalls.Caller, TextedCalls.Line, "Stop"), Ct);
        await LaterAsync(given, TimeSpan.FromMinutes(1));

        Assert.Equal((CallTextState.Failed, "Whoever has this number has opted out of texts."), await StandAsync(given, caller));
        Assert.Equal(CallTextState.Sent, (await StandAsync(given, other)).State);
        Assert.Equal("+13125550124", given.Texter.Take().To.Value);
        Assert.False(given.Texter.HasMore);
    }

    [Theory]
    [InlineData(TextStatus.Queued, CallTextState.Sent)]
    [InlineData(TextStatus.Delivered, CallTextState.Delivered)]
    [InlineData(TextStatus.Undelivered, CallTextState.Failed)]
    public async Task One_of_which_nobody_heard_whether_it_was_taken_is_looked_up_and_not_repeated(TextStatus status, CallTextState state)
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var asked = 0;
        given.Texter.Answers = _ => Interlocked.Increment(ref asked) > 0 ? Unheard : null;
        var caller = await ASentLinkAsync(given, owner);
        Assert.Equal((CallTextState.Unknown, "Nobody knows whether it was taken."), await StandAsync(given, caller));
        given.TextLookup.Knows = _ => new FoundText("SM70", status, status is TextStatus.Undelivered ? 30003 : null);

        await LaterAsync(given, TimeSpan.FromMinutes(1));

        var link = (await TextedCalls.TextOfAsync(given, caller))!;
        Assert.Equal((state, "SM70", (DateTimeOffset?)null), (link.State, link.VendorId, link.DueAt));
        Assert.Equal(status is TextStatus.Undelivered ? "The text did not arrive (30003)." : null, link.Failure);
        var looked = Assert.Single(given.TextLookup.Asked);
        Assert.Equal((TextedCalls.Caller, TextedCalls.Line, link.Text), (looked.To, looked.From, looked.Text));
        Assert.InRange(looked.Since, link.AgreedAt - TimeSpan.FromMinutes(1), link.AgreedAt);
        Assert.Equal(1, asked);
    }

    [Fact]
    public async Task One_that_cannot_be_found_is_looked_for_a_day_and_never_sent_again()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var asked = 0;
        given.Texter.Answers = _ => Interlocked.Increment(ref asked) > 0 ? Unheard : null;
        var caller = await ASentLinkAsync(given, owner);

        for (var minutes = 0; minutes < 26 * 60; minutes += 10)
        {
            await LaterAsync(given, TimeSpan.FromMinutes(10));
        }

        var link = (await TextedCalls.TextOfAsync(given, caller))!;
        Assert.Equal((CallTextState.Unknown, (DateTimeOffset?)null), (link.State, link.DueAt));
        Assert.StartsWith("It may have gone out", link.Failure, StringComparison.Ordinal);
        Assert.InRange(given.TextLookup.Asked.Count, 10, 60);
        Assert.Equal(1, asked);

        await TellAsync(given, caller, TextStatus.Delivered); // the vendor's own word still counts
        Assert.Equal((CallTextState.Delivered, (string?)null), await StandAsync(given, caller));
    }

    [Fact]
    public async Task One_that_a_kill_cut_off_is_looked_up_and_not_sent_again()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var caller = await ASentLinkAsync(given, owner);
        given.Texter.Take();
        await TextedCalls.ChangeAsync(given, caller, link => (link.State, link.VendorId, link.DueAt) = (CallTextState.Sending, null, given.Clock.GetUtcNow().AddMinutes(3)));

        await TextedCalls.SweepAsync(given);
        Assert.Empty(given.TextLookup.Asked); // whoever hands it over may be at it still
        await LaterAsync(given, TimeSpan.FromMinutes(3));
        Assert.Equal(CallTextState.Unknown, (await StandAsync(given, caller)).State);
        given.TextLookup.Knows = _ => new FoundText("SM70", TextStatus.Sent, null);
        await LaterAsync(given, TimeSpan.FromMinutes(1));

        Assert.Equal((CallTextState.Sent, (string?)null), await StandAsync(given, caller));
        Assert.Equal(1, given.Texter.Count);
    }

    [Fact]
    public async Task The_same_words_of_another_call_are_not_taken_for_it()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        var sent = await ASentLinkAsync(given, owner);
        given.Texter.Answers = _ => Unheard;
        var caller = await ASentLinkAsync(given, owner);
        given.TextLookup.Knows = _ => new FoundText("SM1", TextStatus.Delivered, null);
        Assert.Equal("SM1", (await TextedCalls.TextOfAsync(given, sent))!.VendorId);

        await LaterAsync(given, TimeSpan.FromMinutes(1));

        Assert.Single(given.TextLookup.Asked);
        var link = (await TextedCalls.TextOfAsync(given, caller))!;
        Assert.Equal((CallTextState.Unknown, (string?)null), (link.State, link.VendorId));
    }

    [Theory]
    [InlineData(CallTextState.Delivered, TextStatus.Queued, TextStatus.Delivered, TextStatus.Sent)]
    [InlineData(CallTextState.Delivered, TextStatus.Delivered, TextStatus.Failed)]
    [InlineData(CallTextState.Failed, TextStatus.Sent, TextStatus.Undelivered, TextStatus.Delivered)]
    [InlineData(CallTextState.Sent, TextStatus.Accepted, TextStatus.Sending)]
    public async Task The_vendors_word_moves_it_forward_and_never_back(CallTextState end, params TextStatus[] told)
    {
        await using var given = await Given.AnEmptyInstallation();
        var (owner, neighbour) = (await given.ABusiness(), await given.ABusiness("Neighbour"));
        var (caller, theirs) = (await ASentLinkAsync(given, owner), await ASentLinkAsync(given, neighbour));

        foreach (var status in told)
        {
            await TellAsync(given, caller, status);
        }

        Assert.Equal(end, (await StandAsync(given, caller)).State);
        Assert.Equal(CallTextState.Sent, (await StandAsync(given, theirs)).State);
    }

    [Fact]
    public async Task A_word_that_is_faster_than_the_answer_finds_the_text_by_its_key_and_stays()
    {
        var fast = new FastVendor();
        await using var given = await Given.AnEmptyInstallation(s => s.Replace(ServiceDescriptor.Singleton<ITexter>(fast)));
        var owner = await given.ABusiness();
        fast.Tells = text => given.The<RecordTextEvent>().RunAsync(Caretaker.Instance, new TextEvent("twilio", "SM55", text.Key, TextStatus.Delivered, null), Ct);

        var caller = await ASentLinkAsync(given, owner);

        var link = (await TextedCalls.TextOfAsync(given, caller))!;
        Assert.Equal((CallTextState.Delivered, "SM55", (DateTimeOffset?)null), (link.State, link.VendorId, link.DueAt));
    }

    [Fact]
    public async Task An_opt_out_that_the_vendor_tells_of_later_is_this_lines_alone()
    {
        await using var given = await Given.AnEmptyInstallation();
        var (owner, other) = (await given.ABusiness(), await given.ABusiness("Other"));
        var caller = await ASentLinkAsync(given, owner);
        var (again, theirs) = (await TextedCalls.OfferedAsync(given, owner), await TextedCalls.OfferedAsync(given, other));
        Assert.True(await given.The<LinkPossible>().ReadAsync(again, Ct));

        var link = (await TextedCalls.TextOfAsync(given, caller))!;
        await given.The<RecordTextEvent>().RunAsync(Caretaker.Instance, new TextEvent("twilio", link.VendorId!, link.Key, TextStatus.Failed, 21610) { OptedOut = TextedCalls.Caller }, Ct);

        Assert.Equal((CallTextState.Failed, "Whoever has this number has opted out of texts."), await StandAsync(given, caller));
        Assert.False(await given.The<LinkPossible>().ReadAsync(again, Ct));
        Assert.True(await given.The<LinkPossible>().ReadAsync(theirs, Ct));
        await using var db = await given.The<PlatformDbs>().OpenAsync(Caretaker.Instance, Ct);
        Assert.Equal((0, 1), (await db.TextOptOuts.CountAsync(Ct), await db.LineOptOuts.CountAsync(Ct)));
    }

    [Fact]
    public async Task A_carrier_that_breaks_instead_of_answering_may_have_sent_it()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        given.Texter.Answers = _ => throw new InvalidOperationException("A bug.");

        var caller = await ASentLinkAsync(given, owner);
        given.Texter.Answers = _ => null;
        await LaterAsync(given, TimeSpan.FromMinutes(1));

        Assert.Equal(CallTextState.Unknown, (await StandAsync(given, caller)).State);
        Assert.Equal(0, given.Texter.Count);
    }

    private static async Task<PhoneCaller> ASentLinkAsync(Given given, Owner owner, string from = TextedCalls.Caller)
    {
        var caller = await TextedCalls.OfferedAsync(given, owner, from);
        Assert.Equal(LinkAnswer.Sent, await TextedCalls.YesAsync(given, caller));
        return caller;
    }

    private static async Task<(CallTextState State, string? Failure)> StandAsync(Given given, PhoneCaller caller) =>
        await TextedCalls.TextOfAsync(given, caller) is { } link ? (link.State, link.Failure) : throw new InvalidOperationException("There is no link.");

    private static Task LaterAsync(Given given, TimeSpan time)
    {
        given.Clock.Advance(time);
        return TextedCalls.SweepAsync(given);
    }

    private static async Task TellAsync(Given given, PhoneCaller caller, TextStatus status)
    {
        var link = (await TextedCalls.TextOfAsync(given, caller))!;
        await given.The<RecordTextEvent>().RunAsync(Caretaker.Instance, new TextEvent("twilio", link.VendorId ?? "SM99", link.Key, status, null), Ct);
    }

    /// <summary>Tells how far a text is before it says that it has taken it.</summary>
    private sealed class FastVendor : ITexter
    {
        public Func<TextMessage, Task> Tells { get; set; } = _ => Task.CompletedTask;

        public async Task<Delivery> SendAsync(TextMessage text, CancellationToken ct)
        {
            await Tells(text);
            return new Delivery.Delivered("SM55");
        }
    }
}
