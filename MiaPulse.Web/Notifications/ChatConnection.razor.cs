using MiaPulse.Core.Chats;
using MiaPulse.Core.Live;
using MiaPulse.Web.Layout;
using Microsoft.AspNetCore.Components;

namespace MiaPulse.Web.Notifications;

/// <summary>Connects and disconnects the chat of the member at this screen, and sees by itself when it is done.</summary>
public sealed partial class ChatConnection
{
    private OwnChat? _chat;
    private ChatDoors? _doors;
    private string? _refused;
    private bool _isBusy;

    [Inject]
    private ChatSettings Settings { get; set; } = default!;

    [Inject]
    private OfferChat Offer { get; set; } = default!;

    [Inject]
    private DisconnectChat Disconnect { get; set; } = default!;

    protected override async Task ReadAsync(CancellationToken ct)
    {
        _chat = await Settings.ReadAsync(Who, ct);
        if (_chat.Title is not null)
        {
            _doors = null; // spent
        }
    }

    protected override Heed Hear(LiveEvent what) => what is ChatsChanged ? Heed.Read : Heed.Nothing;

    private Task OfferAsync() => DoAsync(async () =>
    {
        var offered = await Offer.RunAsync(Who, Gone);
        _refused = offered.Refusal?.Sentence;
        _doors = offered.IsDone ? offered.Value : null;
    });

    private Task DisconnectAsync() => DoAsync(async () =>
    {
        await Disconnect.RunAsync(Who, Gone);
        _refused = null;
        await RefreshAsync();
    });

    private async Task DoAsync(Func<Task> what)
    {
        if (_isBusy)
        {
            return; // pressed twice before the button could be seen to be busy
        }

        _isBusy = true;
        try
        {
            await what();
        }
        finally
        {
            _isBusy = false;
        }
    }
}
