namespace MiaPulse.Core.Knowledge;

/// <summary>A piece of a page that can answer a question by itself.</summary>
/// <param name="Heading">The heading or question above it; empty where there is none. At most 300 characters.</param>
/// <param name="Text">About 30 to 200 words; less where that is all there is under its heading.</param>
public sealed record Piece(string Heading, string Text)
{
    /// <summary>Equal for two pieces that say the same.</summary>
    public string Key => $"{Heading}\n{Text}".ToLowerInvariant();
}

/// <summary>What a person reads on a page, cut into pieces.</summary>
/// <param name="Title">Its title, its first heading, or its address. At most 300 characters.</param>
/// <param name="Pieces">In the order of the page.</param>
/// <param name="Links">Where it leads, checked, in the order of the page.</param>
/// <param name="Words">Words in all pieces.</param>
/// <param name="Nothing">Why there is nothing to read, in a sentence fit to show; null where there is something.</param>
public sealed record PageContent(string Title, IReadOnlyList<Piece> Pieces, IReadOnlyList<CheckedUrl> Links, int Words, string? Nothing)
{
    /// <summary>Sentences that speak to a machine (<see cref="AddressedToMachines"/>) and were not read.</summary>
    public int LeftOut { get; init; }

    /// <summary>What the owner is told of them; null where there were none.</summary>
    public string? LeftOutNote => LeftOut switch
    {
        0 => null,
        1 => "One sentence on this page speaks to an AI and not to people. Mia does not read it; look whether somebody planted it.",
        _ => $"{LeftOut} sentences on this page speak to an AI and not to people. Mia does not read them; look whether somebody planted them.",
    };
}

/// <summary>One stretch of text on a page, before it is cut.</summary>
internal abstract record Block(string Text);

/// <summary>Level 1 to 6 as in HTML, 7 for a bold line that stands for a heading.</summary>
internal sealed record Heading(int Level, string Text) : Block(Text);

internal sealed record Paragraph(string Text) : Block(Text);

/// <summary>An entry of a list or a row of a table. Lead is what introduces it: a sentence that ends in a colon, or a caption.</summary>
internal sealed record ListEntry(string Text) : Block(Text);

/// <summary>A question whose answer is marked as such.</summary>
internal sealed record Answer(string Question, string Text) : Block(Text);
