using System.Linq.Expressions;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Calls;

/// <summary>The calls of a business: who called and what came of it, and each with its words and its sound.</summary>
public sealed class CallBook(BusinessDbs dbs, RecordingShelf shelf)
{
    public const int MaxPageSize = 200;
    public const int MaxSearchLength = 100;

    private const int MaxLines = 2000;
    private const int FewestDigits = 3;

    internal static readonly Refusal NotThere = Refusal.NotFound("That call no longer exists.");

    private static readonly Refusal Unheard = Refusal.NotFound("There is no recording of that call here.");

    /// <summary>Newest first.</summary>
    /// <param name="who">Whose calls.</param>
    /// <param name="filter">Which of them.</param>
    /// <param name="search">Part of a name or a number; null or blank for all.</param>
    /// <param name="skip">How many to leave out, 0 for the first page; beyond the end it is the last page.</param>
    /// <param name="take">How many at most, up to <see cref="MaxPageSize"/>.</param>
    /// <param name="ct">Stops waiting.</param>
    public async Task<CallList> PageAsync(Owner who, CallFilter filter, string? search, int skip, int take, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        var calls = Found(db, Chosen(db, filter), search);
        var total = await calls.CountAsync(ct);
        var slice = Slice.Within(total, skip, Math.Clamp(take, 1, MaxPageSize));
        var rows = await calls.OrderByDescending(c => c.StartedAt).ThenBy(c => c.Id).Skip(slice.Skip).Take(slice.Take)
            .Select(c => new
            {
                Call = c,
                Name = db.Conversations.Where(t => (ConversationId?)t.Id == c.ConversationId).Select(t => t.ContactName).FirstOrDefault(),
                Words = db.Messages
                    .Where(m => (ConversationId?)m.ConversationId == c.ConversationId && m.Sequence >= c.FirstSequence && m.Sequence <= c.LastSequence && m.Author == Author.Visitor)
                    .OrderBy(m => m.Sequence).Select(m => m.Text).FirstOrDefault(),
            })
            .ToListAsync(ct);
        var ids = rows.Select(r => r.Call.Id).ToList();
        var talks = rows.Select(r => r.Call.ConversationId).OfType<ConversationId>().Distinct().ToList();
        var leads = await db.Leads.AsNoTracking().Where(l => talks.Contains(l.ConversationId)).Select(l => new { l.ConversationId, l.Name, l.Wish }).ToDictionaryAsync(l => l.ConversationId, ct);
        var texts = await db.CallTexts.AsNoTracking().Where(t => ids.Contains(t.CallId)).Select(t => new { t.CallId, t.State }).ToDictionaryAsync(t => t.CallId, t => t.State, ct);
        var sounds = (await db.CallRecordings.AsNoTracking().Where(r => ids.Contains(r.CallId)).ToListAsync(ct)).ToLookup(r => r.CallId);
        var region = await db.Businesses.AsNoTracking().Select(b => b.Region).FirstAsync(ct);
        var line = await db.PhoneLines.AsNoTracking().Select(l => l.Number).FirstOrDefaultAsync(ct);
        return new CallList(
            [
                .. rows.Select(r =>
                {
                    var lead = r.Call.ConversationId is { } talk ? leads.GetValueOrDefault(talk) : null;
                    CallTextState? text = texts.TryGetValue(r.Call.Id, out var state) ? state : null;
                    return new CallRow(
                        r.Call.Id, r.Call.From, lead?.Name ?? r.Name, r.Call.State, r.Call.Ending, r.Call.StartedAt, r.Call.EndedAt, lead?.Wish ?? r.Words, lead is not null, text, Best(sounds[r.Call.Id])?.State);
                }),
            ],
            total, slice.Skip, region, line);
    }

    /// <summary>One call with all that is known of it.</summary>
    public async Task<Result<CallView>> FindAsync(Owner who, CallId id, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        if (await db.Calls.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, ct) is not { } call)
        {
            return NotThere;
        }

