using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Receptionist.Embedded;

/// <summary>Where the business is, told from the line of its own pages that says so: a profile has no address, and the pages are what the owner keeps up.</summary>
internal static class AddressTalk
{
    private const int Shown = 5;

    /// <summary>What such a line stands under, in the words of each language.</summary>
    private static readonly string[] Searches = ListFile.ByLanguage("address-search", ' ');

    /// <summary>The passage with the line that says it best, among what was found already and what is found under address and contact. Null where none says it.</summary>
    public static async Task<(FoundPassage Passage, string Line)?> FindAsync(MiaTurn turn, IReadOnlyList<FoundPassage> found, CancellationToken ct)
    {
        var contact = await turn.Hands.SearchKnowledge(Searches[(int)turn.Language], ct);
        if (StatedAddress.Best(found.Concat(contact)) is not { } place)
        {
            return null;
        }

        turn.Draft.Considered(contact.Prepend(place.Passage).DistinctBy(p => p.Id).Take(Shown));
        return place;
    }
}
