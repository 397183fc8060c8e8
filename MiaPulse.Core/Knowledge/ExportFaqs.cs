using System.Text;
using CsvHelper;
using MiaPulse.Core.Data;
using MiaPulse.Core.Leads;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Knowledge;

/// <summary>Writes the owner's questions and answers as CSV, which <see cref="ImportFaqs"/> reads again as they were. Opens right in spreadsheets.</summary>
public sealed class ExportFaqs(BusinessDbs dbs)
{
    private static readonly CsvWriterOptions Format = new() { Quoting = CsvQuoting.Always, Injection = CsvInjection.None }; // formulas are CsvCell's, as for leads

    /// <param name="who">Whose answers.</param>
    /// <param name="to">Left open.</param>
    /// <param name="ct">Stops in the middle.</param>
    public async Task WriteAsync(Owner who, Stream to, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        await to.WriteAsync(Encoding.UTF8.Preamble.ToArray(), ct); // without which Excel reads UTF-8 as something else
        await using var csv = CsvWriter.Create(to, Format, leaveOpen: true);
        await csv.WriteRecordAsync(["Question", "Answer"], ct);
        await foreach (var faq in db.Faqs.AsNoTracking().OrderBy(f => f.CreatedAt).ThenBy(f => f.Question).AsAsyncEnumerable().WithCancellation(ct))
        {
            await csv.WriteRecordAsync([CsvCell.Safe(faq.Question), CsvCell.Safe(faq.Answer)], ct);
        }

        await csv.FlushAsync(ct);
    }
}
