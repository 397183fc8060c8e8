using MiaPulse.Core.Data;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using Microsoft.Extensions.Logging;

namespace MiaPulse.Core.Knowledge;

/// <summary>
/// Mia reads what the owner gave her. A website: robots.txt, the first page, sitemaps, then page after page, each stored as soon as it is read; a document, at
/// one go. Stopped at any moment, it goes on from there when it is run again; run again when it is over, it does nothing.
/// </summary>
public sealed partial class ReadSource(
    BusinessDbs dbs, GuardedFetcher fetcher, KnowledgeIndex index, LiveFeed live, CrawlerOptions options, TimeProvider clock, ILogger<ReadSource> log)
{
    /// <param name="who">Mia, at work for the business.</param>
    /// <param name="id">The source.</param>
    /// <param name="ct">Stops the reading; it stays due.</param>
    /// <returns>Done when there is nothing left to do, whatever came of it: the source says.</returns>
    public async Task<Result> RunAsync(Mia who, SourceId id, CancellationToken ct)
    {
        var shelf = new CrawlShelf(dbs, index, live, clock, who, id);
        try
        {
            if (!await shelf.OpenAsync(ct))
            {
                return Refusal.NotFound("There is nothing waiting to be read.");
            }

            await (shelf.Kind is SourceKind.Document ? new DocumentReading(shelf, clock).RunAsync(ct) : new Crawl(shelf, fetcher, options, clock).RunAsync(ct));
            CrawlEnded(log, id, shelf.Read, shelf.Found);
        }
        catch (CrawlOverException)
        {
            CrawlCutShort(log, id);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // A bug, or our own database. The owner is told, and the source is not read again and again without end; the failure itself goes up.
            await shelf.FinishAsync(SourceState.Failed, "Something went wrong on our side while Mia was reading. Try again later.", null, isWhole: false, ct);
            throw;
        }

        return Result.Done;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Source {Source} was read: {Read} of {Found} pages")]
    private static partial void CrawlEnded(ILogger log, SourceId source, int read, int found);

    [LoggerMessage(Level = LogLevel.Information, Message = "The reading of source {Source} was called off")]
    private static partial void CrawlCutShort(ILogger log, SourceId source);
}
