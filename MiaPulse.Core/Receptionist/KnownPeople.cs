using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Receptionist;

/// <summary>The words among which somebody's name has to stand before an answer may say it: those of passages, of the business's name, and the visitor's own.</summary>
internal sealed class KnownPeople(IReadOnlyList<string?> texts)
{
    private const string Herself = "mia";

    private readonly string _words = $" {string.Join(' ', texts.Select(t => Plain(t ?? "")))} ";

    /// <summary>First and last name have to stand together, a middle one or its initial may be between them.</summary>
    public bool Has(string name)
    {
        var words = Plain(name).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words is [Herself])
        {
            return true;
        }

        for (var at = _words.IndexOf($" {words[0]} ", StringComparison.Ordinal); at >= 0; at = _words.IndexOf($" {words[0]} ", at + 1, StringComparison.Ordinal))
        {
            var behind = _words[(at + 1)..Math.Min(_words.Length, at + 80)].Split(' ').Skip(1).Take(2);
            if (words.Length == 1 || behind.Contains(words[^1]))
            {
                return true;
            }
        }

        return false;
    }

    // "Rosa's" names Rosa.
    private static string Plain(string text) => string.Join(' ', Folding.Of(text)
        .Split([.. " \t\r\n.,;:!?()[]\"“”„«»*_/–—|"], StringSplitOptions.RemoveEmptyEntries).Select(w => w.Trim('\'', '-')).Select(w => w.EndsWith("'s", StringComparison.Ordinal) ? w[..^2] : w));
}
