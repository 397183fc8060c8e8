namespace MiaPulse.Core.Shared;

/// <summary>Which rows of a list stand on one page.</summary>
/// <param name="Skip">How many come before them.</param>
/// <param name="Take">How many there are at most.</param>
public readonly record struct Slice(int Skip, int Take)
{
    /// <summary>The rows that were asked for; those of the last page where the list ends before them, as it may have become shorter since.</summary>
    /// <param name="total">How many there are in all.</param>
    /// <param name="skip">How many to leave out; less than 0 is 0.</param>
    /// <param name="take">How many stand on a page, at least 1.</param>
    public static Slice Within(int total, int skip, int take) => new(Math.Max(0, skip < total ? skip : (total - 1) / take * take), take);
}
