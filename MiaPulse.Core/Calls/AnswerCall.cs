using MiaPulse.Core.Data;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Live;
using MiaPulse.Core.Receptionist.Embedded;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Calls;

/// <summary>
/// A call comes in: the notice first, which nobody can cut, then the recording, and only then a question. Who calls again from the same number is the same visitor. The
/// vendor's asking again is the same call, and hears the same.
/// </summary>
public sealed class AnswerCall(PlatformDbs platform, BusinessDbs dbs, RecogniseCall recognise, LiveFeed live, TimeProvider clock)
{
    private const int MostTries = 5;

    /// <summary>Nobody knows in which language.</summary>
    private const string NotInUse = "Sorry, this number is not in use.";

    public async Task<Answered> RunAsync(Caretaker who, CallArrived call, CancellationToken ct)
    {
        if (call.VendorId is not { Length: > 0 and <= Call.MaxVendorIdLength } || await TakeAsync(who, call, ct) is not { } caller)
        {
            return new Answered(null, [new Say(NotInUse, Language.English) { MayInterrupt = false }, new HangUp(CallEnding.Failed)]);
        }

        return new Answered(caller, await StepsAsync(caller, ct));
    }

    /// <summary>A member calls their own business without a phone, and without a line, if there is none yet.</summary>
    public async Task<Answered> RehearseAsync(Owner who, CallArrived call, CancellationToken ct)
    {
        var caller = await BeginAsync(new Mia(who.Business), call, ct);
        return new Answered(caller, await StepsAsync(caller, ct));
    }

    private async Task<PhoneCaller?> TakeAsync(Caretaker who, CallArrived arrived, CancellationToken ct)
    {
        for (var tries = 1; ; tries++)
        {
            if (await recognise.RunAsync(who, arrived.Vendor, arrived.VendorId, ct) is { } known)
            {
                return known;
            }

            if (await BusinessOfAsync(who, arrived.To, ct) is not { } business)
            {
                return null;
            }

            try
            {
                return await BeginAsync(new Mia(business), arrived, ct);
            }
            catch (DbUpdateException) when (tries < MostTries)
            {
                // The same call, or another one from the same number, was written down in between: look again.
            }
        }
    }

    private async Task<BusinessId?> BusinessOfAsync(Caretaker who, string line, CancellationToken ct)
    {
        await using var db = await platform.OpenAsync(who, ct);
        return await db.PhoneLines.AsNoTracking().Where(l => l.Number == line).Select(l => (BusinessId?)l.BusinessId).FirstOrDefaultAsync(ct);
    }

    private async Task<PhoneCaller> BeginAsync(Mia who, CallArrived arrived, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        var line = await db.PhoneLines.AsNoTracking().FirstOrDefaultAsync(ct) ?? new PhoneLine { BusinessId = who.Business, Number = arrived.To, CreatedAt = clock.GetUtcNow() };
        var business = (await db.Businesses.AsNoTracking().FirstAsync(ct)).ToProfile();
        var (now, from) = (clock.GetUtcNow(), CallerNumber.Read(arrived.From));
        var known = from is null ? $"{arrived.Vendor}:{arrived.VendorId}" : arrived.Vendor == Call.Simulator ? $"{Call.Simulator}:{from}" : from; // a rehearsal is nobody's real call
        var visitor = await CallerProfile.OfAsync(db, who.Business, known, clock, ct);
        var language = await CallerProfile.LanguageAsync(db, visitor, ct);
        var rings = line.RingsFirstSeconds > 0 && await PersonToDial.FindAsync(db, business, from, now, ct) is not null;
        var call = new Call
        {
            BusinessId = who.Business,
            Id = Ids.New<CallId>(clock),
            Vendor = arrived.Vendor,
            VendorId = arrived.VendorId,
            VisitorId = visitor.Id,
            From = from,
            To = line.Number,
            State = rings ? CallState.Ringing : CallState.Talking,
            StartedAt = now,
            HeardAt = now,
            DialledAt = rings ? now : null,
            Notice = Shortened.To(CallNotice.Of(business.Name, line.Consent, line.NoticeAddition, language), Call.MaxNoticeLength),
            NoticeAt = now,
            Language = language,
        };
        if (!rings)
        {
            var scene = new CallScene(call, line, business, await CallTalk.ReadAsync(db, visitor.Id, ct));
            call.Greet(await GreetingAsync(db, scene, ct), now + SpeakingTime.Of(call.Notice.Length));
        }

        db.Calls.Add(call);
        await db.SaveChangesAsync(ct);
        live.Publish(who.Business, new CallsChanged());
        return new PhoneCaller(who.Business, call.Id, visitor.Id);
    }

    private async Task<IReadOnlyList<CallStep>> StepsAsync(PhoneCaller who, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        if (await CallScene.ReadAsync(db, who, ct) is not { } scene || scene.Call.State is CallState.Ended)
        {
            return [new HangUp(CallEnding.Failed)];
        }

        var (call, language) = (scene.Call, scene.Call.Language);
        CallStep[] first = [new Say(call.Notice ?? "", language) { MayInterrupt = false }, new Record(call.Id)];
        if (call.State is CallState.Ringing && await PersonToDial.FindAsync(db, scene.Business, call.From, clock.GetUtcNow(), ct) is { } phone)
        {
            var whisper = Whisper.Of(scene, await CallerName.FindAsync(db, scene, ct), about: null);
            return [.. first, new Dial(phone, TimeSpan.FromSeconds(Math.Max(5, scene.Line?.RingsFirstSeconds ?? 0)), whisper.Text, whisper.Language)];
        }

        return [.. first, new Say(call.Greeting ?? await GreetingAsync(db, scene, ct), language), scene.Listen(language)];
    }

    /// <summary>Also said where staff were rung first and did not come to the phone.</summary>
    internal static async Task<string> GreetingAsync(MiaDb db, CallScene scene, CancellationToken ct)
    {
        var business = Phrases.Plain(scene.Business.Name);
        var words = await CallerName.FindAsync(db, scene, ct) is { } name
            ? scene.Voice.Say(w => w.GreetingKnown, business, Phrases.FirstName(name))
            : scene.Voice.Say(w => w.Greeting, business);
        return SpokenText.Of(words, scene.Call.Language);
    }
}
