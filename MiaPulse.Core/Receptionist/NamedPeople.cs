using System.Text.RegularExpressions;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Leads;

namespace MiaPulse.Core.Receptionist;

/// <summary>
/// Finds whom a sentence of an answer names: "Ask for Dr. Henderson", "Sarah Kim will help you". A word counts as somebody's name only where a title, a second
/// name or the words beside it say so, since "will", "mark" and "rose" are words.
/// </summary>
internal static partial class NamedPeople
{
    public static IEnumerable<Fact> In(string sentence, Language language)
    {
        List<Fact> people = [];
        BlankedText rest = new(sentence);
        foreach (Match titled in Titled().Matches(sentence))
        {
            if (titled.Groups["name"].Value.Split(' ').Any(w => !NameLists.IsCommon(w) || NameLists.IsName(w)))
            {
                people.Add(new PersonFact(titled.Groups["name"].Value));
                rest.Take(titled.Index, titled.Length);
            }
        }

        foreach (Match named in Capitalised().Matches(rest.Rest))
        {
            var words = named.Value.Split(' ').Select(w => Possessive().Replace(w, "")).TakeWhile(w => !NameLists.IsChat(w)).ToList();
            if (words.Count > 0 && IsSomebody(words, rest.Rest, named, language))
            {
                people.Add(new PersonFact(string.Join(' ', words.Take(2))));
            }
        }

        return people;
    }

    private static bool IsSomebody(List<string> words, string sentence, Match at, Language language)
    {
        var (before, behind) = (sentence[..at.Index], sentence[(at.Index + words[0].Length)..]);
        if (words.Count > 1)
        {
            // "John Smith" and "Will Harris" are somebody, "Will Baker" and "May Day" may be no more than words.
            return NameLists.IsGiven(words[0]) && (NameLists.IsFamily(words[1]) ? !NameLists.IsCommon(words[0]) || !NameLists.IsCommon(words[1]) : !NameLists.IsCommon(words[0]) && !NameLists.IsCommon(words[1]));
        }

        if (AskFor().IsMatch(before))
        {
            return NameLists.IsName(words[0]) && (!NameLists.IsCommon(words[0]) || NameLists.IsWordAndName(words[0]));
        }

        if (!NameLists.IsGiven(words[0]) || NameLists.IsCommon(words[0]) || NameLists.IsWordAndName(words[0]) || words[0].Length < 3)
        {
            return false;
        }

        // German writes every noun with a capital, and a sentence every first word.
        return Begins().IsMatch(before) ? Does().IsMatch(behind) : language is not Language.German;
    }

    private const string Particle = @"(?:(?:von|van|vom|de|del|della|den|der|di|da|dos|du|le|la|el|al|O['’]|Mc|Mac)\s?)*";
    private const string Name = @"\p{Lu}[\p{L}\p{M}]*(?:['’\-]\p{Lu}?[\p{L}\p{M}]+)*";

    [GeneratedRegex(@"(?<![\p{L}\d])(?:(?:Dr|Drs|[Dd]octor|Doktor|[Dd]octeur|[Dd]ott(?:\.ssa|or|oressa)?|Dra|Prof|[Pp]rofess(?:or|eur|oressa)|Mr|Mrs|Ms|Miss|Mx|Herrn?|Frau|Mme|Mlle|[Mm]onsieur|[Mm]adame|Sr|Sra|Srta|[Ss]eñor(?:a|ita)?|[Ss]ig|[Ss]ignora?|[Dd]hr|[Mm]evr|[Mm]w|[Mm]eneer|[Mm]evrouw|[Pp]ani|[Pp]ana|[Pp]anem|[Pp]anią|[Ss]enhora?)\.?\s+)+(?<name>" + Particle + Name + @"(?:\s" + Name + ")?)")]
    private static partial Regex Titled();

    [GeneratedRegex(@"(?<![\p{L}\p{M}\d@.\-/&])" + Name + @"(?: " + Name + @")?(?![\p{L}\d@])")]
    private static partial Regex Capitalised();

    [GeneratedRegex(@"['’]s$|['’]$")]
    private static partial Regex Possessive();

    [GeneratedRegex(@"(?:^|[.!?:•\-–—*(“”""]\s*|\n\s*)$")]
    private static partial Regex Begins();

    [GeneratedRegex(@"\b(?:ask(?:ing)? for|(?:speak|talk|chat) (?:to|with)|named|called|name is|fragen sie nach|frag nach|sprechen mit|heißt|demandez|demander|parler à|s['’]appelle|nommée?|pregunte por|pregunta por|hablar con|se llama|chieda di|chiedi di|parlare con|si chiama|vraag naar|spreken met|heet|proszę pytać o|rozmawiać z|pergunte por|falar com|chama-se)\s+$", RegexOptions.IgnoreCase)]
    private static partial Regex AskFor();

    [GeneratedRegex(@"^(?:['’]ll)?\s(?:will|can|is|has|works|offers|teaches|treats|would|does|takes|handles|kann|ist|hat|wird|arbeitet|peut|est|va|puede|es|está|può|è|kan|heeft|zal|werkt|może|jest|pode)\b")]
    private static partial Regex Does();
}
