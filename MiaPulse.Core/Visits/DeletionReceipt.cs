using System.Security.Cryptography;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Visits;

/// <summary>
/// The receipt for a visitor who has everything erased: what was deleted, when, and a reference. It is written before they are gone, closed (<see cref="ISeal"/>), and its address lies in
/// its closed words alone: with the last try they are forgotten too, and what stays is that there was a receipt.
/// </summary>
public sealed class DeletionReceipt(StrangerMail strangers, IMailTemplates templates, ISeal seal, TimeProvider clock)
{
    /// <summary>Adds it to the unit of work that erases; counts among the few mails of an address that nobody has shown to be theirs.</summary>
    /// <returns>Why there can be none, in a sentence for the visitor; null where it is added.</returns>
    public async Task<Refusal?> AddAsync(MiaDb db, VisitorProfile visitor, EmailAddress to, CancellationToken ct)
    {
        if (await strangers.AddAsync(db, to, ct) is { } refusal)
        {
            return refusal with { Sentence = $"{refusal.Sentence} Or leave it empty, and everything is deleted without a receipt." };
        }

        var now = clock.GetUtcNow();
        var reference = $"D-{Convert.ToHexString(RandomNumberGenerator.GetBytes(5))}";
        var business = PlainName.Tidy(await db.Businesses.AsNoTracking().Select(b => b.Name).FirstAsync(ct));
        var talk = await db.Conversations.AsNoTracking().Where(c => c.VisitorId == visitor.Id && c.Language != null).Select(c => c.Language).FirstOrDefaultAsync(ct);
        var due = DueMail.ForVisitor(visitor.BusinessId, Ids.New<DueMailId>(clock), DueMailKind.DeletionReceipt, null, reference, null, now);
        var isRecorded = await db.CallRecordings.AnyAsync(r => db.Calls.Any(c => c.Id == r.CallId && c.VisitorId == visitor.Id), ct);
        var letter = Write(due, to, talk ?? LanguageTags.Read(visitor.Language) ?? Language.English, business, isRecorded);
        due.Words = seal.Close(Json.Write(KeptMail.Of(await letter.ToMailAsync(templates))));
        db.DueMails.Add(due);
        return null;
    }

    private static Letter Write(DueMail due, EmailAddress to, Language language, string business, bool isRecorded)
    {
        var words = ReceiptWords.In(language);
        var when = $"{language.Written(due.CreatedAt.UtcDateTime)} UTC";
        return new Letter
        {
            Kind = DueMail.WordFor(due.Kind),
            Key = due.SendingKey,
            To = to,
            Language = language,
            Host = business,
            Subject = TranscriptWords.Fill(words.Title, business),
            Paragraphs = [TranscriptWords.Fill(words.Told, business), .. isRecorded ? new[] { words.Recordings } : [], $"{words.When} {when}", $"{words.Reference} {due.About}", words.Forgotten],
            Footer = TranscriptWords.Fill(words.Footer, business),
        };
    }
}
