using MiaPulse.Core.Data;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Calls;

/// <summary>
/// An owner says at which number the business is called, or that it is another one now. A number is one business's alone, since it says whose call it is. Everything else of
/// the line stays as it was set.
/// </summary>
public sealed class ConnectLine(BusinessDbs dbs, PlatformDbs platform, LiveFeed live, TimeProvider clock)
{
    /// <summary>Where a refusal of it is shown.</summary>
    public const string Field = "number";

    public async Task<Result> RunAsync(Owner who, string? number, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        var region = await db.Businesses.AsNoTracking().Select(b => b.Region).FirstAsync(ct);
        if (!PhoneNumber.TryParse(number, region, out var phone))
        {
            return Refusal.Invalid(Field, "That does not look like a phone number of your country. Add the country code if it is of another.");
        }

        if (await HolderAsync(phone, ct) is { } holder)
        {
            return holder == who.Business ? Result.Done : Taken();
        }

        await PutAsync(db, who, phone, ct);
        if (!await db.SaveIfFirstAsync(async () => await HolderAsync(phone, ct) is not null, ct) && await HolderAsync(phone, ct) != who.Business)
        {
            return Taken();
        }

        live.Publish(who.Business, new LineChanged());
        return Result.Done;
    }

    private async Task PutAsync(MiaDb db, Owner who, PhoneNumber phone, CancellationToken ct)
    {
        if (await db.PhoneLines.FirstOrDefaultAsync(ct) is not { } line)
        {
            db.PhoneLines.Add(new PhoneLine { BusinessId = who.Business, Number = phone.Value, CreatedAt = clock.GetUtcNow() });
            return;
        }

        line.Number = phone.Value;
        (line.VoiceReachedAt, line.EndedReachedAt, line.RecordingReachedAt, line.TextsReachedAt) = (null, null, null, null); // those were of the other number
    }

    private async Task<BusinessId?> HolderAsync(PhoneNumber phone, CancellationToken ct)
    {
        await using var everyone = await platform.OpenAsync(Caretaker.Instance, ct);
        return await everyone.PhoneLines.AsNoTracking().Where(l => l.Number == phone.Value).Select(l => (BusinessId?)l.BusinessId).FirstOrDefaultAsync(ct);
    }

    private static Refusal Taken() =>
        Refusal.Invalid(Field, "Another business here is called at this number already, and a number is one business's alone. If that business is yours too, disconnect it there first; if not, please check the digits.");
}
