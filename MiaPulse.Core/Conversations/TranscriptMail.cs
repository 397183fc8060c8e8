using MiaPulse.Core.Data;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Conversations;

/// <summary>Mails a visitor the link to their conversation, in their language. Nothing that anybody said is in it, nor a name that a visitor gave.</summary>
public sealed class TranscriptMail(IMailTemplates templates, ISeal seal, PublicUrl url, TimeProvider clock) : IDueMailWriter
{
    public DueMailKind Kind => DueMailKind.Transcript;

    /// <summary>The language that Mia and the visitor talk in; before she has heard one, their browser's.</summary>
    internal static async Task<Language> LanguageOfAsync(MiaDb db, ConversationId conversation, CancellationToken ct)
    {
        var known = await db.Conversations.AsNoTracking().Where(c => c.Id == conversation)
            .Select(c => new { c.Language, Browsers = db.Visitors.Where(v => v.Id == c.VisitorId).Select(v => v.Language).FirstOrDefault() })
            .FirstAsync(ct);
        return known.Language ?? LanguageTags.Read(known.Browsers) ?? Language.English;
    }

    public async Task<Mail?> WriteAsync(MiaDb db, DueMail due, CancellationToken ct)
    {
        if (due is not { ConversationId: { } id, To: { } closed } || !EmailAddress.TryParse(seal.Open(closed), out var to))
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var dead = now - TranscriptLink.Lifetime;
        await db.TranscriptLinks.Where(l => l.CreatedAt <= dead).ExecuteDeleteAsync(ct);
        var token = SecretWord.New();
        db.TranscriptLinks.Add(new TranscriptLink { BusinessId = due.BusinessId, TokenHash = token.Hash, ConversationId = id, CreatedAt = now });
        var business = PlainName.Tidy(await db.Businesses.AsNoTracking().Select(b => b.Name).FirstAsync(ct));
        var language = await LanguageOfAsync(db, id, ct);
        var words = TranscriptWords.In(language);
        var letter = new Letter
        {
            Kind = DueMail.WordFor(Kind),
            Key = due.SendingKey,
            To = to,
            Language = language,
            Host = business,
            Subject = TranscriptWords.Fill(words.Title, business),
            Paragraphs = [TranscriptWords.Fill(words.Told, business)],
            Button = words.Read,
            Link = url.At($"transcript/{token.Text}"),
            Footer = TranscriptWords.Fill(words.Footer, business),
        };
        return await letter.ToMailAsync(templates);
    }
}
