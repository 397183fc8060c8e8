using System.Text.RegularExpressions;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Receptionist.Embedded.Hearing;

/// <summary>Somebody cannot wait: told by the visitor's own words, or by a word that the owner listed.</summary>
internal static partial class Urgency
{
    public static bool In(string message, Language language, IReadOnlyList<string> ownersWords)
    {
        var folded = Folding.Of(Words.Tidy(message));
        return (language is Language.English ? English().IsMatch(folded) : Cues.Of(language).Urgent.In(folded))
            || ownersWords.Any(w => Regex.IsMatch(folded, $@"(?<!\w){Regex.Escape(Folding.Of(Words.Tidy(w)))}(?!\w)", RegexOptions.CultureInvariant));
    }

    // "Do you take emergencies?" asks about them; "this is an emergency" is one.
    [GeneratedRegex(@"\b((it'?s|its|is|very|really|super|so|quite|extremely) urgent|urgent(ly)? (need|help|please)|(i|we)( really| just)? (need|want) (to (see|speak|talk)|(?!to\b)).{0,30}\b(urgently|immediately|right away|asap|right now|straight away)|^\W*(urgent|emergency|sos)\b|(this|it|that)('?s| is) an? (\w+ )?emergency|(i|we)('ve| have)( got)? an emergency|can(no|')?t wait|burst pipe|pipe (has )?burst|gas leak|smell(ing)? gas|(is|are|am|my \w+ is|'m) (flooding|bleeding)|locked out|on fire|unbearable pain|excruciating|severe pain)\b", RegexOptions.CultureInvariant)]
    private static partial Regex English();
}
