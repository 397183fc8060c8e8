using System.Threading.Channels;
using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace MiaPulse.Core.Knowledge;

/// <summary>
/// Lets the sentence encoder over entries that have no vectors yet, one after another behind everybody's back, puts them into the index that is in use
/// and keeps them with their rows. A row without vectors is itself what says that work is left, so nothing is lost when the process ends.
/// </summary>
internal sealed partial class MeaningBackfill : IAsyncDisposable
{
    private const int PerSave = 16;

    private readonly BusinessDbs _dbs;
    private readonly ILogger _log;
    private readonly Channel<(Mia Who, BusinessIndex Index)> _asked = Channel.CreateUnbounded<(Mia, BusinessIndex)>(new UnboundedChannelOptions { SingleReader = true });
    private readonly CancellationTokenSource _stop = new();
    private readonly Lazy<Task> _work;

    public MeaningBackfill(BusinessDbs dbs, ILogger log)
    {
        (_dbs, _log) = (dbs, log);
        _work = new Lazy<Task>(() => Task.Run(WorkAsync));
    }

    public void Ask(Mia who, BusinessIndex index)
    {
        _asked.Writer.TryWrite((who, index));
        _ = _work.Value;
    }

    public async ValueTask DisposeAsync()
    {
        _asked.Writer.TryComplete();
        await _stop.CancelAsync();
        if (_work.IsValueCreated)
        {
            await _work.Value;
        }

        _stop.Dispose();
    }

    private async Task WorkAsync()
    {
        try
        {
            await foreach (var (who, index) in _asked.Reader.ReadAllAsync(_stop.Token))
            {
                await FillAsync(who, index);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // the process ends; rows without vectors are found again at the next start
        }
    }

    private async Task FillAsync(Mia who, BusinessIndex index)
    {
        foreach (var batch in index.Entries.Where(e => e.Meaning is null || !e.MeaningIsKept).Chunk(PerSave))
        {
            foreach (var entry in batch)
            {
                _stop.Token.ThrowIfCancellationRequested();
                entry.Meaning ??= index.Encode(entry);
            }

            try
            {
                await KeepAsync(who, batch);
            }
            catch (Exception e) when (e is DbUpdateException or System.Data.Common.DbException)
            {
                LogNotKept(_log, e, who.Business); // rows that were replaced meanwhile are encoded anew with their successors
            }
        }
    }

    private async Task KeepAsync(Mia who, Entry[] batch)
    {
        await using var db = await _dbs.ForAsync(who, _stop.Token);
        var byId = batch.ToDictionary(e => e.Id);
        var faqs = batch.Where(e => e.IsFaq).Select(e => new FaqId(e.Id)).ToList();
        var passages = batch.Where(e => !e.IsFaq).Select(e => new PassageId(e.Id)).ToList();
        foreach (var faq in await db.Faqs.Where(f => faqs.Contains(f.Id)).ToListAsync(_stop.Token))
        {
            faq.Meaning = byId[faq.Id.Value].WriteMeaning();
        }

        foreach (var passage in await db.Passages.Where(p => passages.Contains(p.Id)).ToListAsync(_stop.Token))
        {
            passage.Meaning = byId[passage.Id.Value].WriteMeaning();
        }

        await db.SaveChangesAsync(_stop.Token);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Vectors of business {Business} were not kept this time")]
    private static partial void LogNotKept(ILogger log, Exception exception, BusinessId business);
}
