namespace MiaPulse.Core.Chats;

/// <summary>What a chat is told about itself.</summary>
internal static class ChatHelp
{
    public const string Short = "Reply to a message of mine, and your words go to that visitor; Mia is quiet then. /mia gives the conversation back to her, /today sums up the day, /stop disconnects this chat.";

    public const string NotConnected = "This chat is not connected to a business. Open Settings → Alerts in your dashboard, and scan the code there.";

    public const string NotYours = "Only a member who has connected this chat may do that.";

    public const string ToWhom = "I do not know whom this is for, so nobody got it. Please reply to the message of the visitor whom you mean.";

    public const string TextOnly = "Only text reaches the visitor, so this was not passed on.";

    public const string NotForwarded = "What was forwarded is not passed on. Please write it yourself.";
}
