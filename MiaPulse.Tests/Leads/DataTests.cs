using System.Text.Json;
using MiaPulse.Core.Leads;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Evaluations;
using MiaPulse.Tests.Support;

namespace MiaPulse.Tests.Leads;

/// <summary>The figures of contact finding over the sets beside the repository; each test is a named skip where they are missing.</summary>
public sealed class DataTests(ITestOutputHelper output)
{
    [Fact]
    public void Generated_contacts_are_read_exactly()
    {
        var (email, phone, name) = ContactScores.OfGenerated(Repository.SharedData("ai/lead_contacts.jsonl"));
        output.WriteLine($"email {email}, phone {phone}, name {name}");
        Assert.True(email.Exact >= 0.98 && phone.Exact >= 0.98 && name.Exact >= 0.97, $"email {email}, phone {phone}, name {name}");
    }

    [Fact]
    public void Contacts_of_small_businesses_are_read_exactly()
    {
        var score = new FoundScore();
        foreach (var line in ContactScores.Lines(Repository.SharedData("ai/smallbiz.jsonl")).SelectMany(b => b.GetProperty("leads").EnumerateArray()))
        {
            var card = ContactDetails.Find(ContactScores.Text(line, "text")!, ContactScores.Text(line, "region")!, ContactExpectations.From(ContactScores.Text(line, "asked"))).Card;
            var expect = line.GetProperty("expect");
            score.Count($"{card.Name?.ToUpperInvariant()}|{card.Email}|{card.Phone}", $"{ContactScores.Text(expect, "name")?.ToUpperInvariant()}|{ContactScores.Text(expect, "email")}|{ContactScores.Text(expect, "phone_e164")}");
        }

        output.WriteLine($"{score}");
        Assert.True(score.Exact >= 0.95, $"{score}");
    }

    [Theory]
    [InlineData(true, 0.92)]
    [InlineData(false, 0.85)]
    public void Names_are_found_asked_for_and_not(bool asked, double atLeast)
    {
        var score = ContactScores.OfNames(Repository.SharedData("ai/lead_names.jsonl"), asked);
        output.WriteLine($"asked {asked}: {score}");
        Assert.True(score.F1 >= atLeast, $"{score}");
    }

    [Fact]
    public void Cards_and_policies_are_hardly_ever_kept_as_a_phone()
    {
        var (kept, secrets) = ContactScores.SecretsKept(Repository.SharedData("ai/lead_names.jsonl"));
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

    private static IEnumerable<string[]> Rows(string file) =>
        File.ReadLines(Repository.SharedData(file)).Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('\t'));
}
