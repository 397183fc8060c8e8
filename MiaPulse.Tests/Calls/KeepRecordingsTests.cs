using MiaPulse.Core.Calls;
using MiaPulse.Core.Data;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Tests.Calls;

/// <summary>What a vendor has recorded comes here whole, whatever happens in between.</summary>
public sealed class KeepRecordingsTests : IAsyncLifetime
{
    private readonly FakeRecordingVendor _vendor = new();
    private Given _given = null!;
    private Owner _owner = null!;

    public async ValueTask InitializeAsync()
    {
        _given = await RecordedCalls.WithVendorAsync(_vendor);
        _owner = await _given.ABusiness();
    }

    public ValueTask DisposeAsync() => _given.DisposeAsync();

    [Fact]
    public async Task It_is_fetched_whole_and_then_deleted_where_it_was_made()
    {
        await RecordedCalls.LineAsync(_given, _owner);
        var call = await RecordedCalls.CalledAsync(_given, _owner);
        using var heard = _given.Hear(_owner);

        await RecordedCalls.TellAsync(_given, RecordedCalls.Heard());
        await RecordedCalls.KeepAsync(_given);

        var row = await RecordedCalls.RecordingOf(_given, _owner, call);
        Assert.Equal((RecordingState.Kept, (long)FakeRecordingVendor.Sound.Length, "audio/mpeg", 30, 2), (row.State, row.Bytes, row.ContentType, row.Seconds, row.Channels));
        Assert.Equal(FakeRecordingVendor.Sound, await File.ReadAllBytesAsync(RecordedCalls.FileOf(_given, row)));
        Assert.Equal((true, _given.Clock.GetUtcNow(), null), (_vendor.HasDeleted("RE1"), row.VendorDeletedAt, row.DueAt));
        await heard.FirstAsync<CallsChanged>();
    }

    [Fact]
    public async Task The_vendors_copy_stays_where_the_owner_wants_it_so()
    {
        await RecordedCalls.LineAsync(_given, _owner, isKeptHereAlone: false);

        var (_, row) = await RecordedCalls.KeptAsync(_given, _owner);

        Assert.Equal((false, null, null), (_vendor.HasDeleted("RE1"), row.VendorDeletedAt, row.DueAt));
    }

    [Theory]
    [InlineData("completed")]
    [InlineData("in-progress", "completed")]
    [InlineData("completed", "in-progress")]
    [InlineData("completed", "completed", "in-progress", "completed")]
    public async Task However_often_and_in_whatever_order_it_is_told_it_is_one(params string[] told)
    {
        var call = await RecordedCalls.CalledAsync(_given, _owner, change: c => (c.State, c.EndedAt) = (CallState.Talking, null)); // words of it may also come before the end
        foreach (var status in told)
        {
            await RecordedCalls.TellAsync(_given, RecordedCalls.Heard(status));
        }

        await RecordedCalls.KeepAsync(_given);
        await RecordedCalls.TellAsync(_given, RecordedCalls.Heard(told[^1]));
        await RecordedCalls.KeepAsync(_given);

        Assert.Equal(RecordingState.Kept, (await RecordedCalls.RecordingOf(_given, _owner, call)).State);
        Assert.Single(_vendor.Fetched);
        Assert.Single(await RecordedCalls.CopiesAsync(_given));
    }

