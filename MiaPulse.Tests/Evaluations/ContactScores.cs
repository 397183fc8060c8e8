using System.Text.Json;
using MiaPulse.Core.Leads;
using MiaPulse.Core.Shared;

namespace MiaPulse.Tests.Evaluations;

/// <summary>How well something that a message may hold is found in it.</summary>
public sealed class FoundScore
{
    private int _all;
    private int _same;
    private int _right;
    private int _found;
    private int _wanted;

    /// <summary>Share of the messages where just what stands there was found, or rightly nothing.</summary>
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

/// <summary>What <see cref="ContactDetails"/> finds in the sets of messages.</summary>
public static class ContactScores
{
    /// <summary>Over <c>lead_contacts.jsonl</c>: addresses, numbers (as they are dialled) and names in messages that were made for it.</summary>
    public static (FoundScore Email, FoundScore Phone, FoundScore Name) OfGenerated(string file)
    {
        FoundScore email = new(), phone = new(), name = new();
        foreach (var line in Lines(file))
        {
            var card = ContactDetails.Find(Text(line, "text")!, "US", ContactExpectation.Nothing).Card;
            email.Count(card.Email, Text(line, "email"));
            phone.Count(card.Phone, Text(line, "phone") is { } number && PhoneNumber.TryParse(number, "US", out var parsed) ? parsed.Value : Text(line, "phone"));
            name.Count(card.Name, Text(line, "name"));
        }

        return (email, phone, name);
    }

    /// <summary>Over <c>lead_names.jsonl</c>: names where one was asked for, or where none was.</summary>
    public static FoundScore OfNames(string file, bool asked)
    {
        var score = new FoundScore();
        foreach (var line in Lines(file).Where(l => Text(l, "src") == "restaurant8k"))
        {
            if (line.GetProperty("asked").EnumerateArray().Any(a => a.GetString()!.EndsWith("_name", StringComparison.Ordinal)) == asked)
            {
                score.Count(ContactDetails.Find(Text(line, "text")!, "US", asked ? ContactExpectation.Name : ContactExpectation.Nothing).Card.Name, Text(line, "name"));
            }
        }

        return score;
    }

    /// <summary>Over <c>lead_names.jsonl</c>: of the turns that hold a card, a social security or a policy number and no phone, those where a phone is kept.</summary>
    public static (int Kept, int Of) SecretsKept(string file)
    {
        var (kept, of) = (0, 0);
        foreach (var line in Lines(file).Where(l => l.TryGetProperty("not_contact", out var no) && no.GetArrayLength() > 0 && Text(l, "phone") is null))
        {
            of++;
            kept += ContactDetails.Find(Text(line, "text")!, "US", ContactExpectation.Nothing).Card.Phone is null ? 0 : 1;
        }

        return (kept, of);
    }

    internal static IEnumerable<JsonElement> Lines(string file) =>
        File.ReadLines(file).Where(l => l.Length > 0).Select(l => JsonDocument.Parse(l).RootElement);

    internal static string? Text(JsonElement element, string property) =>
        element.TryGetProperty(property, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}
