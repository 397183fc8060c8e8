using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace MiaPulse.Tests.Knowledge;

public sealed class RestQueueTests
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);
    private readonly FakeTimeProvider _clock = new(Given.Start);
    private readonly RestQueue _queue;

    public RestQueueTests() => _queue = new RestQueue(_clock);

    [Fact]
    public async Task Many_changes_in_a_row_are_one_look_once_they_have_come_to_rest()
    {
        var business = Ids.New<BusinessId>(_clock);
        await using var rested = _queue.RestedAsync(TestContext.Current.CancellationToken).GetAsyncEnumerator();
        var next = rested.MoveNextAsync().AsTask();
        for (var i = 0; i < 5; i++)
        {
            _queue.Changed(business);
            _clock.Advance(Step);
        }

        Assert.False(next.IsCompleted);
        await RunsUntil(next);
        Assert.Equal(business, rested.Current);

        var again = rested.MoveNextAsync().AsTask();
        _clock.Advance(RestQueue.LongestWait);
        Assert.False(again.IsCompleted); // five were one
        _queue.Done(business);
        _queue.Changed(business);
        await RunsUntil(again);
    }

    [Fact]
    public async Task What_never_rests_is_looked_at_after_a_while()
    {
        var business = Ids.New<BusinessId>(_clock);
        await using var rested = _queue.RestedAsync(TestContext.Current.CancellationToken).GetAsyncEnumerator();
        var next = rested.MoveNextAsync().AsTask();
        var began = _clock.GetUtcNow();

        await Eventually.HoldsAsync(
            () =>
            {
                _queue.Changed(business);
                _clock.Advance(Step);
                return next.IsCompleted;
            },
            "a look although it goes on changing");

        Assert.True(_clock.GetUtcNow() - began >= RestQueue.LongestWait);
    }

    [Fact]
    public async Task What_changes_while_it_is_looked_at_is_looked_at_once_more_and_holds_up_nobody()
    {
        var (one, other) = (Ids.New<BusinessId>(_clock), Ids.New<BusinessId>(_clock));
        await using var rested = _queue.RestedAsync(TestContext.Current.CancellationToken).GetAsyncEnumerator();
        _queue.Changed(one);
        await RunsUntil(rested.MoveNextAsync().AsTask());
        _queue.Changed(one);
        _queue.Changed(other);

        await RunsUntil(rested.MoveNextAsync().AsTask());
        Assert.Equal(other, rested.Current);
        var again = rested.MoveNextAsync().AsTask();
        _clock.Advance(RestQueue.LongestWait);
        Assert.False(again.IsCompleted);
        _queue.Done(one);

        await RunsUntil(again);
        Assert.Equal(one, rested.Current);
    }

    private Task RunsUntil(Task<bool> next) => Eventually.HoldsAsync(
        () =>
        {
            _clock.Advance(Step);
            return next.IsCompleted;
        },
        "a business that has come to rest");
}
