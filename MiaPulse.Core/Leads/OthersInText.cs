using System.Text.RegularExpressions;

namespace MiaPulse.Core.Leads;

/// <summary>Tells contact details of somebody whom the visitor merely speaks of ("my wife is Carla Stone, carla@stone.example") from the visitor's own.</summary>
internal static partial class OthersInText
{
    private const int LookedAt = 160;

    /// <summary>
    /// What counts as the visitor's: their own, or, where they gave none now and none is known from before, whoever's they gave. Somebody else's
    /// never replaces what is known, unless the visitor says that it shall.
    /// </summary>
    public static List<T> Without<T>(string text, List<T> found, Func<T, int> start, string? known)
    {
        var own = found.Where(f => !Introduces(text, start(f))).ToList();
        return own.Count > 0 || known is not null ? own : found;
    }

    /// <summary>Whether it is asked about as the business's own: "is your phone 0900 1234?". That is nobody's contact, whatever else is known.</summary>
    public static bool IsAskedAbout(string text, int start) => Ours().IsMatch(text[Math.Max(0, start - LookedAt)..start]);

    [GeneratedRegex(@"\b(?:your|ur|ihre?|eure?|deine?|votre|vos|ton|su|vuestro|vostr[oa]|jullie|uw|wasz|seu|vosso)\s+(?:\w+\s+)?(?:tele)?(?:phone|mobile|number|tel|nummer|telefon\w*|numéro|número|numero|telefoon\w*|e-?mail)\b[^.!?,;\n]{0,20}$", RegexOptions.IgnoreCase)]
    private static partial Regex Ours();

    private static bool Introduces(string text, int start)
    {
        var before = text[Math.Max(0, start - LookedAt)..start];
        if (SentenceEnd().Matches(before) is { Count: > 0 } ends)
        {
            before = before[(ends[^1].Index + 1)..];
        }

        var other = Other().Matches(before).LastOrDefault()?.Index;
        return other is not null && !Replace().IsMatch(before) && !(Own().Matches(before).LastOrDefault()?.Index > other);
    }

    [GeneratedRegex(@"[.!?;](?=\s)|\n")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"\b(?:my|our)\s+(?:\w+\s+){0,2}?(?:wife|husband|spouse|partner|boyfriend|girlfriend|fianc[eé]e?|sons?|daughters?|kids?|child|children|baby|mum|mom|mother|dad|father|parents?|brothers?|sisters?|siblings?|grand(?:ma|pa|mother|father|son|daughter)|uncle|aunt|cousin|nephew|niece|friends?|boss|manager|colleagues?|co-?workers?|assistant|secretary|neighbou?rs?|roommate|flatmate|housemate|landlord|landlady|tenant|lawyer|accountant|carer|caregiver)\b|\b(?:meine?r?|unsere?) (?:frau|mann|freund(?:in)?|partner(?:in)?|sohn|tochter|mutter|vater|chef(?:in)?|kolleg(?:e|in))\b|\b(?:ma|mon) (?:femme|mari|ami|amie|copain|copine|fils|fille|mère|père|collègue|patron)\b|\b(?:mi|mia|mio) (?:mujer|esposa|marido|novi[oa]|hij[oa]|madre|padre|jefe|moglie|marito|figli[oa]|amic[oa]|collega)\b|\bmijn (?:vrouw|man|vriendin?|zoon|dochter|moeder|vader|baas|collega)\b|\b(?:moja|mój) (?:żona|mąż|syn|córka|mama|tata|szef|kolega)\b|\b(?:minha|meu) (?:mulher|esposa|marido|filh[oa]|mãe|pai|chefe|amig[oa])\b|\b(?:his|her|their)\s+(?:\w+\s+)?(?:e-?mails?|mail|address|numbers?|phone|mobile|cell|contact|details)\b|\b(?:reach|call|ring|email|e-mail|text|message|contact|phone|write to|ask|send (?:it|this|that) to)\s+(?:him|her|them)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Other();

    // The visitor's own after all, or a correction: "my wife is Carla, but mine is …", "my sister's, sorry, it's …".
    [GeneratedRegex(@"\b(?:mine|me|myself|my\s+(?:own\s+|new\s+|work\s+|home\s+|private\s+|personal\s+|other\s+|correct\s+|right\s+|actual\s+)*(?:e-?mail|mail|address|number|phone|mobile|cell|contact|details)|new (?:e-?mail|address|number|phone|mobile|cell)|i(?:['’]?m| am)|sorry|no|oops|whoops|actually|i mean|i meant|correction|typo|make that|should be)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Own();

    [GeneratedRegex(@"\b(?:use|instead|better|change|switch|replace)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Replace();
}
