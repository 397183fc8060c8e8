using System.Globalization;
using System.Security.Cryptography;
using MiaPulse.Core.Data;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Notifications;

/// <summary>
/// A member wants to be told by text: a code goes to the number that they gave, and whoever brings it has that phone. What no text can or may go to is refused at
/// once. Only the newest code works.
/// </summary>
public sealed class ProvePhone(BusinessDbs dbs, PlatformDbs platform, ITexter texter, LiveFeed live, TimeProvider clock)
{
    private const string Field = "phone";

    /// <param name="typed">As people write numbers; without a country code it is read as one of the business's region.</param>
    /// <returns>The number as people write it.</returns>
    public async Task<Result<string>> RunAsync(Owner who, string? typed, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        var region = await db.Businesses.AsNoTracking().Select(b => b.Region).FirstAsync(ct);
        if (!PhoneNumber.TryParse(typed, region, out var number))
        {
            return Refusal.Invalid(Field, "That is not a phone number that exists. From another country, begin with + and its code.");
        }

        if (number.MayCostExtra)
        {
            return Refusal.Invalid(Field, "That number costs extra, or is nobody’s own phone, so nothing is texted to it. Give a mobile number.");
        }

        if (number.IsLandline)
        {
            return Refusal.Invalid(Field, "That is a landline, which takes no texts. Give a mobile number.");
        }

        if (await TextOptOut.IsOutAsync(db, number, ct))
        {
            return Refusal.Invalid(Field, "This number has opted out of texts. To take that back, text START from it to the number that the texts came from.");
        }

        var digits = RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);
        var code = await AddAsync(db, who, number, digits, ct);
        if (await TooManyAsync(db, code, ct) is { } refusal)
        {
            await db.PhoneCodes.Where(c => c.Id == code.Id).ExecuteDeleteAsync(ct);
            return refusal;
        }

        await db.PhoneCodes.Where(c => c.MemberId == who.Member && c.Id != code.Id && c.Number != null).ExecuteUpdateAsync(set => set.SetProperty(c => c.Number, (string?)null), ct);
        var delivery = await texter.SendAsync(new TextMessage(number, Words(digits), $"phone_code/{code.Id}"), ct);
        if (await RefusedAsync(db, code, delivery) is { } why)
        {
            return Refusal.Conflict(why);
        }

        live.Publish(who.Business, new PhonesChanged());
        return PhoneNumber.ForPeople(number.Value, region);
    }

    private static string Words(string digits) =>
        $"{digits} is your MiaPulse code, for {PhoneCode.Lifetime.TotalMinutes:0} minutes. If you did not ask for it, do nothing. Reply STOP to get no texts, HELP for help.";

    // Written before anything is sent, so that many who ask at once are counted too.
    private async Task<PhoneCode> AddAsync(MiaDb db, Owner who, PhoneNumber number, string digits, CancellationToken ct)
    {
        var id = Ids.New<PhoneCodeId>(clock);
        var code = new PhoneCode
        {
            BusinessId = who.Business,
            Id = id,
            MemberId = who.Member,
            CreatedAt = clock.GetUtcNow(),
            CodeHash = PhoneCode.HashOf(id, digits),
            NumberHash = Secrets.Hash(number.Value),
            Number = number.Value,
        };
        db.PhoneCodes.Add(code);
        await db.SaveChangesAsync(ct);
        return code;
    }

    private async Task<Refusal?> TooManyAsync(MiaDb db, PhoneCode code, CancellationToken ct)
    {
        var (hour, day) = (code.CreatedAt - TimeSpan.FromHours(1), code.CreatedAt - TimeSpan.FromDays(1));
        if (await db.PhoneCodes.CountAsync(c => c.MemberId == code.MemberId && c.CreatedAt > hour, ct) > PhoneCode.MostAnHour)
        {
            return Refusal.OverLimit($"{PhoneCode.MostAnHour} codes within an hour are enough. Please try again in an hour.");
        }

        await using var all = await platform.OpenAsync(Caretaker.Instance, ct);
        return await all.PhoneCodes.CountAsync(c => c.NumberHash == code.NumberHash && c.CreatedAt > day, ct) > PhoneCode.MostADay
            ? Refusal.OverLimit($"{PhoneCode.MostADay} codes went to this number within a day. Please try again tomorrow.")
            : null;
    }

    /// <summary>Why it did not go out; null where it did. One of which that is sure is not counted, and the number of neither is kept.</summary>
    private static async Task<string?> RefusedAsync(MiaDb db, PhoneCode code, Delivery delivery)
    {
        var mine = db.PhoneCodes.Where(c => c.Id == code.Id);
        switch (delivery)
        {
            case Delivery.TryLater later:
                await mine.ExecuteDeleteAsync(CancellationToken.None);
                return later.Why;
            case Delivery.NeverAgain never:
                await mine.ExecuteUpdateAsync(set => set.SetProperty(c => c.Number, (string?)null), CancellationToken.None);
                return never.Why;
            default:
                return null;
        }
    }
}
