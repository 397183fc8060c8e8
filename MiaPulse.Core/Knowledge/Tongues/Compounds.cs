using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Knowledge.Tongues;

/// <summary>
/// Takes German and Dutch compounds apart, against the words that the business itself uses: a "Parkplatzgebühr" has to do with its "Parkplätze" and with its
/// "Gebühren". Works on stems, in folded letters, so that plurals do not matter.
/// </summary>
internal sealed class Compounds
{
    private const int ShortestPart = 4;
    private const int ShortestRest = 3;
    private const double AsHead = 0.75;
    private const double AsFirst = 0.6;
    private const double OfRelative = 0.8;

    /// <summary>As many words in which a part stands are taken: a part that stands in more says nothing.</summary>
    private const int MostRelatives = 24;

    // Endings and prepositions, which look like parts.
    private static readonly HashSet<string> NoParts =
    [
        "lich", "isch", "ung", "ungen", "heit", "keit", "schaft", "eren", "ieren", "chen", "uber", "unter", "nach", "auch", "hinter", "zwischen", "gegen", "ander", "diese", "eine", "einen",
        "lijk", "heid", "ingen", "voor", "over", "onder", "achter", "naar", "ander", "deze", "eren", "ende",
    ];

    private readonly string[] _forward;
    private readonly string[] _backward;
    private readonly HashSet<string> _stems;

    private readonly Language _language;

    /// <param name="stems">Of the business's words.</param>
    /// <param name="language">Theirs.</param>
    public Compounds(IEnumerable<string> stems, Language language)
    {
        _language = language;
        _forward = [.. stems.Where(s => s.Length >= ShortestPart && !Meanings.IsOne(s)).Distinct()];
        _backward = [.. _forward.Select(Reversed)];
        _stems = [.. _forward];
        Array.Sort(_forward, StringComparer.Ordinal);
        Array.Sort(_backward, StringComparer.Ordinal);
    }

    public static bool AreMadeIn(Language language) => language is Language.German or Language.Dutch;

    /// <summary>The business's words that share a part with this one, and how much of its meaning they have.</summary>
    public IEnumerable<(string Stem, double Share)> Of(string stem)
    {
        foreach (var (relative, share) in Relatives(stem))
        {
            yield return (relative, share);
        }

        for (var cut = ShortestPart; cut <= stem.Length - ShortestPart; cut++)
        {
            foreach (var found in Part(stem[cut..], AsHead))
            {
                yield return found;
            }

            foreach (var found in Part(stem[..cut], AsFirst))
            {
                yield return found;
            }
        }
    }

    private IEnumerable<(string, double)> Part(string part, double share)
    {
        foreach (var form in Forms(part).Where(f => f.Length >= ShortestPart && !NoParts.Contains(f) && !Nameless.Has(f, _language)))
        {
            if (_stems.Contains(form))
            {
                yield return (form, share);
            }

            if (form.Length > ShortestPart)
            {
                foreach (var (relative, of) in Relatives(form))
                {
                    yield return (relative, share * of);
                }
            }
        }
    }

    // "Geburtstags-", "Wochen-": what joins the parts is no part of them.
    private IEnumerable<string> Forms(string part) =>
        (part[^1] is 's' or 'n' or 'e' ? [part, part[..^1]] : new[] { part }).SelectMany(p => Words.Of(p, _language).Select(w => w.Stem).Append(p)).Distinct();

    private IEnumerable<(string Stem, double Share)> Relatives(string stem)
    {
        if (stem.Length < ShortestPart || NoParts.Contains(stem))
        {
            yield break;
        }

        foreach (var longer in From(_backward, Reversed(stem)).Where(l => l.Length - stem.Length >= ShortestRest))
        {
            yield return (Reversed(longer), AsHead * OfRelative);
        }

        foreach (var longer in From(_forward, stem).Where(l => l.Length - stem.Length >= ShortestRest))
        {
            yield return (longer, AsFirst * OfRelative);
        }
    }

    private static IEnumerable<string> From(string[] sorted, string start)
    {
        var at = Array.BinarySearch(sorted, start, StringComparer.Ordinal);
        return sorted.Skip(at < 0 ? ~at : at).TakeWhile(s => s.StartsWith(start, StringComparison.Ordinal)).Take(MostRelatives);
    }

    private static string Reversed(string text)
    {
        var letters = text.ToCharArray();
        Array.Reverse(letters);
        return new string(letters);
    }
}
