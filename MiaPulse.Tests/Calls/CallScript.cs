using MiaPulse.Tests.Support;

namespace MiaPulse.Tests.Calls;

/// <summary>What a line of a script says.</summary>
/// <param name="What">Its first word, or sign.</param>
/// <param name="Words">What stands behind it.</param>
/// <param name="Number">Which line of its file it is.</param>
public sealed record ScriptLine(string What, string Words, int Number);

/// <summary>
/// A story of calls and texts between one person and a bakery, with all that may come of it: every text that goes out and every lead that is there afterwards. The scripts
/// stand in <c>Calls/Scripts/*.txt</c>, whose README says how they are written.
/// </summary>
/// <param name="Name">One for each, as a sentence.</param>
/// <param name="Lines">In order.</param>
public sealed record CallScript(string Name, IReadOnlyList<ScriptLine> Lines)
{
    private static readonly Lazy<IReadOnlyList<CallScript>> All = new(() => [.. Directory.GetFiles(Folder, "*.txt").Order(StringComparer.Ordinal).SelectMany(Read)]);

    private static string Folder => Path.Combine(Repository.Root, "MiaPulse.Tests", "Calls", "Scripts");

    /// <summary>Those that can be played where words travel this way.</summary>
    /// <param name="voice"><c>relay</c> or <c>gather</c>.</param>
    public static TheoryData<string> NamesFor(string voice) => [.. All.Value.Where(s => s.Only is null || s.Only == voice).Select(s => s.Name)];

    public static CallScript Named(string name) => All.Value.Single(s => s.Name == name);

    /// <summary>Which way it is about; null for both.</summary>
    private string? Only => Find("only");

    public bool Has(string what) => Lines.Any(l => l.What == what);

    public string? Find(string what) => Lines.FirstOrDefault(l => l.What == what)?.Words;

    public IReadOnlyList<string> AllOf(string what) => [.. Lines.Where(l => l.What == what).Select(l => l.Words)];

    private static List<CallScript> Read(string file)
    {
        var scripts = new List<CallScript>();
        foreach (var (number, line) in File.ReadLines(file).Index().Where(l => l.Item.Trim() is [not ';', ..]))
        {
            var (what, words) = line.Trim().Split(' ', 2) is [var sign, var rest] ? (sign, rest.Trim()) : (line.Trim(), "");
            if (what == "==")
            {
                scripts.Add(new CallScript(words, new List<ScriptLine>()));
            }
            else
            {
                ((List<ScriptLine>)scripts[^1].Lines).Add(new ScriptLine(what, words, number + 1));
            }
        }

        return scripts;
    }
}
