using System.ComponentModel.DataAnnotations;
using System.Text;
using MiaPulse.Core.Data;
using MiaPulse.Core.Knowledge.Documents;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Knowledge;

/// <summary>A text that an owner pastes.</summary>
public sealed record TextDraft
{
    // What is typed comes in one frame of the circuit, and no frame is longer than 64 KB.
    public const int MaxTextLength = 20_000;

    [Required(ErrorMessage = "Say what this text is, so that Mia can name it."), PlainName]
    [StringLength(DocumentAddress.MaxNameLength, ErrorMessage = "A name has at most {1} characters.")]
    public string Name { get; set; } = "";

    [Required(ErrorMessage = "Paste the text.")]
    [StringLength(MaxTextLength, ErrorMessage = "A pasted text has at most {1} characters. Upload a longer one as a file.")]
    public string Text { get; set; } = "";
}

/// <summary>
/// An owner gives Mia a document: a file, or a text that was pasted. Answers as soon as it is stored; the reading follows in the background. What is given
/// again under its name takes the place of what was there.
/// </summary>
public sealed class LearnDocument(BusinessDbs dbs, CrawlQueue queue, LiveFeed live, TimeProvider clock)
{
    public const int MaxBytes = 10 * 1024 * 1024;
    public const int MaxDocuments = 50;
    public static readonly string TooLarge = $"A document has at most {MaxBytes / (1024 * 1024)} MB.";

    /// <param name="who">The owner.</param>
    /// <param name="fileName">As the file is called. Says what to call it; of what it is, only what it should have been.</param>
    /// <param name="body">Its bytes.</param>
    /// <param name="ct">Cancels the asking, not the reading.</param>
    public async Task<Result<SourceId>> RunAsync(Owner who, string fileName, byte[] body, CancellationToken ct)
    {
        if (body.Length is 0 or > MaxBytes)
        {
            return Refusal.Invalid("file", body.Length == 0 ? "This file is empty." : TooLarge);
        }

        var name = DocumentAddress.NameOf(fileName);
        return DocumentKinds.Of(body, name) is { Kind: null, Refusal: var refusal } ? Refusal.Invalid("file", refusal) : await StoreAsync(who, name.Length > 0 ? name : "Document", body, ct);
    }

    /// <summary>A text that was pasted.</summary>
    public async Task<Result<SourceId>> RunAsync(Owner who, TextDraft draft, CancellationToken ct)
    {
        var problems = new List<ValidationResult>();
        if (!Validator.TryValidateObject(draft, new ValidationContext(draft), problems, validateAllProperties: true))
        {
            return Refusal.Invalid(problems[0].MemberNames.FirstOrDefault(nameof(TextDraft.Text)).ToLowerInvariant(), problems[0].ErrorMessage!);
        }

        // With its mark, so that nothing has to guess what it is encoded in.
        return await StoreAsync(who, DocumentAddress.NameOf(draft.Name), [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(draft.Text)], ct);
    }

    private async Task<Result<SourceId>> StoreAsync(Owner who, string name, byte[] body, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        var (now, address) = (clock.GetUtcNow(), DocumentAddress.Of(name));
        var source = await db.Sources.FirstOrDefaultAsync(s => s.Url == address, ct);
        if (source is { State: SourceState.Queued or SourceState.Crawling })
        {
            return Refusal.Conflict($"Mia is still reading “{name}”. Give her the newer one in a moment.");
        }

        if (source is null)
        {
            if (await db.Sources.CountAsync(s => s.Kind == SourceKind.Document, ct) >= MaxDocuments)
            {
                return Refusal.OverLimit($"Mia keeps up to {MaxDocuments} documents. Remove one first.");
            }

            source = new Source { BusinessId = who.Business, Id = Ids.New<SourceId>(clock), Kind = SourceKind.Document, Url = address, CreatedAt = now, QueuedAt = now };
            db.Sources.Add(source);
        }

        source.Name = name;
        source.Queue(now);
        if (await db.SourceFiles.FirstOrDefaultAsync(f => f.SourceId == source.Id, ct) is { } left)
        {
            left.Bytes = body; // of a reading that was cut short
        }
        else
        {
            db.SourceFiles.Add(new SourceFile { BusinessId = who.Business, SourceId = source.Id, Bytes = body });
        }

        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException) when (!ct.IsCancellationRequested)
        {
            return Refusal.Conflict($"“{name}” was given twice at the same moment. Look whether it is there, and try again.");
        }

        queue.Wake();
        live.Publish(who.Business, new SourceProgressed(source.Id));
        return source.Id;
    }
}
