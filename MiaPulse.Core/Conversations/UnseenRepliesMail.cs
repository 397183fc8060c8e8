using System.Globalization;
using MiaPulse.Core.Data;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Conversations;

/// <summary>
/// Mails a visitor what members wrote and they have not seen, in their language, to the address that they left. Nobody has shown that it is theirs, so it gets no words of the visitor's,
/// links to the business's own website, by which that conversation goes on in any browser (<see cref="ReturnLink"/>), and to where these mails end alone, and few mails a day from
/// everybody together (<see cref="StrangerMail"/>).
/// </summary>
public sealed class UnseenRepliesMail(StrangerMail strangers, IMailTemplates templates, ISeal seal, PublicUrl url, TimeProvider clock) : IDueMailWriter
{
    /// <summary>Why it is given up where <see cref="StrangerMail.MostADay"/> have gone to its address.</summary>
    internal const string HadItsMails = "This address has had three mails from us today, and gets no more.";

    /// <summary>Why it is given up where the reader has ended such mails.</summary>
    internal const string WantsNone = "Whoever reads this address wants no more mails from your chat.";

    /// <summary>What is beyond them is a number in the mail.</summary>
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
        var unseen = db.Messages.AsNoTracking().Where(m => m.ConversationId == id && m.Author == Author.Member && m.Sequence >= first && m.Sequence > seen);
        var said = await unseen.OrderBy(m => m.Sequence).Take(MostMessages).Select(m => new { m.AuthorName, m.Text }).ToListAsync(ct);
        if (said.Count == 0)
        {
            return null;
        }

        var hash = Mailbox.HashOf(to);
        if (await db.StoppedAddresses.AnyAsync(a => a.AddressHash == hash, ct))
        {
            due.GiveUp(WantsNone, clock.GetUtcNow());
            return null;
        }

        if (!await strangers.TakeAsync(Caretaker.Instance, to, ct))
        {
            due.GiveUp(HadItsMails, clock.GetUtcNow());
            return null;
        }

        var visitor = await db.Conversations.AsNoTracking().Where(c => c.Id == id).Select(c => c.VisitorId).FirstAsync(ct);
        var (secret, now) = (SecretWord.New(), clock.GetUtcNow());
        var dead = now - ReturnLink.Lifetime;
        await db.ReturnLinks.Where(l => l.TokenHash == null && l.CreatedAt <= dead).ExecuteDeleteAsync(ct);
        db.ReturnLinks.Add(new ReturnLink { BusinessId = due.BusinessId, SecretHash = secret.Hash, VisitorId = visitor, CreatedAt = now });
        var business = await db.Businesses.AsNoTracking().Select(b => new { b.Name, b.WebsiteUrl, b.Email }).FirstAsync(ct);
        var name = PlainName.Tidy(business.Name);
        var language = await TranscriptMail.LanguageOfAsync(db, id, ct);
        var words = UnseenWords.In(language);
        var more = said.Count < MostMessages ? 0 : await unseen.CountAsync(ct) - said.Count;
        if (due.To is { } before && seal.Open(before) != to.Value)
        {
            due.ForgetStop(); // sent again, and the visitor has corrected the address since
        }

        due.To = seal.Close(to.Value);
        var letter = new Letter
        {
            Kind = DueMail.WordFor(Kind),
            Key = due.SendingKey,
            To = to,
            Language = language,
            Host = name,
            Subject = TranscriptWords.Fill(words.Title, name),
            Paragraphs = [.. said.Select(s => $"{PlainName.Tidy(s.AuthorName ?? name)}: {TranscriptWords.Fill(words.Quoted, Lines(s.Text))}"), .. LeftOut(words, more)],
            Button = words.GoOn,
            Link = new UriBuilder(business.WebsiteUrl) { Fragment = $"miapulse={secret.Text}" }.Uri,
            Footer = TranscriptWords.Fill(words.Footer, name),
            Stop = StopLink.To(Stoppable.Chat, due.StopToken(seal), url, language),
            ReplyTo = EmailAddress.TryParse(business.Email, out var own) ? own : null,
        };
        return await letter.ToMailAsync(templates);
    }

    /// <summary>What a member said, line by line, without what cannot be seen and without empty lines.</summary>
    private static string Lines(string text) => string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(line => PlainName.Tidy(line)).Where(line => line.Length > 0));

    private static string[] LeftOut(UnseenWords words, int more) => more switch
    {
        <= 0 => [],
        1 => [words.OneMore],
        _ => [TranscriptWords.Fill(words.More, more.ToString(CultureInfo.InvariantCulture))],
    };
}
