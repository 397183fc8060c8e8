using System.Text.RegularExpressions;
using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Knowledge;

/// <summary>
/// The words of a question in letters that the encoder does not know, for telling whether another asks the same: the same words in whatever order, whatever their
/// endings, and nothing beside them. Where words are written without blanks the whole has to be the same but for its particles. One word more may ask for another thing, and a row too
/// many costs less than a wrong answer.
/// </summary>
internal sealed partial class QuestionWords
{
    private const int ShortestStem = 4;

    /// <summary>Letters at the end of a word in which two forms of it may differ.</summary>
    private const int Ending = 2;

    private static readonly HashSet<string> Denials = ["не", "ни", "ні", "לא", "אל", "μη"];

    private readonly string[] _words;

    /// <summary>Whether words are stems already, or not to be taken apart.</summary>
    private readonly bool _areWhole;

    private QuestionWords(IEnumerable<string> words, bool areWhole) => (_words, _areWhole) = ([.. words.Distinct()], areWhole);

    public static QuestionWords Of(string question)
    {
        var text = Words.Tidy(question).ToLowerInvariant();
        if (WithoutBlanks().IsMatch(text))
        {
            var whole = NoLetters().Replace(Particles().Replace(text, ""), "");
            return new QuestionWords([whole.Length > 0 ? whole : text], areWhole: true);
        }

        if (ArabicLetter().IsMatch(text) && Words.Of(text, Language.Arabic).FindAll(w => w.Surface is not "هل") is { Count: > 0 } stems)
        {
            return new QuestionWords(stems.Select(w => w.Stem), areWhole: true);
        }

        List<string> words = [.. Word().Matches(text).Select(m => Alphabet().IsMatch(m.Value) ? Folding.Of(m.Value) : m.Value)];
        var telling = words.FindAll(w => !IsSmall(w));
        return new QuestionWords(telling.Count > 0 ? telling : words, areWhole: false);
    }

    public bool SaysTheSame(QuestionWords other) =>
        _words.Length > 0 && _words.Length == other._words.Length && _areWhole == other._areWhole
        && Array.TrueForAll(_words, w => Array.Exists(other._words, o => IsSame(w, o))) && Array.TrueForAll(other._words, o => Array.Exists(_words, w => IsSame(w, o)));

    private bool IsSame(string one, string other)
    {
        if (one == other || _areWhole || !char.IsLetter(one[0]) || one.Any(char.IsDigit) || other.Any(char.IsDigit))
        {
            return one == other;
        }

        var (shared, longer) = (one.AsSpan().CommonPrefixLength(other.AsSpan()), Math.Max(one.Length, other.Length));
        return shared >= Math.Max(longer - Ending, ShortestStem) || longer is ShortestStem or ShortestStem + 1 && shared >= longer - 1;
    }

    // "ли", "у", "το": they ask, and name nothing. In scripts of syllables two letters are a word.
    private static bool IsSmall(string word) => word.Length <= 2 && Alphabet().IsMatch(word) && !Denials.Contains(word);

    [GeneratedRegex(@"[\p{L}\p{M}\p{N}]+")]
    private static partial Regex Word();

    [GeneratedRegex(@"[^\p{L}\p{M}\p{N}]+")]
    private static partial Regex NoLetters();

    // Greek, Cyrillic, Armenian and Hebrew.
    [GeneratedRegex(@"^[\u0370-\u05FF\u1F00-\u1FFF]+$")]
    private static partial Regex Alphabet();

    [GeneratedRegex(@"[\u0621-\u064A\u066E-\u06D3]")]
    private static partial Regex ArabicLetter();

    // Thai, Lao, Burmese and Khmer, Japanese and Chinese.
    [GeneratedRegex(@"[\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u3040-\u30FF\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF]")]
    private static partial Regex WithoutBlanks();

    // Courtesies, and what makes a question of a sentence.
    [GeneratedRegex(@"请问|請問|你好|您好|谢谢|謝謝|すみません|こんにちは|สวัสดี|ขอโทษ|(?:[吗嗎呢啊呀ねよ]|でしょうか|ですか|ครับ|คะ|ค่ะ)(?![\p{L}\p{M}])", RegexOptions.CultureInvariant)]
    private static partial Regex Particles();
}
