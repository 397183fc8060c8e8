using MiaPulse.Core.Knowledge.Documents;

namespace MiaPulse.Core.Knowledge;

/// <summary>One reading of one document: all of it at once, away from everybody who waits, and then page after page onto the shelf.</summary>
internal sealed class DocumentReading(CrawlShelf shelf, TimeProvider clock)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    public async Task RunAsync(CancellationToken ct)
    {
        var content = await shelf.FileAsync(ct) is { } body ? await ReadAsync(body, ct) : DocumentContent.Without("This file is no longer there. Give it to Mia again.");
        if (content.Nothing is { } nothing)
        {
            await shelf.FinishAsync(SourceState.Failed, nothing, null, isWhole: false, ct);
            return;
        }

        var addresses = content.Parts.Select(p => DocumentAddress.PageOf(shelf.Url, p.Number)).ToList();
        var rows = await shelf.AddFoundAsync(addresses, null, ct);
        for (var i = 0; i < rows.Count; i++)
        {
            await shelf.StoreAsync(rows[i], OutcomeOf(content.Parts[i], addresses[i], content.Parts.Count), [], ct);
        }

        await shelf.FinishAsync(SourceState.Ready, null, content.Note, isWhole: true, ct);
    }

    private async Task<DocumentContent> ReadAsync(byte[] body, CancellationToken ct)
    {
        using var late = new CancellationTokenSource(Longest, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, late.Token);
        var stop = either.Token;
        try
        {
            // Waited for with the clock in hand: what does not stop by itself is not waited for.
            return await Task.Run(() => DocumentReader.Read(body, stop), stop).WaitAsync(stop);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return DocumentContent.Without("This file takes so long to read that Mia stopped. Save it anew, or paste the text.");
        }
    }

    private PageOutcome OutcomeOf(DocumentPart part, string address, int parts)
    {
        var title = part.Number is { } number && parts > 1 ? $"{shelf.Name}, page {number}" : shelf.Name;
        var pieces = Cutting.Cut(part.Blocks);
        var words = pieces.Sum(p => Cutting.WordsIn(p.Text));
        var nothing = part.Problem ?? (pieces.Count == 0 ? "There is no text on this page." : null);
        return new PageOutcome(nothing is null ? PageState.Read : PageState.Skipped, nothing, new PageContent(title, pieces, [], words, nothing) { LeftOut = Cutting.ForMachines(part.Blocks) }, address);
    }
}
