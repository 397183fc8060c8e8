using MiaPulse.Core.Calls;
using MiaPulse.Core.Shared;
using MiaPulse.Core.Visits;
using MiaPulse.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Tests.Calls;

/// <summary>When a call goes, its sound goes too: here and where it was made, whatever took the call away and whoever is killed meanwhile.</summary>
public sealed class EraseRecordingsTests : IAsyncLifetime
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
    public async Task Who_is_erased_leaves_no_sound_here_or_at_the_vendor_and_the_neighbours_stays()
    {
        var neighbour = await _given.ABusiness("Neighbour");
        var (_, theirs) = await RecordedCalls.KeptAsync(_given, neighbour, "CA2", "RE2");
        var (call, row) = await RecordedCalls.KeptAsync(_given, _owner);

        await EraseAsync(call);
        await RecordedCalls.KeepAsync(_given);

        Assert.Equal((false, true), (File.Exists(RecordedCalls.FileOf(_given, row)), _vendor.HasDeleted("RE1")));
        Assert.Equal((true, false), (File.Exists(RecordedCalls.FileOf(_given, theirs)), _vendor.HasDeleted("RE2")));
        Assert.Equal(theirs.Id, Assert.Single(await RecordedCalls.CopiesAsync(_given)).Id);
    }

    [Fact]
    public async Task A_kill_right_after_the_erasure_forgets_nothing()
    {
        var (call, row) = await RecordedCalls.KeptAsync(_given, _owner);

        await EraseAsync(call); // and nobody comes to anything else

        var copy = Assert.Single(await RecordedCalls.CopiesAsync(_given));
        Assert.Equal((row.Id, null, null), (copy.Id, copy.HeldBy, copy.HeldByBusiness));
        Assert.True(File.Exists(RecordedCalls.FileOf(_given, row)));
        await RecordedCalls.KeepAsync(_given); // the next process
        Assert.False(File.Exists(RecordedCalls.FileOf(_given, row)));
        Assert.Empty(await RecordedCalls.CopiesAsync(_given));
    }

    [Fact]
    public async Task A_vendor_that_is_away_is_asked_until_it_has_done_it()
    {
        var (call, row) = await RecordedCalls.KeptAsync(_given, _owner);
        _vendor.Deletes = () => false;
        await EraseAsync(call);
        await RecordedCalls.KeepAsync(_given);
        Assert.False(File.Exists(RecordedCalls.FileOf(_given, row)));
        Assert.Equal(1, Assert.Single(await RecordedCalls.CopiesAsync(_given)).Tries);

        _vendor.Deletes = () => true;
        _given.Clock.Advance(TimeSpan.FromDays(3));
        await RecordedCalls.KeepAsync(_given);

        Assert.True(_vendor.HasDeleted("RE1"));
        Assert.Empty(await RecordedCalls.CopiesAsync(_given));
    }

    [Fact]
    public async Task A_vendor_that_is_not_set_any_more_is_asked_when_it_is_again_and_our_file_goes_at_once()
    {
        await using var alone = await Given.AnEmptyInstallation();
        var owner = await alone.ABusiness();
        var call = await RecordedCalls.CalledAsync(alone, owner);
        await RecordedCalls.TellAsync(alone, RecordedCalls.Heard());
        var row = await RecordedCalls.RecordingOf(alone, owner, call);
        await using (var file = alone.The<RecordingShelf>().Begin(row.BusinessId, row.Id))
        {
            await file.WriteAsync(FakeRecordingVendor.Sound);
        }

        alone.The<RecordingShelf>().Keep(row.BusinessId, row.Id);
        Assert.True(File.Exists(RecordedCalls.FileOf(alone, row)));

        await alone.The<EraseVisitor>().RunAsync(new Visitor(owner.Business, call.VisitorId), CancellationToken.None);
        await RecordedCalls.KeepAsync(alone);

        Assert.False(File.Exists(RecordedCalls.FileOf(alone, row)));
        Assert.True(Assert.Single(await RecordedCalls.CopiesAsync(alone)).IsAtVendor);
    }

    [Fact]
    public async Task Who_is_erased_while_it_is_fetched_is_not_kept_by_the_fetching()
    {
        var call = await RecordedCalls.CalledAsync(_given, _owner);
        await RecordedCalls.TellAsync(_given, RecordedCalls.Heard());
        var row = await RecordedCalls.RecordingOf(_given, _owner, call);
        var goesOn = new TaskCompletionSource();
        _vendor.Fetches = async (_, _) =>
        {
            await goesOn.Task;
            return null;
        };
        var round = RecordedCalls.KeepAsync(_given);
        await Eventually.HoldsAsync(() => _vendor.Fetched.Count == 1, "it is being fetched");

        await EraseAsync(call);
        goesOn.SetResult();
        await round.WaitAsync(Eventually.Patience);

        Assert.False(File.Exists(RecordedCalls.FileOf(_given, row)));
        Assert.True(_vendor.HasDeleted("RE1"));
        Assert.Empty(await RecordedCalls.CopiesAsync(_given));
    }

    [Fact]
    public async Task One_that_had_only_begun_is_deleted_where_it_is_made_although_its_end_is_told_of_nobody()
    {
        var call = await RecordedCalls.CalledAsync(_given, _owner);
        await RecordedCalls.TellAsync(_given, RecordedCalls.Heard("in-progress"));
        Assert.Single(await RecordedCalls.CopiesAsync(_given));

        await EraseAsync(call);
        await RecordedCalls.TellAsync(_given, RecordedCalls.Heard());
        await RecordedCalls.KeepAsync(_given);

        Assert.True(_vendor.HasDeleted("RE1"));
        Assert.Empty(_vendor.Fetched);
        Assert.Empty(await RecordedCalls.CopiesAsync(_given));
    }

    [Fact]
    public async Task When_a_business_goes_its_recordings_go_and_their_folder()
    {
        var (_, row) = await RecordedCalls.KeptAsync(_given, _owner);
        await using (var db = await _given.DbFor(_owner))
        {
            Assert.Equal(1, await db.Businesses.ExecuteDeleteAsync());
        }

        await RecordedCalls.KeepAsync(_given);

        Assert.False(Directory.Exists(Path.GetDirectoryName(RecordedCalls.FileOf(_given, row))));
        Assert.True(_vendor.HasDeleted("RE1"));
        Assert.Empty(await RecordedCalls.CopiesAsync(_given));
    }

    private async Task EraseAsync(Call call) =>
        Assert.True((await _given.The<EraseVisitor>().RunAsync(new Visitor(_owner.Business, call.VisitorId), CancellationToken.None)).IsDone);
}
