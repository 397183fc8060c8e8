using MiaPulse.Core.Notifications;

namespace MiaPulse.Core.Chats;

/// <summary>The words of an alert in a chat: what <see cref="AlertMail"/> says, in a few lines.</summary>
public static class ChatAlert
{
    public static ChatWords Write(AlertToSend alert)
    {
        var isReachable = alert.Facts.Email is not null || alert.Facts.Phone is not null;
        var lines = AlertHeadings.Lines(alert).Append("Reply to this message to answer.");
        return new ChatWords(AlertHeadings.Name(alert.Facts.Who), AlertHeadings.For(alert), string.Join('\n', lines), isReachable, IsRelay: false);
    }
}
