using MiaPulse.Core.Leads;
using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Notifications;

/// <summary>
/// The words of a mailed alert. What the visitor typed is quoted on one line, without what cannot be seen, so that it can neither become a header nor look like
/// ours; <see cref="IMailTemplates"/> encodes it.
/// </summary>
public static class AlertMail
{
    public static Letter Write(AlertToSend alert, EmailAddress to, PublicUrl url)
    {
        var name = AlertHeadings.Name(alert.Facts.Who);
        var said = AlertHeadings.For(alert, name);
        var (subject, heading) = alert.Kind switch
        {
            AlertKind.LeadCaptured => (said, alert.Facts.Also is ContactFields.None ? $"{name} left a way to reach them" : said),
            AlertKind.VisitorWaits => ($"{name} waits for a person", said),
            AlertKind.VisitorMissed => ($"{name} still waits for a person", said),
            AlertKind.VisitorWrote => ($"{name} waits for an answer", said),
        };
        return new Letter
        {
            Kind = Alert.WordFor(alert.Kind),
            Key = alert.Key,
            To = to,
            Subject = subject,
            Heading = heading,
            Paragraphs = [.. AlertHeadings.Lines(alert, "a reply to this mail goes there")],
            Button = "Open the conversation",
            Link = url.At($"app/inbox/{alert.Conversation}"),
            Footer = Footer(alert.To.Name, alert.Business, url),
            Stop = alert.Stop is { } token ? StopLink.To(Stoppables.Of(alert.Kind), token, url) : null,
            ReplyTo = EmailAddress.TryParse(alert.Facts.Email, out var visitor) ? visitor : null,
        };
    }

    /// <summary>Why a mail came that its reader has chosen among their alerts, and where they choose otherwise.</summary>
    internal static string Footer(string member, string business, PublicUrl url) =>
        $"Sent to {PlainName.Tidy(member)} of {PlainName.Tidy(business)} because your alerts say so. Change that at {url.At("app/settings/alerts")}";
}
