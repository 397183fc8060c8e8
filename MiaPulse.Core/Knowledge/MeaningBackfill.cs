using System.Collections.Concurrent;
using System.Threading.Channels;
using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace MiaPulse.Core.Knowledge;

/// <summary>
/// Lets the sentence encoder over entries that have no vectors yet, one after another behind everybody's back, puts them into the index that is in use
/// and keeps them with their rows; then the configured embedding model, if there is one. A row without vectors is itself what says that work is left, so
/// nothing is lost when the process ends.
/// </summary>
internal sealed partial class MeaningBackfill : IAsyncDisposable
{
    private const int PerSave = 16;

    /// <summary>Texts that the embedding model is sent at once.</summary>
    private const int PerCall = 32;

    /// <summary>After that it is asked again where it gave nothing.</summary>
    private static readonly TimeSpan AskAgain = TimeSpan.FromMinutes(5);

    private readonly BusinessDbs _dbs;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;
    private readonly IMeaningModel? _model;
    private readonly Channel<(Mia Who, BusinessKnowledge Known)> _asked = Channel.CreateUnbounded<(Mia, BusinessKnowledge)>(new UnboundedChannelOptions { SingleReader = true });

    /// <summary>What was asked for last, until it is done: knowledge that changes while it is read would be encoded once for each change.</summary>
    private readonly ConcurrentDictionary<BusinessId, BusinessKnowledge> _newest = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Lazy<Task> _work;

    public MeaningBackfill(BusinessDbs dbs, TimeProvider clock, ILogger log, IMeaningModel? model)
    {
        (_dbs, _clock, _log, _model) = (dbs, clock, log, model);
        _work = new Lazy<Task>(() => Task.Run(WorkAsync));
    }

    public void Ask(Mia who, BusinessKnowledge known)
    {
        _newest[who.Business] = known;
        _asked.Writer.TryWrite((who, known));
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
            await foreach (var (who, known) in _asked.Reader.ReadAllAsync(_stop.Token))
            {
                await FillAsync(who, known);
                var asksAgain = _model is not null && !await AskModelAsync(_model, who, known);
                _newest.TryRemove(new KeyValuePair<BusinessId, BusinessKnowledge>(who.Business, known));
                if (asksAgain)
                {
                    _ = AskLaterAsync(who, new WeakReference<BusinessKnowledge>(known));
                }
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // the process ends; rows without vectors are found again at the next start
        }
    }

    /// <summary>What is not the newest any more has a successor that was asked for, and finds with the rows what was kept so far.</summary>
    private bool IsNewest(Mia who, BusinessKnowledge known) => _newest.GetValueOrDefault(who.Business) == known;

    private async Task FillAsync(Mia who, BusinessKnowledge known)
    {
        foreach (var batch in known.Entries.Where(e => e.LacksMeaning || e.Meaning is not null && !e.MeaningIsKept).Chunk(PerSave).TakeWhile(_ => IsNewest(who, known)))
        {
            foreach (var entry in batch)
            {
                _stop.Token.ThrowIfCancellationRequested();
                entry.Meaning ??= known.Encode(entry);
            }

            await TryKeepAsync(who, batch);
        }
    }

    /// <summary>False where the model gave nothing: then it is asked again later.</summary>
    private async Task<bool> AskModelAsync(IMeaningModel model, Mia who, BusinessKnowledge known)
    {
        foreach (var batch in known.Entries.Where(e => e.ModelVector is null).Chunk(PerCall).TakeWhile(_ => IsNewest(who, known)))
        {
            if (await model.EncodeAsync(who, [.. batch.Select(e => ModelMeaning.TextOf(e.Title, e.Text))], isAwaited: false, _stop.Token) is not { } vectors)
            {
                return false;
            }

            foreach (var (entry, vector) in batch.Zip(vectors))
            {
                entry.ModelVector = vector;
            }

            await TryKeepAsync(who, batch);
        }

        return true;
    }

    /// <summary>An index that nobody holds any more has a successor, which asks for itself.</summary>
    private async Task AskLaterAsync(Mia who, WeakReference<BusinessKnowledge> known)
    {
        await Task.Delay(AskAgain, _clock, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!_stop.IsCancellationRequested && known.TryGetTarget(out var inUse) && _newest.TryAdd(who.Business, inUse))
        {
            _asked.Writer.TryWrite((who, inUse));
        }
    }

    private async Task TryKeepAsync(Mia who, Entry[] batch)
    {
        try
        {
            await KeepAsync(who, batch);
        }
        catch (Exception e) when (e is DbUpdateException or System.Data.Common.DbException)
        {
            LogNotKept(_log, e, who.Business); // rows that were replaced meanwhile are encoded anew with their successors
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
            faq.ModelMeaning = _model is null ? faq.ModelMeaning : byId[faq.Id.Value].WriteModelMeaning(_model.Name);
        }

        foreach (var passage in await db.Passages.Where(p => passages.Contains(p.Id)).ToListAsync(_stop.Token))
        {
            passage.Meaning = byId[passage.Id.Value].WriteMeaning();
            passage.ModelMeaning = _model is null ? passage.ModelMeaning : byId[passage.Id.Value].WriteModelMeaning(_model.Name);
        }

        await db.SaveChangesAsync(_stop.Token);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Vectors of business {Business} were not kept this time")]
    private static partial void LogNotKept(ILogger log, Exception exception, BusinessId business);
}