        var said = await SaidAsync(db, call, ct);
        var lead = await db.Leads.AsNoTracking()
            .Where(l => (ConversationId?)l.ConversationId == call.ConversationId)
            .Select(l => new LeadOfConversation(l.Id, l.Name, l.Email, l.Phone, l.Wish, l.Status, l.CreatedAt)).FirstOrDefaultAsync(ct);
        var name = lead?.Name ?? await db.Conversations.AsNoTracking().Where(t => (ConversationId?)t.Id == call.ConversationId).Select(t => t.ContactName).FirstOrDefaultAsync(ct);
        var text = await db.CallTexts.AsNoTracking().FirstOrDefaultAsync(t => t.CallId == id, ct);
        var sound = Best(await db.CallRecordings.AsNoTracking().Where(r => r.CallId == id).ToListAsync(ct));
        var (since, until) = (call.StartedAt, call.EndedAt ?? DateTimeOffset.MaxValue);
        var open = await db.Gaps.AsNoTracking()
            .Where(g => (ConversationId?)g.ConversationId == call.ConversationId && g.At >= since && g.At <= until).OrderBy(g => g.At).Select(g => g.Question).ToListAsync(ct);
        var lines = CallLine.Of(call, said);
        return new CallView(
            id, call.ConversationId, call.From, call.To, name, call.State, call.StartedAt, call.EndedAt, call.Notice, After(call, call.NoticeAt ?? call.StartedAt), lines,
            CallSummary.Of(new CallFacts(call, said, open, lead?.Wish, text?.State)), lead, TextOf(text, call, lines), SoundOf(sound, call),
            await db.Businesses.AsNoTracking().Select(b => b.Region).FirstAsync(ct))
        {
            Greeting = call.Greeting,
            GreetedAfter = GreetedAfter(call, lines),
            IsRehearsal = call.Vendor == Call.Simulator,
        };
    }

    /// <summary>The sound of a call, where it is here.</summary>
    public async Task<Result<KeptSound>> SoundAsync(Owner who, CallId id, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        return Best(await db.CallRecordings.AsNoTracking().Where(r => r.CallId == id).ToListAsync(ct)) is { State: RecordingState.Kept, ContentType: { } type } recording
            && shelf.Has(recording.BusinessId, recording.Id)
            ? new KeptSound(shelf.PathOf(recording.BusinessId, recording.Id), type)
            : Unheard;
    }

    private static IQueryable<Call> Chosen(MiaDb db, CallFilter filter)
    {
        Expression<Func<Call, bool>> isChosen = filter switch
        {
            CallFilter.All => c => true,
            CallFilter.WithLead => c => db.Leads.Any(l => (ConversationId?)l.ConversationId == c.ConversationId),
            CallFilter.Texted => c => db.CallTexts.Any(t => t.CallId == c.Id),
            CallFilter.Failed => c => c.Ending == CallEnding.Failed
                || db.CallTexts.Any(t => t.CallId == c.Id && t.State == CallTextState.Failed)
                || db.CallRecordings.Any(r => r.CallId == c.Id && r.State == RecordingState.Failed),
        };
        return db.Calls.AsNoTracking().Where(isChosen);
    }

    private static IQueryable<Call> Found(MiaDb db, IQueryable<Call> calls, string? search)
    {
        if (string.IsNullOrWhiteSpace(search))
        {
            return calls;
        }

        var words = Shortened.To(search.Trim(), MaxSearchLength);
        var like = $"%{words.Replace(@"\", @"\\").Replace("%", @"\%").Replace("_", @"\_")}%";
        var digits = new string([.. words.Where(char.IsAsciiDigit)]).TrimStart('0'); // numbers are kept in E.164, which has none of the zeros that are dialled before them
        var (isNumber, number) = (digits.Length >= FewestDigits, $"%{digits}%");
        return calls.Where(c =>
            (isNumber && EF.Functions.Like(c.From!, number))
            || db.Conversations.Any(t => (ConversationId?)t.Id == c.ConversationId && EF.Functions.Like(t.ContactName!, like, @"\"))
            || db.Leads.Any(l => (ConversationId?)l.ConversationId == c.ConversationId && EF.Functions.Like(l.Name!, like, @"\")));
    }

    private static async Task<List<Message>> SaidAsync(MiaDb db, Call call, CancellationToken ct) =>
        call is { ConversationId: { } talk, FirstSequence: > 0 and var first, LastSequence: var last }
            ? await db.Messages.AsNoTracking().Where(m => m.ConversationId == talk && m.Sequence >= first && m.Sequence <= last).OrderBy(m => m.Sequence).Take(MaxLines).ToListAsync(ct)
            : [];

    // A call has one, unless its vendor began anew: then the one that can be heard, and of several the longest.
    private static CallRecording? Best(IEnumerable<CallRecording> recordings) => recordings
        .OrderBy(r => r.State switch { RecordingState.Kept => 0, RecordingState.Due => 1, RecordingState.Failed => 2, RecordingState.Absent => 3 })
        .ThenByDescending(r => r.Seconds).ThenBy(r => r.Id.Value).FirstOrDefault();

    private static TextOfCall? TextOf(CallText? text, Call call, IReadOnlyList<CallLine> lines) => text is null ? null : new TextOfCall(
        text.Kind, text.Text, text.State, text.Failure, (text.AskedInWords, text.AskedAt), (text.AgreedInWords, text.AgreedAt),
        lines.FirstOrDefault(l => l.Sequence == text.AskedSequence)?.At ?? After(call, text.AskedAt));

    private SoundOfCall? SoundOf(CallRecording? sound, Call call) => sound is null ? null : new SoundOfCall(
        sound.State, sound.State is RecordingState.Kept && shelf.Has(sound.BusinessId, sound.Id), sound.Seconds, After(call, sound.StartedAt ?? call.StartedAt), sound.Failure,
        sound.State is not RecordingState.Absent && sound.VendorDeletedAt is null);

    // Estimated, and so no later than what was said to it.
    private static TimeSpan GreetedAfter(Call call, IReadOnlyList<CallLine> lines)
    {
        var after = After(call, call.GreetedAt ?? call.StartedAt);
        return lines is [var first, ..] && first.At < after ? first.At : after;
    }

    private static TimeSpan After(Call call, DateTimeOffset at) => at > call.StartedAt ? at - call.StartedAt : TimeSpan.Zero;
}
