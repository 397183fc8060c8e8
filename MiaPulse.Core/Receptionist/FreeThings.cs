using System.Text.RegularExpressions;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Receptionist;

/// <summary>
/// Holds "free" and "included" to the thing, as a price is held: "your first visit is free" is not so because cancelling is. It speaks up only where a line of the
/// passages that says nothing of the kind names what the answer names, and every line that does names less of it. Lines in another language than the answer's cannot
/// be compared with it; where one of them speaks of something free, it keeps out of it. The words of each language stand in <c>Lists/claims.txt</c> and
/// <c>Lists/included.txt</c>.
/// </summary>
internal sealed partial class FreeThings
{
    /// <summary>Share of what an answer names that another line has to name, where no line that speaks of something free names any.</summary>
    private const double Most = 0.6;

    private readonly PassageLines _lines;
    private readonly Lazy<(List<FreeLine> Free, List<FreeLine> Others)> _read;

    public FreeThings(PassageLines lines)
    {
        _lines = lines;
        _read = new(Read);
    }

    /// <param name="sentence">Of an answer.</param>
    /// <param name="language">The language that it is in.</param>
    public bool Misplace(string sentence, Language language)
    {
        var plain = sentence.Replace('’', '\'');
        if (plain.TrimEnd().EndsWith('?') || !IsClaimed(plain))
        {
            return false;
        }

        var (free, others) = _read.Value;
        var tidy = Words.Tidy(sentence);
        if (free.Any(l => l.Language != language || tidy.Contains(l.Text, StringComparison.Ordinal)))
        {
            return false;
        }

        others = others.FindAll(l => l.Language == language);
        return NamedIn(plain, language).Any(named => IsMisplaced(named, free, others));
    }

    private static bool IsMisplaced(Named named, List<FreeLine> free, List<FreeLine> others)
    {
        var own = free.Select(l => l.Named.Shared(named)).DefaultIfEmpty(0).Max();
        var other = others.Select(l => l.Named.Shared(named)).DefaultIfEmpty(0).Max();
        return named.Count > 0 && (other == named.Count && own < other || own == 0 && other >= Most * named.Count);
    }

    /// <summary>What is said to be free, piece by piece; where a piece names nothing itself ("a towel is, of course, included"), it goes on about what stands before it.</summary>
    private IEnumerable<Named> NamedIn(string plain, Language language)
    {
        var known = _lines.Things(language);
        var before = Named.Nothing;
        foreach (var piece in FigureParts.Split(plain))
        {
            var isClaimed = IsClaimed(piece);
            var named = Named.In(isClaimed ? Claimed.Replace(Claims.Free.Replace(piece, " "), " ") : piece, language).WithoutLengths().Only(known);
            before = named.Count > 0 ? named : before;
            if (isClaimed && !Claims.IsDenied(piece, language))
            {
                yield return before;
            }
        }
    }

    private (List<FreeLine> Free, List<FreeLine> Others) Read()
    {
        List<FreeLine> free = [];
        List<FreeLine> others = [];
        foreach (var passage in _lines.Passages)
        {
            if (IsSpokenOf(passage.TitleText)) // "Is the parking free?" is answered by the whole of what follows
            {
                free.Add(new FreeLine(passage.Language, Words.Tidy(passage.TitleText), passage.Lines.Aggregate(passage.Title, (all, line) => all.With(line.Named))));
                continue;
            }

            for (var i = 0; i < passage.Lines.Count; i++)
            {
                var line = passage.Lines[i];
                if (IsSpokenOf(line.Text))
                {
                    free.Add(new FreeLine(passage.Language, Words.Tidy(line.Text), Around(passage, i)));
                }
                else
                {
                    others.Add(new FreeLine(passage.Language, "", line.Named));
                }
            }

            others.Add(new FreeLine(passage.Language, "", passage.Title));
        }

        return (free, others);
    }

    /// <summary>What a line that speaks of something free may mean: with its title, the heading or, where it says no more than "It is free.", the line above, and what goes on behind it.</summary>
    private static Named Around(ReadPassage passage, int at)
    {
        var line = passage.Lines[at];
        var around = line.Named.With(passage.Title);
        if (at > 0 && (passage.Lines[at - 1].IsHeading || Named.In(Claimed.Replace(Claims.Free.Replace(line.Text, " "), " "), passage.Language).Things.Count == 0))
        {
            around = around.With(passage.Lines[at - 1].Named);
        }

        return line.GoesOn && at + 1 < passage.Lines.Count ? around.With(passage.Lines[at + 1].Named) : around;
    }

    /// <summary>The text without what is only available: a slot that is free costs what it costs.</summary>
    internal static string WithoutAvailable(string text) => Behind().Replace(Available().Replace(text, " "), " ");

    private static bool IsClaimed(string text) => Claims.Free.IsMatch(Available().Replace(text, " ")) || Claimed.IsMatch(text);

    private static bool IsSpokenOf(string text)
    {
        var plain = Available().Replace(text.Replace('’', '\''), " ");
        return new[] { Claims.Free, Claimed, Spoken }.Any(words => words.Matches(plain).Any(m => !JustDenied.IsMatch(plain[..m.Index])));
    }

    private static readonly PatternList List = new("included");

    /// <summary>What an answer says is part of the price.</summary>
    private static readonly Regex Claimed = List.Words("included");

    /// <summary>What a page may say instead: it comes with it, it covers it.</summary>
    private static readonly Regex Spoken = List.Words("spoken");

    private static readonly Regex JustDenied = PatternList.Of($@"(?:{List.Whole("denied")}|n't)\s+(?:[\p{{L}}']+\s+){{0,2}}$");

    /// <summary>A slot that is free costs what it costs.</summary>
    [GeneratedRegex(@"\bfree (?=(?:\p{L}+ )?(?:appointment|slot|time|date|seat|room|table|spot|space|place)s?\b)|\b(?:set|sugar|gluten|dairy|lactose|nut|meat|smoke|pain|risk|duty|toll|hands|care)[- ]free\b|\bfree (?:of|from) (?!charge|cost)|\bfree-?lance\w*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Available();

    // "we keep one slot free"
    [GeneratedRegex(@"\b(?:appointment|slot|time|date|seat|room|table|spot|hour)s? free\b(?! of)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Behind();

    /// <param name="Text">The line, where it speaks of something free.</param>
    /// <param name="Named">What it names; where it speaks of something free, with its title, its heading and the line below.</param>
    private sealed record FreeLine(Language Language, string Text, Named Named);
}
