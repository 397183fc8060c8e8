using System.Text.RegularExpressions;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Receptionist.Embedded;

/// <summary>The business's words with what stands before them: of which page they are, in which language where it is not the visitor's, and of what they are where they do not hold what was asked for.</summary>
internal static partial class QuoteTalk
{
    /// <summary>As sure as this, what answers is said as the answer, in whatever words it does; to a price or a length of time it has to speak of one.</summary>
    private const double Sure = 0.8;

    public static string Say(MiaTurn turn, Quote quotes, Lookup found, FoundPassage passage, string answer)
    {
        // Held against the visitor's own language, so that a dish with an Italian name makes no page Italian.
        var spoken = LanguageGuess.Heard(answer, turn.Language, null) ?? LanguageGuess.Heard($"{passage.Title} {passage.Text}", turn.Language, null)
            ?? (UnspokenLanguage.Is(answer) ? turn.Language : passage.Language);
        if (spoken != turn.Language && answer.Any(char.IsLetter))
        {
            var named = turn.Voice.Words.InLanguages[(int)spoken];
            if (spoken == turn.Draft.Dialogue.QuotedIn)
            {
                return $"({named}) {answer}"; // whose words they are was said before
            }

            turn.Draft.Dialogue = turn.Draft.Dialogue with { QuotedIn = spoken };
            return turn.Say(passage.Document is null ? w => w.SiteSaysIn : w => w.SaysIn, named, answer);
        }

        if (passage.IsFaq && turn.Language is Language.English && YesOrNo().IsMatch(answer) && !quotes.AreAlike(passage.Title, found.Question) || IsListOfADeniedQuestion(passage, answer))
        {
            return turn.Say(w => w.Under, Phrases.Plain(passage.Title), answer); // a bare "Yes" would answer what was asked, and not what the FAQ asks
        }

        var lacks = found.Confidence < Sure ? Quote.Lacks(passage, found.Question, turn.Language, answer) : Quote.LacksMeasure(passage, found.Question, turn.Language, answer);
        if (lacks && passage.Title.Length > 0 && passage.Document is null)
        {
            return turn.Say(w => w.SaysAbout, Phrases.Plain(passage.Title), answer);
        }

        if (passage.IsFaq || passage.Title.EndsWith('?') || passage.Title.Length == 0)
        {
            return answer;
        }

        return passage.Document switch
        {
            null => turn.Say(w => w.SiteSays, Phrases.Plain(passage.Title), answer),
            var document when DocumentAddress.FileTitleOf(document) is { } file => turn.Say(w => w.DocumentSays, Phrases.Plain(file), answer),
            var document => document == passage.Title ? answer : turn.Say(w => w.Under, Phrases.Plain(passage.Title), answer),
        };
    }

    /// <summary>"Which plans do you not take?" is answered by those that are not taken: their names alone would read as a yes to who asks for one of them.</summary>
    private static bool IsListOfADeniedQuestion(FoundPassage passage, string answer) =>
        passage.Title.TrimEnd().EndsWith('?') && Refusals.In(passage.Title, passage.Language) && !Claims.IsDenied(answer.Replace('’', '\''), passage.Language);

    [GeneratedRegex(@"^\W*(yes|no|of course|certainly|sure|absolutely|never|always|not)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex YesOrNo();
}
