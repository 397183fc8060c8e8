namespace MiaPulse.Core.Languages;

/// <summary>Reads the lists that stand beside the code (<c>Languages/Lists</c>), so that a language is a line in a file.</summary>
internal static class ListFile
{
    /// <summary>The lines of a list.</summary>
    public static List<string> Lines(string list)
    {
        using var stream = typeof(ListFile).Assembly.GetManifestResourceStream($"MiaPulse.Lists.{list}.txt")
            ?? throw new InvalidOperationException($"The list {list} is missing from the assembly.");
        using StreamReader reader = new(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
    }

    /// <summary>What a list has for each language, in the order of <see cref="Language"/>. A line begins with the language's tag: "de: nehmen nimmt".</summary>
    /// <param name="list">Its name.</param>
    /// <param name="between">What the lines of one language are joined with.</param>
    public static string[] ByLanguage(string list, char between)
    {
        var lines = Lines(list).Select(line => line.Split(": ", 2)).ToLookup(parts => parts[0], parts => parts[1]);
        return [.. LanguageTags.All.Select(tag => string.Join(between, lines[tag]))];
    }
}
