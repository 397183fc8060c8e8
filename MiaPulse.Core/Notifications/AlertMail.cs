using MiaPulse.Core.Conversations;
using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Notifications;

/// <summary>
/// The words of a mailed alert. What the visitor typed is quoted on one line, without what cannot be seen, so that it can neither become a header nor look like
/// ours; <see cref="IMailTemplates"/> encodes it.
/// </summary>
public static class AlertMail
{
    private const int MaxNameLength = 60;

    public static Letter Write(AlertToSend alert, EmailAddress to, PublicUrl url)
    {
        var name = Name(alert.Facts.Who);
        var (subject, heading) = alert.Kind switch
        {
            AlertKind.LeadCaptured => ($"New lead: {name}", $"{name} left a way to reach them"),
            AlertKind.VisitorWaits => ($"{name} waits for a person", $"{name} waits for you"),
            AlertKind.VisitorMissed => ($"{name} still waits for a person", $"{name} has waited for {NoticeMissed.Patience.TotalMinutes:0} minutes, and nobody came"),
        };
        return new Letter(
            Alert.WordFor(alert.Kind),
            alert.Key,
            to,
            subject,
            heading,
            [.. Paragraphs(alert)],
            "Open the conversation",
            url.At($"app/inbox/{alert.Conversation}"),
            $"Sent to {alert.To.Name} of {alert.Business} because your alerts say so. Change that at {url.At("app/settings/alerts")}")
        {
            ReplyTo = EmailAddress.TryParse(alert.Facts.Email, out var visitor) ? visitor : null,
        };
    }

    private static IEnumerable<string> Paragraphs(AlertToSend alert)
    {
        var facts = alert.Facts;
        if (alert.Kind is AlertKind.VisitorWaits or AlertKind.VisitorMissed && facts.HandOver is { } reason)
        {
            yield return HandOvers.InWords(reason);
        }

        if (facts.Email is not null)
        {
            yield return $"Email: {PlainName.Tidy(facts.Email)} (a reply to this mail goes there)";
        }

        if (facts.Phone is not null)
        {
            yield return $"Phone: {PlainName.Tidy(facts.Phone)}";
        }

        if (facts.Wish is { } wish && wish != facts.Words)
        {
            yield return $"They want: {Quoted(wish)}";
        }

        if (facts.Words is { } words)
        {
            yield return $"They wrote last: {Quoted(words)}";
        }
    }

    internal static string Name(string who) => PlainName.Tidy(who) switch
    {
        "" => "A visitor",
        { Length: > MaxNameLength } longer => $"{longer[..(char.IsHighSurrogate(longer[MaxNameLength - 1]) ? MaxNameLength - 1 : MaxNameLength)].TrimEnd()}…",
        var name => name,
    };

    internal static string Quoted(string words) => $"“{PlainName.Tidy(words)}”";
}