    [Fact]
    public async Task Twenty_words_of_it_at_once_are_one()
    {
        var call = await RecordedCalls.CalledAsync(_given, _owner);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => RecordedCalls.TellAsync(_given, RecordedCalls.Heard()))));

        Assert.Equal(RecordingState.Due, (await RecordedCalls.RecordingOf(_given, _owner, call)).State);
        Assert.Single(await RecordedCalls.CopiesAsync(_given));
    }

    [Fact]
    public async Task One_that_has_only_begun_is_not_asked_for_until_its_word_must_have_been_lost()
    {
        await RecordedCalls.CalledAsync(_given, _owner);
        await RecordedCalls.TellAsync(_given, RecordedCalls.Heard("in-progress"));
        await RecordedCalls.KeepAsync(_given);
        Assert.Empty(_vendor.Fetched);

        _given.Clock.Advance(CallRecording.LongestWithoutWord);
        await RecordedCalls.KeepAsync(_given);

        Assert.Single(_vendor.Fetched);
    }

    [Fact]
    public async Task Of_a_call_that_nobody_knows_nothing_is_taken()
    {
        await RecordedCalls.CalledAsync(_given, _owner);
        await RecordedCalls.TellAsync(_given, RecordedCalls.Heard());
        Assert.Single(await RecordedCalls.CopiesAsync(_given));

        await RecordedCalls.TellAsync(_given, RecordedCalls.Heard(call: "CA2", id: "RE2"));

        Assert.Single(await RecordedCalls.CopiesAsync(_given));
    }

    [Fact]
    public async Task One_that_does_not_exist_is_not_asked_for()
    {
        var call = await RecordedCalls.CalledAsync(_given, _owner);

        await RecordedCalls.TellAsync(_given, RecordedCalls.Heard(RecordingHeard.Absent));
        await RecordedCalls.KeepAsync(_given);

        var row = await RecordedCalls.RecordingOf(_given, _owner, call);
        Assert.Equal((RecordingState.Absent, null), (row.State, row.DueAt));
        Assert.Empty(_vendor.Fetched);
    }

    [Fact]
    public async Task One_that_is_not_there_yet_is_asked_for_again()
    {
        var call = await RecordedCalls.CalledAsync(_given, _owner);
        await RecordedCalls.TellAsync(_given, RecordedCalls.Heard());
        _vendor.Fetches = (_, _) => Task.FromResult<FetchedRecording?>(new FetchedRecording.TryLater("It is not there yet."));
        await RecordedCalls.KeepAsync(_given);
        var waiting = await RecordedCalls.RecordingOf(_given, _owner, call);
        Assert.Equal((RecordingState.Due, "It is not there yet."), (waiting.State, waiting.Failure));

        _vendor.Fetches = (_, _) => Task.FromResult<FetchedRecording?>(null);
        _given.Clock.Advance(TimeSpan.FromSeconds(15));
        await RecordedCalls.KeepAsync(_given);

        var row = await RecordedCalls.RecordingOf(_given, _owner, call);
        Assert.Equal((RecordingState.Kept, null), (row.State, row.Failure));
    }

    [Theory]
    [InlineData(3, "audio/mpeg")] // a line that broke
    [InlineData(4000, "text/html")] // a page that says that something is wrong
    public async Task What_came_in_part_or_is_no_sound_is_not_kept(long bytes, string type)
    {
        var call = await RecordedCalls.CalledAsync(_given, _owner);
        await RecordedCalls.TellAsync(_given, RecordedCalls.Heard());
        _vendor.Fetches = async (into, ct) =>
        {
            await into.WriteAsync(FakeRecordingVendor.Sound, ct);
            return new FetchedRecording.Whole(bytes, type);
        };

        await RecordedCalls.KeepAsync(_given);

        var row = await RecordedCalls.RecordingOf(_given, _owner, call);
        Assert.Equal(RecordingState.Due, row.State);
        Assert.NotNull(row.Failure);
        Assert.False(File.Exists(RecordedCalls.FileOf(_given, row)));
    }

    [Fact]
    public async Task A_vendor_that_hangs_is_left_and_asked_again_later()
    {
        var call = await RecordedCalls.CalledAsync(_given, _owner);
        await RecordedCalls.TellAsync(_given, RecordedCalls.Heard());
        _vendor.Fetches = async (_, _) =>
        {
            await Task.Delay(Timeout.Infinite, CancellationToken.None); // not even its token helps
            return null;
        };
        var round = RecordedCalls.KeepAsync(_given);
        await Eventually.HoldsAsync(() => _vendor.Fetched.Count == 1, "the vendor is asked");

        _given.Clock.Advance(FetchRecording.Longest);
        await round.WaitAsync(Eventually.Patience);

        Assert.Equal(RecordingState.Due, (await RecordedCalls.RecordingOf(_given, _owner, call)).State);
        _vendor.Fetches = (_, _) => Task.FromResult<FetchedRecording?>(null);
        _given.Clock.Advance(TimeSpan.FromSeconds(15));
        await RecordedCalls.KeepAsync(_given);
        Assert.Equal(RecordingState.Kept, (await RecordedCalls.RecordingOf(_given, _owner, call)).State);
    }

    [Fact]
    public async Task After_a_day_it_is_given_up_in_words_and_tried_anew_when_the_owner_says_so()
    {
        var call = await RecordedCalls.CalledAsync(_given, _owner);
        await RecordedCalls.TellAsync(_given, RecordedCalls.Heard());
        _vendor.Fetches = (_, _) => Task.FromResult<FetchedRecording?>(new FetchedRecording.TryLater("The provider is away."));
        for (var hour = 0; hour < 36; hour++)
        {
            await RecordedCalls.KeepAsync(_given);
            _given.Clock.Advance(TimeSpan.FromHours(1));
        }

        var lost = await RecordedCalls.RecordingOf(_given, _owner, call);
        Assert.Equal((RecordingState.Failed, "The provider is away.", null), (lost.State, lost.Failure, lost.DueAt));
        var tries = _vendor.Fetched.Count;
        await RecordedCalls.KeepAsync(_given);
        Assert.Equal(tries, _vendor.Fetched.Count);

        _vendor.Fetches = (_, _) => Task.FromResult<FetchedRecording?>(null);
        Assert.True((await _given.The<FetchAgain>().RunAsync(_owner, call.Id, CancellationToken.None)).IsDone);
        await RecordedCalls.KeepAsync(_given);
        Assert.Equal(RecordingState.Kept, (await RecordedCalls.RecordingOf(_given, _owner, call)).State);
    }

    [Fact]
    public async Task A_neighbour_cannot_have_it_tried_anew()
    {
        var call = await RecordedCalls.CalledAsync(_given, _owner);
        await RecordedCalls.TellAsync(_given, RecordedCalls.Heard());
        _vendor.Fetches = (_, _) => Task.FromResult<FetchedRecording?>(new FetchedRecording.NeverAgain("It is gone."));
        await RecordedCalls.KeepAsync(_given);
        Assert.Equal(RecordingState.Failed, (await RecordedCalls.RecordingOf(_given, _owner, call)).State);

        var refused = await _given.The<FetchAgain>().RunAsync(await _given.ABusiness("Neighbour"), call.Id, CancellationToken.None);

        Assert.Equal(RefusalKind.NotFound, refused.Refusal?.Kind);
        Assert.Equal(RecordingState.Failed, (await RecordedCalls.RecordingOf(_given, _owner, call)).State);
    }

    [Fact]
    public async Task Who_was_killed_while_it_was_written_leaves_nothing_that_counts()
    {
        var call = await RecordedCalls.CalledAsync(_given, _owner);
        await RecordedCalls.TellAsync(_given, RecordedCalls.Heard());
        var row = await RecordedCalls.RecordingOf(_given, _owner, call);
        await using (var half = _given.The<RecordingShelf>().Begin(row.BusinessId, row.Id))
        {
            await half.WriteAsync(new byte[9000]);
        }

        await LeaseAsync(row, _given.Clock.GetUtcNow() + FetchRecording.Lease);
        await RecordedCalls.KeepAsync(_given);
        Assert.Empty(_vendor.Fetched); // somebody is at it, as far as one can tell
        Assert.False(File.Exists(RecordedCalls.FileOf(_given, row)));

        _given.Clock.Advance(FetchRecording.Lease);
        await RecordedCalls.KeepAsync(_given);

        Assert.Equal(RecordingState.Kept, (await RecordedCalls.RecordingOf(_given, _owner, call)).State);
        Assert.Equal(FakeRecordingVendor.Sound, await File.ReadAllBytesAsync(RecordedCalls.FileOf(_given, row)));
    }

    [Fact]
    public async Task Who_was_killed_before_the_vendors_copy_was_deleted_leaves_that_to_the_next_one()
    {
        await RecordedCalls.LineAsync(_given, _owner);
        _vendor.Deletes = () => false;
        var (call, row) = await RecordedCalls.KeptAsync(_given, _owner);
        Assert.Equal((false, null), (_vendor.HasDeleted("RE1"), row.VendorDeletedAt));
        Assert.NotNull(row.DueAt);

        _vendor.Deletes = () => true;
        _given.Clock.Advance(TimeSpan.FromSeconds(15));
        await RecordedCalls.KeepAsync(_given);

        Assert.True(_vendor.HasDeleted("RE1"));
        Assert.NotNull((await RecordedCalls.RecordingOf(_given, _owner, call)).VendorDeletedAt);
        Assert.Single(_vendor.Fetched);
    }

    [Fact]
    public async Task Five_processes_that_look_at_once_fetch_it_once()
    {
        var call = await RecordedCalls.CalledAsync(_given, _owner);
        await RecordedCalls.TellAsync(_given, RecordedCalls.Heard());

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => RecordedCalls.KeepAsync(_given))));

        Assert.Single(_vendor.Fetched);
        Assert.Equal(RecordingState.Kept, (await RecordedCalls.RecordingOf(_given, _owner, call)).State);
    }

    [Fact]
    public async Task Without_its_vendor_nothing_is_fetched_and_it_stays_due()
    {
        await using var alone = await Given.AnEmptyInstallation();
        var owner = await alone.ABusiness();
        var call = await RecordedCalls.CalledAsync(alone, owner);
        await RecordedCalls.TellAsync(alone, RecordedCalls.Heard());

        await RecordedCalls.KeepAsync(alone);

        Assert.Equal((RecordingState.Due, 0), ((await RecordedCalls.RecordingOf(alone, owner, call)).State, (await RecordedCalls.RecordingOf(alone, owner, call)).Tries));
    }

    private async Task LeaseAsync(CallRecording recording, DateTimeOffset until)
    {
        await using var db = await _given.The<PlatformDbs>().OpenAsync(Caretaker.Instance, CancellationToken.None);
        (await db.RecordingCopies.SingleAsync(c => c.Id == recording.Id)).LeasedUntil = until;
        await db.SaveChangesAsync();
    }
}
