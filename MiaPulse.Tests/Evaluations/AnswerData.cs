using System.Text.Json;

namespace MiaPulse.Tests.Evaluations;

/// <summary>One question of a set: which entries answer it, or none where nothing does.</summary>
public sealed record AskedQuestion(string Text, string? Previous, string Kind, IReadOnlyList<string> Gold, string? GoldText, string? GoldPath);

/// <summary>An entry of a set, before it is indexed.</summary>
public sealed record Doc(string Id, string Title, string Text);

/// <summary>A business of a set.</summary>
public sealed record TestBusiness(string Name, IReadOnlyList<Doc> Docs, IReadOnlyList<Doc> Pages, IReadOnlyList<AskedQuestion> Questions);

/// <summary>Reads the question sets, which are test data and no part of the project.</summary>
public static class AnswerData
{
    public static List<TestBusiness> Read(string file)
    {
        var list = new List<TestBusiness>();
        foreach (var line in File.ReadLines(file))
        {
            var b = JsonDocument.Parse(line).RootElement;
            list.Add(new TestBusiness(
                Text(b, "name")!,
                [.. b.GetProperty("docs").EnumerateArray().Select(d => new Doc(Text(d, "id")!, Text(d, "q") ?? "", Text(d, "a") ?? ""))],
                b.TryGetProperty("pages", out var pages) ? [.. pages.EnumerateArray().Select(p => new Doc(Text(p, "path")!, Text(p, "title")!, Text(p, "html")!))] : [],
                b.TryGetProperty("questions", out var questions) ? [.. questions.EnumerateArray().Select(Question)] : []));
        }

        return list;
    }

    private static AskedQuestion Question(JsonElement q)
    {
        var gold = q.GetProperty("gold");
        string[] ids = gold.ValueKind switch
        {
            JsonValueKind.Array => [.. gold.EnumerateArray().Select(g => g.GetString()!)],
            JsonValueKind.String => [gold.GetString()!],
            _ => [],
        };
        var answer = q.TryGetProperty("answers", out var answers) && answers.ValueKind == JsonValueKind.Array && answers.GetArrayLength() > 0
            ? string.Join("|", answers.EnumerateArray().Select(a => a.GetString())) : Text(q, "gold_text");
        return new AskedQuestion(Text(q, "text")!, Text(q, "prev"), Text(q, "kind") ?? "faq", ids, answer, Text(q, "gold_path"));
    }

    private static string? Text(JsonElement e, string name) => e.TryGetProperty(name, out var v) && v.ValueKind == JsonValueKind.String ? v.GetString() : null;
}
