using MiaPulse.Core.Conversations;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Chats;

/// <summary>The words of an alert in a chat: what <see cref="AlertMail"/> says, in a few lines.</summary>
public static class ChatAlert
{
    public static ChatWords Write(AlertToSend alert)
    {
        var name = AlertMail.Name(alert.Facts.Who);
        var heading = alert.Kind switch
        {
            AlertKind.LeadCaptured => $"New lead: {name}",
            AlertKind.VisitorWaits => $"{name} waits for you",
            AlertKind.VisitorMissed => $"{name} has waited for {NoticeMissed.Patience.TotalMinutes:0} minutes, and nobody came",
        };
        var isReachable = alert.Facts.Email is not null || alert.Facts.Phone is not null;
        return new ChatWords(name, heading, string.Join('\n', Lines(alert)), isReachable, IsRelay: false);
    }

    private static IEnumerable<string> Lines(AlertToSend alert)
    {
        var facts = alert.Facts;
        if (alert.Kind is AlertKind.VisitorWaits or AlertKind.VisitorMissed && facts.HandOver is { } reason)
        {
            yield return HandOvers.InWords(reason);
        }

        if (facts.Email is not null)
        {
            yield return $"Email: {PlainName.Tidy(facts.Email)}";
        }

        if (facts.Phone is not null)
        {
            yield return $"Phone: {PlainName.Tidy(facts.Phone)}";
        }

        if (facts.Wish is { } wish && wish != facts.Words)
        {
            yield return $"They want: {AlertMail.Quoted(wish)}";
        }

        if (facts.Words is { } words)
        {
            yield return $"They wrote last: {AlertMail.Quoted(words)}";
        }

        yield return "Reply to this message to answer.";
    }
}
