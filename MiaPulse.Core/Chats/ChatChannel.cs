using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Chats;

/// <summary>Tells a member in their chat, whichever messenger carries it.</summary>
public sealed class ChatChannel(TellChat tell) : INotificationChannel
{
    public AlertChannel Channel => AlertChannel.Telegram;

    public Task<Delivery> SendAsync(AlertToSend alert, CancellationToken ct) =>
        tell.RunAsync(new Mia(alert.BusinessId), alert.To.Member, alert.Conversation, ChatAlert.Write(alert), alert.Facts.UpTo, ct);
}
