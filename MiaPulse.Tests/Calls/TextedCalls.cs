using MiaPulse.Core.Calls;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Shared;
using MiaPulse.Core.Visits;
using MiaPulse.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Tests.Calls;

/// <summary>Calls that have come to the question whether to text the link.</summary>
internal static class TextedCalls
{
    public const string Line = "+13125550199";
    public const string Caller = "+13125550123";
    public const string Asked = "Could you send me the link to your website?";

    private static readonly CancellationToken Ct = CancellationToken.None;

    public static async Task LineAsync(Given given, Owner owner, string number = Line)
    {
        await using var db = await given.DbFor(owner);
        db.PhoneLines.Add(new PhoneLine { BusinessId = owner.Business, Number = number, CreatedAt = given.Clock.GetUtcNow() });
        await db.SaveChangesAsync(Ct);
    }

    /// <summary>A caller who asked for the link, and whom Mia asked whether to text it.</summary>
    public static async Task<PhoneCaller> OfferedAsync(Given given, Owner owner, string? from = Caller, Action<Call>? change = null, string vendor = "twilio", string line = Line)
    {
        var visitor = await CallerAsync(given, owner, from);
        var id = given.NewId<CallId>();
        var said = await given.The<MessageLog>().HearVisitorAsync(visitor, null, new ConversationStart(Channel.Phone, null, null), Asked, $"{id}.1");
        var call = new Call
        {
            BusinessId = owner.Business,
            Id = id,
            Vendor = vendor,
            VendorId = $"CA{id.Value:N}",
            VisitorId = visitor.Id,
            ConversationId = said.Conversation,
            From = from,
            To = line,
            State = CallState.Talking,
            StartedAt = given.Clock.GetUtcNow(),
            Language = Language.English,
            FirstSequence = said.Sequence,
            LastSequence = said.Sequence,
            HeardAt = given.Clock.GetUtcNow(),
            LinkTalk = LinkTalk.Offered,
            LinkKind = LinkKind.Website,
            LinkAskedSequence = said.Sequence,
            LinkAskedAt = said.At,
        };
        change?.Invoke(call);
        await using var db = await given.DbFor(owner);
        db.Calls.Add(call);
        await db.SaveChangesAsync(Ct);
        return new PhoneCaller(owner.Business, id, visitor.Id);
    }

    public static Task<LinkAnswer> YesAsync(Given given, PhoneCaller caller, string words = "Yes, please.") => given.The<SendLink>().RunAsync(caller, words, Ct);

    public static Task SweepAsync(Given given) => given.The<SendDueLinks>().RunAsync(Caretaker.Instance, Ct);

    public static async Task<CallText?> TextOfAsync(Given given, PhoneCaller caller)
    {
        await using var db = await given.DbFor(caller);
        return await db.CallTexts.AsNoTracking().SingleOrDefaultAsync(t => t.CallId == caller.Call, Ct);
    }

    public static async Task<Call> CallOfAsync(Given given, PhoneCaller caller)
    {
        await using var db = await given.DbFor(caller);
        return await db.Calls.AsNoTracking().SingleAsync(c => c.Id == caller.Call, Ct);
    }

    /// <summary>Leaves a row as a process that died would have.</summary>
    public static async Task ChangeAsync(Given given, PhoneCaller caller, Action<CallText> change)
    {
        await using var db = await given.DbFor(caller);
        change(await db.CallTexts.SingleAsync(t => t.CallId == caller.Call, Ct));
        await db.SaveChangesAsync(Ct);
    }

    private static async Task<Visitor> CallerAsync(Given given, Owner owner, string? from)
    {
        var hash = from is null ? Secrets.New() : Secrets.Hash($"line:{owner.Business}:{from}");
        await using var db = await given.DbFor(owner);
        if (await db.Visitors.AsNoTracking().FirstOrDefaultAsync(v => v.TokenHash == hash, Ct) is { } known)
        {
            return new Visitor(owner.Business, known.Id);
        }

        var made = new VisitorProfile { BusinessId = owner.Business, Id = given.NewId<VisitorId>(), TokenHash = hash, CreatedAt = given.Clock.GetUtcNow() };
        db.Visitors.Add(made);
        await db.SaveChangesAsync(Ct);
        return new Visitor(owner.Business, made.Id);
    }
}
