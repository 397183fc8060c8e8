using System.Text;
using System.Text.Json;
using CsvHelper;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Leads;
using MiaPulse.Tests.Support;

namespace MiaPulse.Tests.Leads;

public sealed class ExportLeadsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_file_has_a_byte_order_mark_a_header_and_one_row_for_each_lead()
    {
        await using var given = await Given.AnEmptyInstallation();
        var bakery = await given.ABusiness();
        await LeadUseCaseTests.ALeadOf(given, bakery, new ContactCard("Ana \"Anita\" Ruiz", "ana@ruiz.example", "+14155550142"), "A cake,\nfor Friday");

        var bytes = await Export(given, bakery);

        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        Assert.Equal(
            "\"Received (America/New_York)\",\"Name\",\"Email\",\"Phone\",\"Wish\",\"Status\",\"In their words\",\"Page\"\r\n"
            + "\"2026-06-01 09:30\",\"Ana \"\"Anita\"\" Ruiz\",\"ana@ruiz.example\",\"'+14155550142\",\"A cake,\nfor Friday\",\"New\",\"in my words\",\"https://b.example/prices\"\r\n",
            Encoding.UTF8.GetString(bytes[3..]));
    }

    [Fact]
    public async Task Only_what_the_filter_names_is_in_it()
    {
        await using var given = await Given.AnEmptyInstallation();
        var bakery = await given.ABusiness();
        await LeadUseCaseTests.ALeadOf(given, bakery, new ContactCard("Ana", "ana@ruiz.example", null));
        await LeadUseCaseTests.ALeadOf(given, bakery, new ContactCard("Bob", "bob@ruiz.example", null));

        var text = Encoding.UTF8.GetString(await Export(given, bakery, new LeadFilter(Search: "bob")));

        Assert.Contains("Bob", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Ana", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_cell_of_the_injection_list_is_live_in_any_reading_and_honest_text_survives()
    {
        var cells = File.ReadLines(Repository.SharedData("hostile/csv_injection.txt"))
            .Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('\t'))
            .Select(r => (Class: r[1], Text: JsonSerializer.Deserialize<string>($"\"{string.Join('\t', r[2..^1]).Replace("\t", "\\t", StringComparison.Ordinal)}\"")!)).ToList();
        Assert.True(cells.Count > 30);
        await using var given = await Given.AnEmptyInstallation();
        var bakery = await given.ABusiness();
        foreach (var (_, text) in cells)
        {
            given.Clock.Advance(TimeSpan.FromSeconds(1));
            await LeadUseCaseTests.ALeadOf(given, bakery, new ContactCard(text[..Math.Min(text.Length, 120)], "ana@ruiz.example", null), text);
        }

        var csv = Encoding.UTF8.GetString((await Export(given, bakery))[3..]);

        using var reader = CsvReader.Create(new StringReader(csv), new CsvReaderOptions { HasHeader = false });
        List<string[]> rows = [];
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetString(i))]);
        }

        Assert.Equal(cells.Count + 1, rows.Count);
        Assert.All(rows, row => Assert.Equal(8, row.Length));
        foreach (var ((kind, text), row) in cells.AsEnumerable().Reverse().Zip(rows.Skip(1)))
        {
            Assert.All(row, cell => Assert.False(IsLive(cell), cell));
            if (kind == "must-survive")
            {
                Assert.Equal(text, row[4].StartsWith('\'') ? row[4][1..] : row[4]);
            }
        }

        // Read by programs that take a semicolon or a tab for the separator, quotes or not.
        foreach (var piece in csv.Split(';', '\t', '\r', '\n'))
        {
            Assert.False(IsLive(piece), piece);
        }
    }

    private static bool IsLive(string cell)
    {
        var start = cell.TrimStart(' ', '\u00a0', '\ufeff', '\u200b', '\u200c', '\u200d', '\u2060', '\u202e', '\u2028', '\u000b', '\u000c', '\0');
        return start.Length > 0 && "=+-@\t\r\n＝＋－＠".Contains(start[0], StringComparison.Ordinal);
    }

    private static async Task<byte[]> Export(Given given, Core.Shared.Owner owner, LeadFilter? filter = null)
    {
        using MemoryStream csv = new();
        await given.The<ExportLeads>().WriteAsync(owner, filter ?? LeadFilter.All, csv, Ct);
        return csv.ToArray();
    }
}
