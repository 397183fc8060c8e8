using System.Globalization;
using System.Runtime.CompilerServices;
using MiaPulse.Core.Businesses;
using MiaPulse.Core.Calls;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Receptionist;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Tests.Calls;

/// <summary>A business with a line, and people who call it: every turn through the real use cases, with a model that says what it is told.</summary>
public sealed class APhone : IAsyncDisposable
{
    public const string Line = "+12125550100";
    public const string Caller = "+13125550142";

    private const string Vendor = "paper";

    private int _made;

    private APhone(Given given, Owner owner) => (World, Owner) = (given, owner);

    public Given World { get; }

    public Owner Owner { get; }

    public static async Task<APhone> OpenAsync(Action<Business>? business = null, Action<PhoneLine>? line = null)
    {
        var given = await Given.AnEmptyInstallation();
        var phone = new APhone(given, await given.ABusiness("Corner Bakery", b =>
        {
            b.Email = "hello@bakery.example";
            business?.Invoke(b);
        }));
        await phone.ConnectAsync(phone.Owner, Line, line);
        return phone;
    }

    public async Task ConnectAsync(Owner owner, string number, Action<PhoneLine>? change = null)
    {
        await using var db = await World.DbFor(owner);
        var line = new PhoneLine { BusinessId = owner.Business, Number = number, CreatedAt = World.Clock.GetUtcNow() };
        change?.Invoke(line);
        db.PhoneLines.Add(line);
        await db.SaveChangesAsync();
    }

    /// <summary>The owner's own phone is proven, and the line names it for callers who want a person.</summary>
    public async Task PutsThroughAsync(string number = "+13125550123", int ringsFirst = 0)
    {
        await World.ProvedPhone(Owner, number);
        await using var db = await World.DbFor(Owner);
        var line = await db.PhoneLines.SingleAsync();
        (line.TransferTo, line.RingsFirstSeconds) = (Owner.Member, ringsFirst);
        await db.SaveChangesAsync();
    }

    public Task<Answered> RingsAsync(string? from = Caller, string? vendorId = null, string to = Line) =>
        World.The<AnswerCall>().RunAsync(Caretaker.Instance, new CallArrived(Vendor, vendorId ?? $"CA{Next()}", from, to), CancellationToken.None);

    public async Task<PhoneCaller> ACallerAsync(string? from = Caller) => (await RingsAsync(from)).Who!;

    /// <summary>One turn, to its end.</summary>
    public async Task<List<CallStep>> SaysAsync(PhoneCaller who, string? words, string? key = null, double? confidence = null, string? digits = null)
    {
        List<CallStep> steps = [];
        await foreach (var step in World.The<HearCaller>().RunAsync(who, new CallerWords(key ?? $"turn-{Next()}", words, confidence) { Digits = digits }, CancellationToken.None))
        {
            steps.Add(step);
        }

        return steps;
    }

    public async Task<Call> CallOf(PhoneCaller who)
    {
        await using var db = await World.DbFor(who);
        return await db.Calls.AsNoTracking().SingleAsync(c => c.Id == who.Call);
    }

    public async Task<List<Message>> MessagesOf(PhoneCaller who)
    {
        await using var db = await World.DbFor(who);
        return await db.Messages.AsNoTracking().OrderBy(m => m.Sequence).ToListAsync();
    }

    public async Task<ConversationId> ConversationOf(PhoneCaller who)
    {
        await using var db = await World.DbFor(who);
        return await db.Conversations.Where(c => c.VisitorId == who.Visitor).Select(c => c.Id).SingleAsync();
    }

    public async Task<List<CallText>> TextsOf(PhoneCaller who)
    {
        await using var db = await World.DbFor(who);
        return await db.CallTexts.AsNoTracking().ToListAsync();
    }

    /// <summary>What she says in a turn, as it is heard.</summary>
    public static string Heard(IEnumerable<CallStep> steps) => string.Concat(steps.OfType<Say>().Select(s => s.Text));

    /// <summary>The model says this, calls for a person where there is a reason, and remembers where the dialogue stands.</summary>
    public void MiaSays(string words, HandOverReason? reason = null, Func<DialogueState, DialogueState>? dialogue = null, string act = "answer") =>
        World.Model.Says = (prompt, _, ct) => Parts(words, reason, dialogue?.Invoke(prompt.Dialogue) ?? prompt.Dialogue with { Expecting = null }, act, ct);

    public ValueTask DisposeAsync() => World.DisposeAsync();

    private string Next() => Interlocked.Increment(ref _made).ToString(CultureInfo.InvariantCulture);

    private static async IAsyncEnumerable<ReplyPart> Parts(string words, HandOverReason? reason, DialogueState dialogue, string act, [EnumeratorCancellation] CancellationToken ct = default)
    {
        await Task.Yield();
        ct.ThrowIfCancellationRequested();
        yield return new ReplyWords(words);
        yield return new ReplyEnd(MessageExtras.None with { Receipt = new Receipt(act, 1, "fake", [], reason) }, dialogue, reason);
    }
}
