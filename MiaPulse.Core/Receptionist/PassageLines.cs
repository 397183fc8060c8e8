using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Receptionist;

/// <summary>The passages that an answer is made from, line by line, each with what it names: read once for everything that is held against them, and only when something is.</summary>
internal sealed class PassageLines(IReadOnlyList<FoundPassage> passages)
{
    private readonly Lazy<List<ReadPassage>> _read = new(() => [.. passages.Select(p => new ReadPassage(p))]);
    private readonly Dictionary<Language, HashSet<string>> _things = [];

    public List<ReadPassage> Passages => _read.Value;

    /// <summary>The lines with a figure.</summary>
    /// <param name="figuresIn">Reads the figures of the kind that is held to its row.</param>
    public List<FigureRow> Rows(Func<string, Language, HashSet<Fact>> figuresIn) => [.. Passages.SelectMany(p => p.Rows(figuresIn))];

    /// <summary>Everything that the passages in that language name.</summary>
    public HashSet<string> Things(Language language)
    {
        if (!_things.TryGetValue(language, out var things))
        {
            things = [.. Passages.Where(p => p.Language == language).SelectMany(p => p.Lines.Select(l => l.Named).Append(p.Title)).SelectMany(n => n.Things)];
            _things[language] = things;
        }

        return things;
    }
}

/// <summary>A line or a sentence of a passage.</summary>
internal sealed record PassageLine(string Text, Named Named)
{
    /// <summary>Whether the next one belongs to the same paragraph.</summary>
    public bool GoesOn => !Text.Contains('\n', StringComparison.Ordinal);

    /// <summary>Whether it ends without a mark, so that it may stand above others.</summary>
    public bool IsHeading => !GoesOn && Text.TrimEnd() is [.., var last] && (char.IsLetterOrDigit(last) || last == ':');
}

/// <summary>A passage as it is held against an answer.</summary>
internal sealed class ReadPassage(FoundPassage passage)
{
    public Language Language { get; } = passage.Language;

    public string TitleText { get; } = passage.Title;

    public Named Title { get; } = Named.In(passage.Title, passage.Language);

    public List<PassageLine> Lines { get; } =
        [.. Sentences.Of(passage.Text).Where(l => !string.IsNullOrWhiteSpace(l)).Select(l => new PassageLine(l, Named.In(l, passage.Language)))];

    public IEnumerable<FigureRow> Rows(Func<string, Language, HashSet<Fact>> figuresIn)
    {
        var figures = Lines.ConvertAll(l => figuresIn(l.Text, Language));
        var isOne = figures.Count(f => f.Count > 0) == 1; // then the title is of nothing else: "How much is a haircut?"
        var heading = Named.Nothing;
        for (var i = 0; i < Lines.Count; i++)
        {
            if (figures[i].Count == 0)
            {
                heading = Lines[i].Named; // of all rows below it, to the next line without a figure
                continue;
            }

            var below = i + 1 < Lines.Count && figures[i + 1].Count == 0 ? Lines[i + 1].Named : Named.Nothing;
            var own = Lines[i].Named.With(heading);
            if (Lines[i].Named.Things.Count == 0 && i > 0 && Lines[i - 1].GoesOn)
            {
                own = own.With(Lines[i - 1].Named.WithoutLengths()); // "For half an hour it is $60." goes on about the same
            }

            yield return new FigureRow(Language, Words.Tidy(Lines[i].Text), figures[i], isOne ? own.With(Title) : own, own.With(Title).With(below));
        }
    }
}

/// <summary>A line of a passage that says a figure.</summary>
/// <param name="Language">What it is written in: rows in another language than an answer cannot be compared with it.</param>
/// <param name="Text">The line.</param>
/// <param name="Figures">Those of the kind that is looked for.</param>
/// <param name="Own">What it names itself, with its heading.</param>
/// <param name="Around">With its title and the line below it as well.</param>
internal sealed record FigureRow(Language Language, string Text, HashSet<Fact> Figures, Named Own, Named Around);
