namespace MiaPulse.Core.Knowledge.Documents;

/// <summary>A page of a document, or all of one that has no pages.</summary>
/// <param name="Number">From 1; null where the document has no pages of its own.</param>
/// <param name="Blocks">In reading order.</param>
/// <param name="Problem">Why it could not be read, in a sentence fit to show.</param>
internal sealed record DocumentPart(int? Number, IReadOnlyList<Block> Blocks, string? Problem = null);

/// <summary>What a document says.</summary>
/// <param name="Parts">Its pages, in their order.</param>
/// <param name="Nothing">Why there is nothing to read, in a sentence fit to show; null where there is something.</param>
/// <param name="Note">What the owner should know although it was read.</param>
internal sealed record DocumentContent(IReadOnlyList<DocumentPart> Parts, string? Nothing, string? Note = null)
{
    public static DocumentContent Without(string reason) => new([], reason);
}
