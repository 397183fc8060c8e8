namespace MiaPulse.Core.Knowledge.Tongues;

/// <summary>A word of a question, with all that stands for it in the business's texts.</summary>
/// <param name="Stems">Stems and meanings that stand for it, and how well: 1 is the word itself.</param>
/// <param name="Weight">How much it says.</param>
/// <param name="IsThing">Whether it names what the question is about.</param>
internal sealed record Term(IReadOnlyDictionary<string, double> Stems, double Weight, bool IsThing)
{
    /// <summary>How well the words of a text stand for it, 0 where none does.</summary>
    public double In(IReadOnlySet<string> text)
    {
        var best = 0.0;
        foreach (var (stem, share) in Stems)
        {
            best = share > best && text.Contains(stem) ? share : best;
        }

        return best;
    }
}
