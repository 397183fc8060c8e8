using System.Text.Json;
using MiaPulse.Core.Leads;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;

namespace MiaPulse.Tests.Leads;

/// <summary>The figures of contact finding over the sets beside the repository; each test is a named skip where they are missing.</summary>
public sealed class DataTests(ITestOutputHelper output)
{
    [Fact]
    public void Generated_contacts_are_read_exactly()
    {
        var all = Lines("ai/lead_contacts.jsonl").ToList();
        Score email = new(), phone = new(), name = new();
        foreach (var line in all)
        {
            var card = ContactDetails.Find(Text(line, "text")!, "US", ContactExpectation.Nothing).Card;
            email.Count(card.Email, Text(line, "email"));
            phone.Count(card.Phone, Text(line, "phone") is { } number && PhoneNumber.TryParse(number, "US", out var parsed) ? parsed.Value : Text(line, "phone"));
            name.Count(card.Name, Text(line, "name"));
        }

        output.WriteLine($"email {email}, phone {phone}, name {name}");
        Assert.True(email.Exact >= 0.98 && phone.Exact >= 0.98 && name.Exact >= 0.97, $"email {email}, phone {phone}, name {name}");
    }

    [Fact]
    public void Contacts_of_small_businesses_are_read_exactly()
    {
        Score score = new();
        foreach (var line in Lines("ai/smallbiz.jsonl").SelectMany(b => b.GetProperty("leads").EnumerateArray()))
        {
            var card = ContactDetails.Find(Text(line, "text")!, Text(line, "region")!, ContactExpectations.From(Text(line, "asked"))).Card;
            var expect = line.GetProperty("expect");
            score.Count($"{card.Name?.ToUpperInvariant()}|{card.Email}|{card.Phone}", $"{Text(expect, "name")?.ToUpperInvariant()}|{Text(expect, "email")}|{Text(expect, "phone_e164")}");
        }

        output.WriteLine($"{score}");
        Assert.True(score.Exact >= 0.95, $"{score}");
    }

    [Theory]
    [InlineData(true, 0.92)]
    [InlineData(false, 0.85)]
    public void Names_are_found_asked_for_and_not(bool asked, double atLeast)
    {
        Score score = new();
        foreach (var line in Lines("ai/lead_names.jsonl").Where(l => Text(l, "src") == "restaurant8k"))
        {
            if (line.GetProperty("asked").EnumerateArray().Any(a => a.GetString()!.EndsWith("_name", StringComparison.Ordinal)) == asked)
            {
                score.Count(ContactDetails.Find(Text(line, "text")!, "US", asked ? ContactExpectation.Name : ContactExpectation.Nothing).Card.Name, Text(line, "name"));
            }
        }

        output.WriteLine($"asked {asked}: {score}");
        Assert.True(score.F1 >= atLeast, $"{score}");
    }

    [Fact]
    public void Cards_and_policies_are_hardly_ever_kept_as_a_phone()
    {
        int secrets = 0, kept = 0;
        foreach (var line in Lines("ai/lead_names.jsonl").Where(l => l.TryGetProperty("not_contact", out var no) && no.GetArrayLength() > 0 && Text(l, "phone") is null))
        {
            secrets++;
            kept += ContactDetails.Find(Text(line, "text")!, "US", ContactExpectation.Nothing).Card.Phone is null ? 0 : 1;
        }

        output.WriteLine($"{kept} of {secrets}");
        Assert.True(secrets > 500 && kept <= 0.02 * secrets, $"{kept} of {secrets}");
    }

    [Fact]
    public void Email_addresses_are_judged_as_the_list_says()
    {
        List<string> wrong = [];
        foreach (var row in Rows("hostile/emails.tsv").Where(r => r.Length >= 4 && r[1] is "accept" or "reject"))
        {
            // Two rows of the list are cut short for print, and are then no longer the address that the verdict is about.
            var text = System.Text.RegularExpressions.Regex.Unescape(row[3].Replace(@"\""", "\"", StringComparison.Ordinal).Replace("\\(", "(", StringComparison.Ordinal));
            if (EmailAddress.TryParse(text, out _) != (row[1] == "accept"))
            {
                wrong.Add($"{row[0]} {row[1]} {row[3]}");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void Phone_numbers_are_never_judged_more_laxly_than_the_list_and_spellings_meet()
    {
        List<string> wrong = [];
        foreach (var row in Rows("hostile/phones.tsv").Where(r => r.Length >= 6))
        {
            var text = JsonSerializer.Deserialize<string>($"\"{row[2].Replace("\"", "\\\"", StringComparison.Ordinal)}\"");
            var good = PhoneNumber.TryParse(text, row[3].Length == 2 ? row[3] : "US", out var number);
            var stricter = !good && row[1] == "edge";
            if (!stricter && (good != (row[4] == "valid") || good && number!.Value != row[5]))
            {
                wrong.Add($"{string.Join(' ', row)} -> {(good ? number!.Value : "refused")}");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void No_naughty_or_hostile_text_breaks_the_reading_of_contacts()
    {
        using var naughty = JsonDocument.Parse(File.ReadAllText(Repository.SharedData("hostile/naughty_strings.json")));
        var texts = Strings(naughty.RootElement).Concat(File.ReadLines(Repository.SharedData("hostile/xss_payloads.txt")));
        foreach (var text in texts)
        {
            foreach (var expecting in new[] { ContactExpectation.Nothing, ContactExpectation.Anything })
            {
                var card = ContactDetails.Find(text, "US", expecting).Card;
                Assert.True(card.Email is null || EmailAddress.TryParse(card.Email, out _), text);
                Assert.True(card.Name is null || !card.Name.Any(char.IsControl), text);
            }
        }
    }

    private static IEnumerable<string> Strings(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => [Unescaped(element.GetRawText()[1..^1])],
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Strings),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => Strings(p.Value)),
        _ => [],
    };

    // GetString refuses halves of surrogate pairs, which are just what this list is for.
    private static string Unescaped(string raw) => System.Text.RegularExpressions.Regex.Unescape(raw.Replace("\\/", "/", StringComparison.Ordinal));

    private static IEnumerable<JsonElement> Lines(string file) =>
        File.ReadLines(Repository.SharedData(file)).Where(l => l.Length > 0).Select(l => JsonDocument.Parse(l).RootElement);

    private static IEnumerable<string[]> Rows(string file) =>
        File.ReadLines(Repository.SharedData(file)).Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('\t'));

    private static string? Text(JsonElement element, string property) =>
        element.TryGetProperty(property, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    private sealed class Score
    {
        private int _all;
        private int _same;
        private int _right;
        private int _found;
        private int _wanted;

        public double Exact => (double)_same / _all;

        public double F1 => 2.0 * _right / (_found + _wanted);

        public void Count(string? got, string? want)
        {
            var same = string.Equals(got, want, StringComparison.OrdinalIgnoreCase);
            _all++;
            _same += same ? 1 : 0;
            _right += same && want is not null ? 1 : 0;
            _found += got is null ? 0 : 1;
            _wanted += want is null ? 0 : 1;
        }

        public override string ToString() => $"{_same} of {_all} exact, F1 {F1:0.000}";
    }
}
