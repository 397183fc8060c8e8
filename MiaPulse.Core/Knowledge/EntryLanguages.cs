using System.Collections.Concurrent;
using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Knowledge;

/// <summary>Tells what a business's texts are written in. A text too short to tell is in the language of most of the others.</summary>
internal sealed class EntryLanguages
{
    /// <summary>Characters of a text that are looked at, and texts that the main language is told from.</summary>
    private const int MostLooked = 300;
    private const int MostAsked = 200;

    private readonly ConcurrentDictionary<string, Language> _told = new(StringComparer.Ordinal);

    /// <param name="texts">Title and text of each entry.</param>
    public EntryLanguages(IReadOnlyList<string> texts)
    {
        var step = Math.Max(1, texts.Count / MostAsked);
        var told = texts.Where((_, i) => i % step == 0).Select(t => LanguageGuess.Of(Start(t))).OfType<Language>().GroupBy(l => l).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).ToList();
        Main = told is [var most, ..] ? most.Key : Language.English;
        IsMixed = told.Count > 1;
    }

    /// <summary>What most of it is in.</summary>
    public Language Main { get; }

    /// <summary>Whether the texts that were looked at are in more than one.</summary>
    public bool IsMixed { get; }

    /// <summary>Held against the main language, so that a dish with an Italian name makes no page Italian.</summary>
    public Language Of(string text) => _told.GetOrAdd(Start(text), start => LanguageGuess.Heard(start, Main, null) ?? Main); // asked for twice while an index is built

    private static string Start(string text) => text.Length <= MostLooked ? text : text[..MostLooked];
}
