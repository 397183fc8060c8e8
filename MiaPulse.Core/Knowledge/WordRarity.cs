using MiaPulse.Core.Receptionist.Embedded;

namespace MiaPulse.Core.Knowledge;

/// <summary>
/// How much a word says, by how rare it is in English at large: 0.3 for "what", about 5 for "parking", 9 at most. A business has too few pages to count on them.
/// Words of the business's own name say next to nothing: they stand on every page.
/// </summary>
public static class WordRarity
{
    private const float Commonest = 5.5f;
    private const double OwnName = 0.15;

    public static double Of(Word word, IReadOnlySet<string> nameStems)
    {
        var rarity = Math.Clamp(-WordCommonness.Shared.LogProbability(word.Surface) - Commonest, 0.3, 9);
        return nameStems.Contains(word.Stem) ? rarity * OwnName : rarity;
    }
}
