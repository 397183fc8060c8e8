using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using MiaPulse.Web.Accounts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace MiaPulse.Web.Layout;

/// <summary>What a live event means to a component.</summary>
public enum Heed
{
    Nothing,

    /// <summary>The component took what it needs from the event: draw again.</summary>
    Redraw,

    /// <summary>What is shown may be out of date: read again, then draw.</summary>
    Read,
}

/// <summary>How far a component is with what it shows.</summary>
public enum Load
{
    Loading,
    Ready,
    Failed,
}

/// <summary>
/// A part of the screen that moves while somebody looks: watches first, then reads, and from then on reads again when the feed nudges it, at most once per
/// <see cref="Calm"/>. While the page is only prerendered it neither watches nor reads.
/// </summary>
public abstract partial class LiveComponent : ComponentBase, IDisposable
{
    /// <summary>The shortest time between two refreshes.</summary>
    public static readonly TimeSpan Calm = TimeSpan.FromMilliseconds(100);

    private readonly CancellationTokenSource _gone = new();
    private IDisposable? _watch;
    private Heed _owed;
    private bool _isRefreshing;
    private long _refreshedAt;

    [Inject]
    protected LiveFeed Live { get; set; } = default!;

    [Inject]
    protected TimeProvider Clock { get; set; } = default!;

    [Inject]
    private ILogger<LiveComponent> Log { get; set; } = default!;

    [CascadingParameter]
    private Task<AuthenticationState> SignedIn { get; set; } = default!;

    /// <summary>The member at this screen. Known from the first call of <see cref="ReadAsync"/> on.</summary>
    protected Owner Who { get; private set; } = default!;

    protected Load Load { get; private set; }

    /// <summary>Cancelled when the component goes.</summary>
    protected CancellationToken Gone { get; private set; }

    /// <summary>Reads what is shown. Called again whenever it may be out of date.</summary>
    protected abstract Task ReadAsync(CancellationToken ct);

    /// <summary>What this event means here. Called on the component's own turn; may take words or flags out of the event.</summary>
    protected abstract Heed Hear(LiveEvent what);

    protected override async Task OnInitializedAsync()
    {
        Gone = _gone.Token;
        if (!RendererInfo.IsInteractive)
        {
            return;
        }

        Who = MemberClaims.ToOwner((await SignedIn).User);
        _watch = Live.Watch(Who.Business, what => new ValueTask(HeardAsync(what)));
        await ReadSafelyAsync();
    }

    /// <summary>Reads at once: for what the person at the screen did themselves.</summary>
    protected async Task RefreshAsync()
    {
        _owed = Heed.Nothing;
        await ReadSafelyAsync();
        StateHasChanged();
    }

    /// <summary>The button beside a failed screen.</summary>
    protected async Task TryAgainAsync()
    {
        Load = Load.Loading;
        StateHasChanged();
        await RefreshAsync();
    }

    protected virtual void Dispose(bool isDisposing)
    {
        if (isDisposing && !_gone.IsCancellationRequested)
        {
            _watch?.Dispose();
            _gone.Cancel();
            _gone.Dispose();
        }
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    private async Task HeardAsync(LiveEvent what)
    {
        if (Gone.IsCancellationRequested)
        {
            return;
        }

        await InvokeAsync(() =>
        {
            if (Gone.IsCancellationRequested || Hear(what) is var heed && heed is Heed.Nothing)
            {
                return;
            }

            Owe(heed);
        });
    }

    /// <summary>Asks for a refresh in the rhythm of live ones.</summary>
    protected void Owe(Heed heed)
    {
        _owed = heed > _owed ? heed : _owed;
        if (!_isRefreshing)
        {
            _ = RefreshInTurnAsync();
        }
    }

    private async Task RefreshInTurnAsync()
    {
        _isRefreshing = true;
        try
        {
            while (_owed is not Heed.Nothing)
            {
                var rest = Calm - Clock.GetElapsedTime(_refreshedAt);
                if (_refreshedAt != 0 && rest > TimeSpan.Zero)
                {
                    await Task.Delay(rest, Clock, Gone);
                }

                var owed = _owed;
                _owed = Heed.Nothing;
                if (owed is Heed.Read)
                {
                    await ReadSafelyAsync();
                }

                _refreshedAt = Clock.GetTimestamp();
                StateHasChanged();
            }
        }
        catch (OperationCanceledException) when (Gone.IsCancellationRequested)
        {
            // The screen was left: nobody waits for this refresh.
        }
        finally
        {
            _isRefreshing = false;
        }
    }

    private async Task ReadSafelyAsync()
    {
        try
        {
            await ReadAsync(Gone);
            Load = Load.Ready;
        }
        catch (OperationCanceledException) when (Gone.IsCancellationRequested)
        {
            // The screen was left while it read.
        }
#pragma warning disable CA1031 // whatever goes wrong while reading, the person sees a failed screen with a way on, not a dead circuit
        catch (Exception failure)
#pragma warning restore CA1031
        {
            ReadFailed(Log, failure, GetType().Name);
            Load = Load is Load.Ready ? Load.Ready : Load.Failed;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Component} could not read what it shows")]
    private static partial void ReadFailed(ILogger log, Exception failure, string component);
}
