using MiaPulse.Core.Conversations;
using MiaPulse.Core.Receptionist;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;

namespace MiaPulse.Tests.Conversations;

/// <summary>A visitor has everything erased that is kept of them, from one of several tabs, at any moment.</summary>
public sealed class EraseMeTests : IAsyncLifetime
{
    private MiaApp _app = null!;
    private string _key = "";
    private Owner _owner = null!;

    public async ValueTask InitializeAsync()
    {
        _app = await MiaApp.StartAsync();
        (_owner, _key) = await _app.ABusiness();
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task A_visitor_who_has_everything_erased_is_a_stranger_again()
    {
        await using var visitor = await _app.OpenWidget(_key);
        await visitor.SendAsync("Forget me");
        await visitor.HearsAsync("mia", _ => true, "Mia's reply");

        await visitor.Connection.InvokeAsync("EraseMe");

        await using var again = new WidgetVisitor(_app.Widget(_key));
        var refused = await Assert.ThrowsAsync<HubException>(() => again.JoinAsync(visitor.Token));
        Assert.Contains("not_found: ", refused.Message, StringComparison.Ordinal);
        await using var db = await _app.The<Core.Data.BusinessDbs>().ForAsync(_owner, CancellationToken.None);
        Assert.Empty(db.Messages);
        Assert.Empty(db.Conversations);
        Assert.Empty(db.PageViews);
        Assert.Empty(db.Visitors);
    }

    [Fact]
    public async Task Erasing_in_one_tab_tells_and_ends_the_others_and_answers_the_one()
    {
        await using var first = await _app.OpenWidget(_key);
        await using var second = await _app.OpenWidget(_key, first.Token);
        await using var stranger = await _app.OpenWidget(_key);
        var ended = new TaskCompletionSource();
        second.Connection.Closed += _ =>
        {
            ended.TrySetResult();
            return Task.CompletedTask;
        };
        await first.SendAsync("Forget me");
        await second.HearsAsync("visitor", t => t == "Forget me", "the other tab's words");

        await first.Connection.InvokeAsync("EraseMe");

        await ended.Task.WaitAsync(Eventually.Patience);
        Assert.Equal("Erased", second.Heard[^1].Event);
        Assert.DoesNotContain(first.Heard, h => h.Event == "Erased");
        await first.JoinAsync(); // as somebody new, on the same connection
        await first.SendAsync("Hello again");
        await stranger.SendAsync("I am still here");
    }

    [Fact]
    public async Task Erasing_stops_the_reply_under_way_and_nothing_of_it_is_told_after_the_end()
    {
        var stopped = new TaskCompletionSource();
        _app.Model.Says = (_, _, ct) =>
        {
            ct.Register(stopped.SetResult);
            return HalfASentence(ct);
        };
        await using var first = await _app.OpenWidget(_key);
        await using var second = await _app.OpenWidget(_key, first.Token);
        var ended = new TaskCompletionSource();
        second.Connection.Closed += _ =>
        {
            ended.TrySetResult();
            return Task.CompletedTask;
        };
        await first.SendAsync("Forget me");
        await Eventually.HoldsAsync(() => second.Heard.Any(h => h.Event == "ReplyPiece"), "that Mia has begun");

        await first.Connection.InvokeAsync("EraseMe");

        await ended.Task.WaitAsync(Eventually.Patience);
        await stopped.Task.WaitAsync(Eventually.Patience);
        Assert.Equal("Erased", second.Heard[^1].Event);
        Assert.DoesNotContain(first.Heard, h => h.Event is "ReplyEnded" or "Erased");
    }

    private static async IAsyncEnumerable<ReplyPart> HalfASentence([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        yield return new ReplyWords("I was about to tell you. And then ");
        await Task.Delay(Timeout.Infinite, ct);
        yield return new ReplyEnd(MessageExtras.None, DialogueState.Fresh);
    }
}
