using System.Globalization;
using MiaPulse.Core.Data;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Conversations;

/// <summary>
/// Mails a visitor what members wrote and they have not seen, to the address that they left. Nobody has shown that it is theirs, so it gets no words of the visitor's,
/// a link to the business's own website alone, and few mails a day from everybody together (<see cref="StrangerMail"/>).
/// </summary>
public sealed class UnseenRepliesMail(StrangerMail strangers, IMailTemplates templates) : IDueMailWriter
{
    private const int MostMessages = 20;

    public DueMailKind Kind => DueMailKind.UnseenReplies;

    public async Task<Mail?> WriteAsync(MiaDb db, DueMail due, CancellationToken ct)
    {
        if (due.ConversationId is not { } id
            || !EmailAddress.TryParse(await db.Leads.AsNoTracking().Where(l => l.ConversationId == id).Select(l => l.Email).FirstOrDefaultAsync(ct), out var to))
        {
            return null;
        }

        var first = long.Parse(due.About, CultureInfo.InvariantCulture);
        var seen = await db.Conversations.AsNoTracking().Where(c => c.Id == id).Select(c => c.ReadByVisitor).FirstAsync(ct);
        var said = await db.Messages.AsNoTracking()
            .Where(m => m.ConversationId == id && m.Author == Author.Member && m.Sequence >= first && m.Sequence > seen)
            .OrderBy(m => m.Sequence).Take(MostMessages).Select(m => new { m.AuthorName, m.Text }).ToListAsync(ct);
        if (said.Count == 0 || !await strangers.TakeAsync(Caretaker.Instance, to, ct))
        {
            return null;
        }

        var business = await db.Businesses.AsNoTracking().Select(b => new { b.Name, b.WebsiteUrl, b.Email }).FirstAsync(ct);
        var name = PlainName.Tidy(business.Name);
        var letter = new Letter(
            DueMail.WordFor(Kind),
            due.SendingKey,
            to,
            $"{name} has answered you",
            $"{name} has answered you",
            [.. said.Select(s => $"{PlainName.Tidy(s.AuthorName)}: “{PlainName.Tidy(s.Text)}”")],
            "Go on with the chat",
            new UriBuilder(business.WebsiteUrl) { Fragment = "miapulse" }.Uri,
            $"Sent because this address was left in the chat on the website of {name}. It was not you? Then you need not do anything.")
        {
            ReplyTo = EmailAddress.TryParse(business.Email, out var own) ? own : null,
        };
        return await letter.ToMailAsync(templates);
    }
}
