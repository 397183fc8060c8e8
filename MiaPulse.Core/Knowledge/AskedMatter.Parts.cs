using System.Text.RegularExpressions;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist;
using MiaPulse.Core.Receptionist.Embedded;

namespace MiaPulse.Core.Knowledge;

/// <content>What of a passage about several things is about the one that is asked about.</content>
internal sealed partial class AskedMatter
{
    /// <summary>What stands between the things of a title, by language.</summary>
    private static readonly Regex[] Joined = [.. ListFile.ByLanguage("title-joins", '|').Select(words => PatternList.Of($@"\s*[,،&+/|]\s*|\s+(?:{words})"))];

    /// <summary>
    /// The passage without the sentences that are about another thing alone: of "Packages and gift cards" what is said of the cards answers nothing about packages. The whole
    /// where it is about one thing, and where nothing of it is about that one.
    /// </summary>
    /// <param name="passage">What was found.</param>
    /// <param name="entries">All that the business says, of which the titles tell what else a sentence may be about; none where that is not known.</param>
    /// <param name="said">Of this search.</param>
    public FoundPassage PartOf(FoundPassage passage, IReadOnlyList<Entry> entries, NamingTexts said) =>
        PartsOf(passage, entries, said) is { Kept.Length: > 0 } parts ? passage with { Text = parts.Kept } : passage;

    /// <summary>Whether a passage tells what is asked, and of another thing alone.</summary>
    public bool IsToldOfAnother(FoundPassage passage, IReadOnlyList<Entry> entries, NamingTexts said)
    {
        if (PartsOf(passage, entries, said) is not { } parts)
        {
            return false;
        }

        var (kept, others) = (said.Of(parts.Kept, passage.Language), said.Of(parts.OfOthers, passage.Language));
        var kinds = AnswerKind.Asked(_question, _asked);
        var left = AskedWord.In(_matter, _asked, passage.Language).FindAll(w => !parts.Mine.Exists(m => m.Folded == w.Folded));
        return (kinds & AnswerKind.Offered(parts.OfOthers, passage.Language)) != 0 && (kinds & AnswerKind.Offered(parts.Kept, passage.Language)) == 0
            || left.Exists(w => IsToldIn(others, w)) && !left.Exists(w => IsToldIn(kept, w));
    }

    private static bool IsToldIn(NamingText text, AskedWord word) => text.Names(word) || text.MayMean(word);

    /// <summary>Null where nothing of it is about another thing alone.</summary>
    private Parts? PartsOf(FoundPassage passage, IReadOnlyList<Entry> entries, NamingTexts said)
    {
        if (passage.IsFaq || passage.Title.TrimEnd().EndsWith('?') || passage.Title.TrimEnd().EndsWith('؟') || passage.Text.Length == 0 || DeniedLists.In(passage).Exists(l => l.Denying is not null))
        {
            return null; // an answer is about what it is asked, and without a line of it a list that is denied would read as something else
        }

        var words = AskedWord.In(_matter, _asked, passage.Language) is { Count: > 0 } of ? of : AskedWord.In(_question, _asked, passage.Language);
        var mine = words.FindAll(said.Of(passage.Title, passage.Language).Names);
        var isOfOther = mine.Count > 0 ? ByTitle(passage, mine, said) : BySite(passage, mine = words.FindAll(w => IsAboutAny(entries, w, passage)), entries, said);
        if (isOfOther is null)
        {
            return null;
        }

        var (kept, others) = Split(passage, isOfOther);
        return others.Count == 0 ? null : new Parts(mine, string.Join('\n', kept), string.Join('\n', others));
    }

    /// <summary>Where the passage's own title names another thing beside the one that is asked about: "Packages and gift cards". Null where it does not.</summary>
    private Func<string, bool>? ByTitle(FoundPassage passage, List<AskedWord> mine, NamingTexts said)
    {
        var asked = said.Of(_question, _asked);
        var sides = Joined[(int)passage.Language].Split(passage.Title);
        var beside = sides.Where(side => !mine.TrueForAll(said.Of(side, passage.Language).Names)).ToList();
        var others = beside.Count == sides.Length ? [] : beside.SelectMany(side => AskedWord.In(side, passage.Language, passage.Language)
            .Zip(AskedWord.In(side, passage.Language, _asked)).Where(t => !asked.Names(t.Second)).Select(t => t.First)).ToList();
        if (others.Count == 0)
        {
            return null;
        }

        var alone = Sentence.Split(passage.Text).Select(s => said.Of(s, passage.Language)).Where(s => !others.Exists(s.Names)).ToList();
        return sentence => said.Of(sentence, passage.Language) is var text && others.Exists(text.Names)
            && (!mine.Exists(text.Names) || mine.Exists(m => !text.Names(m) && alone.Exists(s => s.Names(m)))); // "Dog grooming" is of no cat, though it names the grooming
    }

    /// <summary>Where the site is about what is asked elsewhere: a sentence that begins with another thing which the site is about as well. Null where it is not.</summary>
    private Func<string, bool>? BySite(FoundPassage passage, List<AskedWord> mine, IReadOnlyList<Entry> entries, NamingTexts said)
    {
        var asked = said.Of(_question, _asked);
        return mine.Count == 0 || !mine.Exists(said.Of(passage.Text, passage.Language).Names) ? null
            : sentence => !mine.Exists(said.Of(sentence, passage.Language).Names) && AskedWord.In(sentence, passage.Language, passage.Language) is [var first, ..]
                && !asked.Names(AskedWord.In(sentence, passage.Language, _asked)[0]) && IsAboutAny(entries, first, passage);
    }

    private static (List<string> Kept, List<string> Others) Split(FoundPassage passage, Func<string, bool> isOfOther)
    {
        var (kept, others, isUnderOther) = (new List<string>(), new List<string>(), false);
        foreach (var line in passage.Text.Split('\n').Where(l => l.Trim().Length > 0))
        {
            var (sentences, isHeading) = (Sentence.Split(line), NamingTexts.IsHeading(line.Trim()));
            var isOther = isUnderOther && !isHeading;
            List<string> own = [];
            foreach (var sentence in sentences)
            {
                isOther = isOfOther(sentence) || isOther && (isUnderOther || Quote.LeansBack(sentence, passage.Language));
                (isOther ? others : own).Add(sentence);
            }

            isUnderOther = isHeading ? isOfOther(line) : isUnderOther;
            kept.AddRange(own.Count == sentences.Count ? [line] : own.Count > 0 ? [string.Join(' ', own)] : []);
        }

        return (kept, others);
    }

    /// <param name="Mine">What the question asks about.</param>
    /// <param name="Kept">What may be about that.</param>
    /// <param name="OfOthers">What is about another thing alone.</param>
    private sealed record Parts(List<AskedWord> Mine, string Kept, string OfOthers);
}
