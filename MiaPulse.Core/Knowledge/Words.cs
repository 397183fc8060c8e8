using System.Text;
using System.Text.RegularExpressions;
using Lucene.Net.Analysis.TokenAttributes;
using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Knowledge;

/// <summary>A word as the index knows it.</summary>
/// <param name="Stem">What it is compared by: lower case, without endings.</param>
/// <param name="Surface">As it stood in the text, in lower case.</param>
public readonly record struct Word(string Stem, string Surface);

/// <summary>Cuts text into words and makes what people type on a phone readable. Stop words are left out.</summary>
public static partial class Words
{
    /// <summary>How people shorten words in a chat.</summary>
    private static readonly Dictionary<string, string> Short = (
        "teh=the|hte=the|adn=and|yuo=you|u=you|ur=your|r=are|y'all=you all|yall=you all|pls=please|plz=please|thx=thanks|tmrw=tomorrow|tmr=tomorrow|tmw=tomorrow|2moro=tomorrow|2morrow=tomorrow|2day=today|"
        + "appt=appointment|appts=appointments|appt's=appointments|w/=with|w=with|b4=before|cuz=because|bc=because|hrs=hours|"
        + "mins=minutes|wknd=weekend|whats=what's|wheres=where's|hows=how's|whens=when's|im=I'm|ive=I've|cant=can't|dont=don't|"
        + "doesnt=doesn't|isnt=isn't|wont=won't|id=I'd|gonna=going to|wanna=want to|gotta=have to|lemme=let me|abt=about|"
        + "xmas=Christmas|amex=American Express|mon=Monday|tue=Tuesday|tues=Tuesday|wed=Wednesday|thu=Thursday|thur=Thursday|"
        + "thurs=Thursday|fri=Friday|sat=Saturday|sun=Sunday")
        .Split('|').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);

    /// <summary>One kind of space, quote and dash; wide letters folded.</summary>
    public static string Tidy(string text) => Spaces().Replace(text.Normalize(NormalizationForm.FormKC).Replace('\u2019', '\'').Replace('\u2018', '\''), " ").Trim();

    /// <summary>The question with what people shorten written out.</summary>
    public static string WriteOut(string question) =>
        ShortWord().Replace(Tidy(question), m => Short.GetValueOrDefault(m.Value, m.Value));

    /// <summary>The same in another language, where nothing is written out: its short words are other ones.</summary>
    public static string WriteOut(string question, Language language) => language is Language.English ? WriteOut(question) : Tidy(question);

    /// <summary>The words of an English text, or of one whose language nobody told.</summary>
    public static List<Word> Of(string text) => Of(text, Language.English);

    /// <summary>The words of a text, read as its language wants it. Two texts can be compared only where they were read in the same one.</summary>
    public static List<Word> Of(string text, Language language)
    {
        text = Digits.InAscii(text);
        var words = new List<Word>();
        using var stream = ForeignWords.AnalyzerOf(language).GetTokenStream("text", text);
        var stem = stream.AddAttribute<ICharTermAttribute>();
        var place = stream.AddAttribute<IOffsetAttribute>();
        stream.Reset();
        while (stream.IncrementToken())
        {
            words.Add(new Word(ForeignWords.Stem(stem.ToString(), language), text[place.StartOffset..place.EndOffset].ToLowerInvariant()));
        }

        stream.End();
        return words;
    }

    /// <summary>The same, as <paramref name="reading"/> has it.</summary>
    internal static List<Word> Of(string text, Language language, WordReading reading) => reading switch
    {
        WordReading.Analyzed => Of(text, language),
        WordReading.Plain => [.. PlainWord().Matches(text).Select(m => m.Value.ToLowerInvariant()).Select(w => new Word(w, w))],
        _ => [],
    };

    [GeneratedRegex(@"[\p{Z}\s\u200b\ufeff]+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"[\p{L}\p{M}\p{N}]+")]
    private static partial Regex PlainWord();

    [GeneratedRegex(@"(?<![\w@.'])(?:[\w'\u00c0-\u024f]+/?)(?![\w@])", RegexOptions.CultureInvariant)]
    private static partial Regex ShortWord();
}

/// <summary>What a search makes of words. The product reads them by the language's analyzer; the others tell what that adds.</summary>
internal enum WordReading
{
    /// <summary>By the language's analyzer.</summary>
    Analyzed,

    /// <summary>Letter by letter as they stand, small words too.</summary>
    Plain,

    /// <summary>Nothing: the encoder's nearness alone is left.</summary>
    None,
}
