using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Knowledge;

/// <summary>One line of what is known, as it stands there.</summary>
/// <param name="known">What it stands in.</param>
/// <param name="text">The line.</param>
/// <param name="isRow">Whether it is a row of a table that says a price of several things.</param>
internal sealed class SaidLine(Known known, string text, bool isRow = false)
{
    public Known In => known;

    public string Text => text;

    public bool IsRow => isRow;

    /// <summary>Under which the hours of each of its days are compared.</summary>
    public List<string> Hours { get; } = [];
}

/// <summary>Where something stands: the owner's answers are one place, a document is one, and of a website each page, by whichever source it was read.</summary>
/// <param name="Key">Equal for the same place.</param>
/// <param name="Website">Which website it is a page of; null where it is none.</param>
/// <param name="Address">Of a page of a website.</param>
internal sealed record Place(string Key, string? Website, Uri? Address)
{
    public static Place Of(Known known)
    {
        if (known.Source is not { } source)
        {
            return new Place("", null, null);
        }

        return Uri.TryCreate(known.From, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
            ? new Place(Site.KeyOf(Site.Tidy(url)), Site.HostOf(url), url)
            : new Place(source.Value.ToString(), null, null);
    }
}

/// <summary>A figure that is said of a thing.</summary>
/// <param name="Key">Equal for two that say a figure of one kind of the same thing.</param>
/// <param name="Things">The words that name the thing.</param>
/// <param name="Figure">The figure.</param>
/// <param name="Line">The line that says it.</param>
/// <param name="Place">Where that stands.</param>
/// <param name="Language">What it is written in.</param>
internal sealed record Statement(string Key, IReadOnlySet<string> Things, StatedFigure Figure, SaidLine Line, Place Place, Language Language)
{
    private static readonly HashSet<string> Nothing = [];

    /// <summary>What has the size that is spoken of, where the key leaves that out: the dog of "for a small dog".</summary>
    public string? Bearer { get; init; }

    /// <summary>How heavy, far or old (<see cref="Asides.Measure"/>), in the question or in the line.</summary>
    public string Measure { get; init; } = "";

    /// <summary>Where around the house (<see cref="Asides.Spot"/>).</summary>
    public string Spot { get; init; } = "";

    /// <summary>Whether the key leaves out what else the answer to a question says.</summary>
    public bool IsPart { get; init; }

    /// <summary>Whether the key leaves out the heading of a page that its line can do without, or the length of time beside a price. The owner's answers alone are held against it.</summary>
    public bool IsApart { get; init; }

    /// <summary>The words of its document's name, where no heading says what the line is about. A name is often of the file rather than of the thing.</summary>
    public IReadOnlySet<string> Document { get; init; } = Nothing;

    /// <summary>Whether what stands beside both tells that they are about two things.</summary>
    public bool IsOfAnother(Statement other) => Differ(Measure, other.Measure) || Differ(Spot, other.Spot) || (IsNamedApart(other) && other.IsNamedApart(this));

    /// <summary>Whether something stands beside one of them alone: they are most likely about the same, and the owner knows.</summary>
    public bool IsUnsure(Statement other) => Bearer != other.Bearer || Spot != other.Spot || IsPart != other.IsPart || IsApart != other.IsApart || Figure.Aside.IsDropIn != other.Figure.Aside.IsDropIn
        || IsNamedApart(other) || other.IsNamedApart(this);

    private bool IsNamedApart(Statement other) => Document.Any(w => !Things.Contains(w) && !other.Things.Contains(w) && !other.Document.Contains(w));

    private static bool Differ(string one, string other) => one.Length > 0 && other.Length > 0 && one != other;
}
