using System.Globalization;
using System.Text;
using CsvHelper;
using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Leads;

/// <summary>Writes leads as CSV, newest first, one row at a time however many there are. Opens right in Excel, LibreOffice and Google Sheets.</summary>
public sealed class ExportLeads(BusinessDbs dbs)
{
    // Every cell in quotes: a reader that was told of another separator is then least likely to cut one in two. Formulas are CsvCell's, which knows of
    // more separators and signs than the library.
    private static readonly CsvWriterOptions Format = new() { Quoting = CsvQuoting.Always, Injection = CsvInjection.None };

    /// <param name="who">Whose leads.</param>
    /// <param name="filter">Which of them.</param>
    /// <param name="to">Left open.</param>
    /// <param name="ct">Stops in the middle.</param>
    public async Task WriteAsync(Owner who, LeadFilter filter, Stream to, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(await db.Businesses.Select(b => b.TimeZone).FirstAsync(ct), out var found) ? found : TimeZoneInfo.Utc;

        await to.WriteAsync(Encoding.UTF8.Preamble.ToArray(), ct); // without which Excel reads UTF-8 as something else
        await using var csv = CsvWriter.Create(to, Format, leaveOpen: true);
        await csv.WriteRecordAsync([$"Received ({zone.Id})", "Name", "Email", "Phone", "Wish", "Status", "In their words", "Page"], ct);
        var leads = filter.Apply(db.Leads.AsNoTracking()).OrderByDescending(l => l.CreatedAt).ThenBy(l => l.Id);
        await foreach (var lead in LeadBook.Rows(leads).AsAsyncEnumerable().WithCancellation(ct))
        {
            await csv.WriteRecordAsync(
                [
                    TimeZoneInfo.ConvertTime(lead.CreatedAt, zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
                    CsvCell.Safe(lead.Name),
                    CsvCell.Safe(lead.Email),
                    CsvCell.Safe(lead.Phone),
                    CsvCell.Safe(lead.Wish),
                    lead.Status.ToString(),
                    CsvCell.Safe(lead.InTheirWords),
                    CsvCell.Safe(lead.PageUrl),
                ],
                ct);
        }

        await csv.FlushAsync(ct);
    }
}
