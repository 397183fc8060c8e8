using System.Security.Cryptography;
using System.Text;
using MiaPulse.Core.Data;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Notifications;

/// <summary>A member brings the code that came to their phone: from then on texts for them may go there. Which ones do is theirs to choose.</summary>
public sealed class ConfirmPhone(BusinessDbs dbs, LiveFeed live, TimeProvider clock)
{
    private const string Field = "code";

    private static readonly Refusal Dead = Refusal.Conflict($"There is no code to bring any more: one works for {PhoneCode.Lifetime.TotalMinutes:0} minutes, and dies after {PhoneCode.MostTries} wrong tries. Ask for a new one.");

    public async Task<Result> RunAsync(Owner who, string? typed, CancellationToken ct)
    {
        var digits = string.Concat((typed ?? "").Where(c => !char.IsWhiteSpace(c) && c != '-'));
        if (digits.Length != PhoneCode.Length || !digits.All(char.IsAsciiDigit))
        {
            return Refusal.Invalid(Field, $"The code is {PhoneCode.Length} digits.");
        }

        await using var db = await dbs.ForAsync(who, ct);
        var born = clock.GetUtcNow() - PhoneCode.Lifetime;
        var code = await db.PhoneCodes.Where(c => c.MemberId == who.Member && c.Number != null && c.CreatedAt > born).OrderByDescending(c => c.CreatedAt).FirstOrDefaultAsync(ct);
        if (code is null || !await TakeTryAsync(db, code, ct))
        {
            return Dead;
        }

        if (!IsSame(code, digits))
        {
            return await DieAsync(db, code, ct) ? Dead : Refusal.Invalid(Field, "That is not the code. Look again: only the newest one works.");
        }

        (await db.Members.FirstAsync(m => m.Id == who.Member, ct)).Prove(PhoneNumber.FromKept(code.Number)!, clock.GetUtcNow());
        code.Number = null;
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Dead; // the member removed it, or asked for another, in this moment
        }

        live.Publish(who.Business, new PhonesChanged());
        return Result.Done;
    }

    // Counted before it is looked at, and by the database: a thousand at once are five.
    private static async Task<bool> TakeTryAsync(MiaDb db, PhoneCode code, CancellationToken ct) =>
        await db.PhoneCodes.Where(c => c.Id == code.Id && c.Number != null && c.Tries < PhoneCode.MostTries)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.Tries, c => c.Tries + 1), ct) > 0;

    private static async Task<bool> DieAsync(MiaDb db, PhoneCode code, CancellationToken ct) =>
        await db.PhoneCodes.Where(c => c.Id == code.Id && c.Tries >= PhoneCode.MostTries).ExecuteUpdateAsync(set => set.SetProperty(c => c.Number, (string?)null), ct) > 0;

    private static bool IsSame(PhoneCode code, string digits) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(code.CodeHash), Encoding.ASCII.GetBytes(PhoneCode.HashOf(code.Id, digits)));
}
