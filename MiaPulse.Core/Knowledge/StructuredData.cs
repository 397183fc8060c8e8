using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;

namespace MiaPulse.Core.Knowledge;

/// <summary>What a page tells search engines (JSON-LD) and may not show as text: questions with answers, opening hours, address, telephone.</summary>
internal static partial class StructuredData
{
    private const int MostScripts = 20;

    /// <param name="document">The page.</param>
    /// <param name="visible">What it shows already; a question that stands there is not repeated.</param>
    public static IEnumerable<Block> Read(IHtmlDocument document, IReadOnlyCollection<Block> visible)
    {
        var shown = visible.Select(b => b is Answer answer ? answer.Question : b.Text).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var blocks = new List<Block>();
        foreach (var script in document.QuerySelectorAll("script[type='application/ld+json']").Take(MostScripts))
        {
            try
            {
                using var json = JsonDocument.Parse(script.TextContent, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 32 });
                Visit(json.RootElement, blocks);
            }
            catch (JsonException)
            {
                // Broken data of a stranger; the page itself is read anyway.
            }
        }

        return blocks.Where(b => b is not Answer answer || !shown.Contains(answer.Question)).Where(b => !shown.Contains(b.Text));
    }

    private static void Visit(JsonElement thing, List<Block> blocks)
    {
        if (thing.ValueKind == JsonValueKind.Array)
        {
            foreach (var one in thing.EnumerateArray())
            {
                Visit(one, blocks);
            }
        }

        if (thing.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        if (Text(thing, "@type") == "Question" && Text(thing, "name") is { Length: > 0 } question && One(thing, "acceptedAnswer") is { } accepted && Text(accepted, "text") is { Length: > 0 } answer)
        {
            blocks.Add(new Answer(question, answer));
            return;
        }

        var facts = Facts(thing).ToList();
        if (facts.Count > 0)
        {
            blocks.Add(new Heading(2, Text(thing, "name") is { Length: > 0 } name ? $"{name}: contact and opening hours" : "Contact and opening hours"));
            blocks.AddRange(facts.Select(f => new ListEntry(f)));
        }

        foreach (var part in thing.EnumerateObject().Where(p => p.Name is "@graph" or "mainEntity" or "hasPart" or "location" or "department"))
        {
            Visit(part.Value, blocks);
        }
    }

    private static IEnumerable<string> Facts(JsonElement thing)
    {
        var hours = Many(thing, "openingHours").Select(Plain).Concat(Many(thing, "openingHoursSpecification").Select(Spell)).Where(h => h.Length > 0).ToList();
        if (hours.Count > 0)
        {
            yield return "Opening hours: " + string.Join("; ", hours);
        }

        var address = Many(thing, "address").Select(Spell).FirstOrDefault(a => a.Length > 0);
        var phone = Text(thing, "telephone");
        var email = Text(thing, "email").Replace("mailto:", "", StringComparison.OrdinalIgnoreCase);
        if (address is not null && (hours.Count > 0 || phone.Length > 0))
        {
            yield return $"Address: {address}";
        }

        if (phone.Length > 0)
        {
            yield return $"Telephone: {phone}";
        }

        if (email.Length > 0)
        {
            yield return $"Email: {email}";
        }
    }

    // Either a plain text, an address in parts, or hours in parts.
    private static string Spell(JsonElement thing)
    {
        if (thing.ValueKind != JsonValueKind.Object)
        {
            return Plain(thing);
        }

        var days = Many(thing, "dayOfWeek").Select(d => Plain(d).Split('/')[^1]).Where(d => d.Length > 0).ToList();
        var (opens, closes) = (Text(thing, "opens"), Text(thing, "closes"));
        if (days.Count > 0)
        {
            return opens.Length == 0 || opens == closes ? $"{string.Join(", ", days)} closed" : $"{string.Join(", ", days)} {Time(opens)}–{Time(closes)}";
        }

        string[] parts = [Text(thing, "streetAddress"), Text(thing, "addressLocality"), $"{Text(thing, "addressRegion")} {Text(thing, "postalCode")}".Trim(), Text(thing, "addressCountry")];
        return string.Join(", ", parts.Where(p => p.Length > 0));
    }

    private static string Time(string text) => text.Length == 8 && text.EndsWith(":00", StringComparison.Ordinal) ? text[..5] : text;

    private static JsonElement? One(JsonElement thing, string name) => Many(thing, name).Cast<JsonElement?>().FirstOrDefault(e => e!.Value.ValueKind == JsonValueKind.Object);

    private static List<JsonElement> Many(JsonElement thing, string name) =>
        !thing.TryGetProperty(name, out var value) ? [] : value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : [value];

    private static string Text(JsonElement thing, string name) => Many(thing, name).Select(Plain).FirstOrDefault(t => t.Length > 0) ?? "";

    private static string Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => PageWalk.Tidy(System.Net.WebUtility.HtmlDecode(Tag().Replace(value.GetString()!, " "))),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.Object => Text(value, "name"),
        _ => "",
    };

    [GeneratedRegex("<[^<>]{0,1000}>")]
    private static partial Regex Tag();
}
