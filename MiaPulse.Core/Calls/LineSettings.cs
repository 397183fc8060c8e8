using MiaPulse.Core.Data;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Calls;

/// <summary>Somebody whose phone can be dialled.</summary>
/// <param name="Id">The member.</param>
/// <param name="Name">Theirs.</param>
/// <param name="Phone">As people of the business's region write it.</param>
public sealed record LinePerson(MemberId Id, string Name, string Phone);

/// <summary>The line as its owner has connected it.</summary>
/// <param name="Number">As people of the business's region write it.</param>
/// <param name="Input">How Mia behaves there.</param>
/// <param name="Reached">When the vendor's webhooks were last reached.</param>
public sealed record ConnectedLine(string Number, LineInput Input, LineReached Reached);

/// <summary>What the page of the phone shows.</summary>
/// <param name="Line">Null where no number is connected.</param>
/// <param name="Business">The business's name.</param>
/// <param name="Language">In which callers are greeted before they have said a word.</param>
/// <param name="People">Members with a proven phone.</param>
/// <param name="HasVendor">Whether calls can come at all.</param>
/// <param name="ExampleCaller">A mobile number of the business's country that is nobody's, for rehearsals; null where none is known.</param>
public sealed record LineFacts(ConnectedLine? Line, string Business, Language Language, IReadOnlyList<LinePerson> People, bool HasVendor, string? ExampleCaller);

/// <summary>Reads the line of a business and what can be chosen for it.</summary>
public sealed class LineSettings(BusinessDbs dbs, IEnumerable<ILineVendor> vendors)
{
    public async Task<LineFacts> ReadAsync(Owner who, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        var business = await db.Businesses.AsNoTracking().Select(b => new { b.Name, b.Region }).FirstAsync(ct);
        var proven = await db.Members.AsNoTracking().Where(m => m.Phone != null && m.PhoneProvenAt != null).OrderBy(m => m.Name).Select(m => new { m.Id, m.Name, m.Phone }).ToListAsync(ct);
        var people = proven.Select(m => new LinePerson(m.Id, m.Name, PhoneNumber.ForPeople(m.Phone!, business.Region))).ToList();
        var line = await db.PhoneLines.AsNoTracking().FirstOrDefaultAsync(ct);
        return new LineFacts(
            line is null ? null : Connected(line, people, business.Region), business.Name, LineLanguage.Of(business.Region), people, vendors.Any(), PhoneNumber.ExampleMobile(business.Region));
    }

    private static ConnectedLine Connected(PhoneLine line, IReadOnlyList<LinePerson> people, string region)
    {
        var transferTo = people.Any(p => p.Id == line.TransferTo) ? line.TransferTo : null; // who has removed their phone is not dialled any more
        return new ConnectedLine(PhoneNumber.ForPeople(line.Number, region), LineInput.From(line, transferTo), LineReached.Of(line));
    }
}
