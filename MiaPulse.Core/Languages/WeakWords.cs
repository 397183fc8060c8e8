using System.Collections.Frozen;

namespace MiaPulse.Core.Languages;

/// <summary>Words that every business and every question may use ("bring", "possible", "our shop"): that one of them is missing in a text says little. Written for the purpose.</summary>
internal static class WeakWords
{
    private static readonly FrozenSet<string>[] ByLanguage = Read();

    /// <param name="language">Of the word.</param>
    /// <param name="folded">By <see cref="Folding"/>.</param>
    public static bool Has(Language language, string folded) => ByLanguage[(int)language].Contains(folded);

    // A line for each language, its tag first.
    private static FrozenSet<string>[] Read()
    {
        var words = LanguageTags.All.Select(_ => new HashSet<string>(StringComparer.Ordinal)).ToArray();
        using var stream = typeof(WeakWords).Assembly.GetManifestResourceStream("MiaPulse.Lists.weak-words.txt")
            ?? throw new InvalidOperationException("The list weak-words is missing from the assembly.");
        using StreamReader reader = new(stream);
        while (reader.ReadLine() is { } line)
        {
            var (tag, rest) = (line[..2], line[3..]);
            words[(int)LanguageTags.Read(tag)!.Value].UnionWith(rest.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Folding.Of));
        }

        return [.. words.Select(w => w.ToFrozenSet(StringComparer.Ordinal))];
    }
}
