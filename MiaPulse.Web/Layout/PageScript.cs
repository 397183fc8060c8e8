using Microsoft.JSInterop;

namespace MiaPulse.Web.Layout;

/// <summary>
/// A script at work for one component, which it may call back: started once the component's elements are there, stopped when the component goes.
/// </summary>
/// <param name="module">The file, from the site's root.</param>
/// <param name="function">What it exports for this: takes the component first, and answers with what <c>stop</c>s it.</param>
public sealed class PageScript<TOwner>(string module, string function) : IAsyncDisposable
    where TOwner : class
{
    private DotNetObjectReference<TOwner>? _owner;
    private IJSObjectReference? _work;

    public bool IsAtWork => _work is not null;

    /// <summary>Starts it; does nothing where it was started already.</summary>
    public async Task StartAsync(IJSRuntime js, TOwner owner, CancellationToken ct, params object[] more)
    {
        if (_owner is not null)
        {
            return;
        }

        _owner = DotNetObjectReference.Create(owner);
        var exports = await js.InvokeAsync<IJSObjectReference>("import", ct, module);
        _work = await exports.InvokeAsync<IJSObjectReference>(function, ct, [_owner, .. more]);
    }

    /// <summary>Asks something of it, where it is at work.</summary>
    public async Task AskAsync(string what, CancellationToken ct, params object[] more)
    {
        if (_work is not null)
        {
            await _work.InvokeVoidAsync(what, ct, more);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _owner?.Dispose();
        if (_work is null)
        {
            return;
        }

        try
        {
            await _work.InvokeVoidAsync("stop");
            await _work.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone, and with it everything it held.
        }
    }
}
