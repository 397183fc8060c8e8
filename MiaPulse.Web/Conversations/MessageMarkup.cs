using System.Text;
using System.Text.RegularExpressions;

namespace MiaPulse.Web.Conversations;

/// <summary>What the words of a message are made of: paragraphs and lists of plain, bold and linked runs. Nothing else is ever made of a message.</summary>
public static partial class MessageMarkup
{
    public static IReadOnlyList<Block> Read(string text)
    {
        var blocks = new List<Block>();
        var lines = new List<IReadOnlyList<Run>>();
        var kind = BlockKind.Paragraph;
        foreach (var line in text.Split('\n'))
        {
            var (lineKind, words) = KindOf(line);
            if (lines.Count > 0 && (lineKind != kind || words.Length == 0))
            {
                blocks.Add(new Block(kind, [.. lines]));
                lines.Clear();
            }

            if (words.Length > 0)
            {
                kind = lineKind;
                lines.Add(Runs(words));
            }
        }

        if (lines.Count > 0)
        {
            blocks.Add(new Block(kind, [.. lines]));
        }

        return blocks;
    }

    /// <summary>The words alone, in one line, for lists.</summary>
    public static string Plain(string text) => string.Join(' ', Read(text).SelectMany(b => b.Lines).Select(line => string.Concat(line.Select(run => run.Text))));

    /// <summary>The address if a click on it can do no harm: web, mail and telephone. Null for any other.</summary>
    public static string? SafeAddress(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && IsHarmless(uri)
            ? uri.AbsoluteUri
            : null;

    // A name before the host is only ever there to make one host look like another.
    private static bool IsHarmless(Uri uri) => uri.Scheme switch
    {
        "http" or "https" => uri.UserInfo.Length == 0,
        "mailto" or "tel" => true,
        _ => false,
    };

    private static (BlockKind Kind, string Words) KindOf(string line)
    {
        var trimmed = line.Trim();
        return Bullet().Match(trimmed) is { Success: true } bullet ? (BlockKind.Bullets, trimmed[bullet.Length..])
            : Number().Match(trimmed) is { Success: true } number ? (BlockKind.Numbers, trimmed[number.Length..])
            : (BlockKind.Paragraph, trimmed);
    }

    private static List<Run> Runs(string words)
    {
        var runs = new List<Run>();
        var plain = new StringBuilder();
        var at = 0;
        foreach (Match match in Marked().Matches(words))
        {
            if (RunOf(match) is not { } run)
            {
                continue;
            }

            plain.Append(words, at, match.Index - at);
            Flush(runs, plain);
            runs.Add(run);
            at = match.Index + match.Length - run.Left;
        }

        plain.Append(words, at, words.Length - at);
        Flush(runs, plain);
        return runs;
    }

    private static Run? RunOf(Match match)
    {
        if (match.Groups["bold"] is { Success: true } bold)
        {
            return new Run(bold.Value, IsBold: true);
        }

        if (match.Groups["label"] is { Success: true } label)
        {
            return SafeAddress(match.Groups["to"].Value) is { } to ? new Run(label.Value, Address: to) : null;
        }

        if (match.Groups["mail"] is { Success: true } mail)
        {
            return new Run(mail.Value, Address: $"mailto:{mail.Value}");
        }

        // A full stop or bracket behind an address belongs to the sentence.
        var address = match.Value.TrimEnd('.', ',', ';', ':', '!', '?', '\'', '"', '*');
        if (address.EndsWith(')') && !address.Contains('(', StringComparison.Ordinal))
        {
            address = address.TrimEnd(')');
        }

        return SafeAddress(address) is { } safe ? new Run(address, Address: safe, Left: match.Length - address.Length) : null;
    }

    private static void Flush(List<Run> runs, StringBuilder plain)
    {
        if (plain.Length > 0)
        {
            runs.Add(new Run(plain.ToString()));
            plain.Clear();
        }
    }

    [GeneratedRegex(@"^[-•*]\s+")]
    private static partial Regex Bullet();

    [GeneratedRegex(@"^\d{1,2}[.)]\s+")]
    private static partial Regex Number();

    // NonBacktracking: whatever a stranger types, reading it takes time in proportion to its length.
    [GeneratedRegex(
        @"\*\*(?<bold>[^*\n]+)\*\*|\[(?<label>[^\[\]\n]+)\]\((?<to>[^\s()]+)\)|https?://[^\s<>""]+|\b(?<mail>[A-Za-z0-9][A-Za-z0-9_.+-]*@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+)\b",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Marked();
}

public enum BlockKind
{
    Paragraph,
    Bullets,
    Numbers,
}

/// <summary>A paragraph of lines, or a list of items.</summary>
public sealed record Block(BlockKind Kind, IReadOnlyList<IReadOnlyList<Run>> Lines);

/// <summary>Some words, plain, bold, or a link to a safe address. <paramref name="Left"/> counts characters that were matched but belong to what follows.</summary>
public sealed record Run(string Text, bool IsBold = false, string? Address = null, int Left = 0);
