using System.Globalization;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using MimeKit;

namespace MiaPulse.Web.Vendors.Smtp;

/// <summary>A mail of ours as it goes over the wire.</summary>
internal static class SmtpMessage
{
    public static MimeMessage Of(Mail mail, string from, DateTimeOffset at)
    {
        var sender = MailboxAddress.Parse(from);
        var message = new MimeMessage
        {
            Subject = mail.Subject,
            Date = at,
            Body = new BodyBuilder { TextBody = mail.Text, HtmlBody = mail.Html }.ToMessageBody(),

            // The same mail has the same id however often it is sent: where a line broke after the server had taken it, the reader's program sees one mail.
            MessageId = $"{Secrets.Hash(mail.Key).ToLower(CultureInfo.InvariantCulture)}@{sender.Domain}",
        };
        message.From.Add(sender);
        message.To.Add(new MailboxAddress(null, mail.To.Value));
        if (mail.ReplyTo is { } reply)
        {
            message.ReplyTo.Add(new MailboxAddress(null, reply.Value));
        }

        if (mail.Unsubscribe is { } unsubscribe)
        {
            message.Headers.Add(HeaderId.ListUnsubscribe, $"<{unsubscribe.AbsoluteUri}>");
            message.Headers.Add(HeaderId.ListUnsubscribePost, "List-Unsubscribe=One-Click");
        }

        return message;
    }
}
