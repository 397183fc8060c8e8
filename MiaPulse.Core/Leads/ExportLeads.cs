using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Leads;

/// <summary>Writes leads as CSV, newest first, one row at a time however many there are. Opens right in Excel, LibreOffice and Google Sheets.</summary>
public sealed class ExportLeads(BusinessDbs dbs)
{
    private static readonly CsvConfiguration Format = new(CultureInfo.InvariantCulture)
    {
        NewLine = "\r\n",
        // Every cell: a reader that was told of another separator is then least likely to cut one in two.
        ShouldQuote = _ => true,
        InjectionOptions = InjectionOptions.None, // CsvCell does it, for more separators and signs
    };

    /// <param name="who">Whose leads.</param>
    /// <param name="filter">Which of them.</param>
    /// <param name="to">Left open.</param>
    /// <param name="ct">Stops in the middle.</param>
    public async Task WriteAsync(Owner who, LeadFilter filter, Stream to, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(await db.Businesses.Select(b => b.TimeZone).FirstAsync(ct), out var found) ? found : TimeZoneInfo.Utc;

        // With the byte order mark, without which Excel reads UTF-8 as something else.
        await using var writer = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), bufferSize: 16 * 1024, leaveOpen: true);
        await using var csv = new CsvWriter(writer, Format, leaveOpen: true);
        foreach (var heading in (string[])[$"Received ({zone.Id})", "Name", "Email", "Phone", "Wish", "Status", "In their words", "Page"])
        {
            csv.WriteField(heading);
        }

        await csv.NextRecordAsync();
        var leads = filter.Apply(db.Leads.AsNoTracking()).OrderByDescending(l => l.CreatedAt).ThenBy(l => l.Id);
        await foreach (var lead in LeadBook.Rows(leads).AsAsyncEnumerable().WithCancellation(ct))
        {
            csv.WriteField(TimeZoneInfo.ConvertTime(lead.CreatedAt, zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));
            csv.WriteField(CsvCell.Safe(lead.Name));
            csv.WriteField(CsvCell.Safe(lead.Email));
            csv.WriteField(CsvCell.Safe(lead.Phone));
            csv.WriteField(CsvCell.Safe(lead.Wish));
            csv.WriteField(lead.Status.ToString());
            csv.WriteField(CsvCell.Safe(lead.InTheirWords));
            csv.WriteField(CsvCell.Safe(lead.PageUrl));
            await csv.NextRecordAsync();
        }

        await csv.FlushAsync();
    }
}
