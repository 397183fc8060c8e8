using System.Text.Json;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Receptionist.Embedded;
using MiaPulse.Core.Shared;

namespace MiaPulse.Tests.Evaluations;

/// <summary>How well questions are put together that mean the same, over pairs of questions of one business.</summary>
/// <param name="Right">Of the pairs that were put together, the part that has the same answer.</param>
/// <param name="Found">Of the pairs that have the same answer, the part that was put together.</param>
/// <param name="Pure">Of the questions, the part that stands in a group with others of the same answer alone, or by itself.</param>
/// <param name="Rows">How many rows the owner sees for each question that was asked.</param>
public sealed record GapScores(double Right, double Found, double Pure, double Rows);

/// <summary>Questions of the training corpus, in the words of visitors, each with what answers it.</summary>
public sealed class GapQuestions
{
    private readonly List<List<(string Text, string Gold, float[] Vector)>> _businesses = [];

    /// <param name="corpus">The folder of the corpus.</param>
    /// <param name="everyNth">Only each so-manieth business: one takes a second or two.</param>
    public GapQuestions(string corpus, int everyNth)
    {
        var encoder = new SentenceEncoder();
        foreach (var file in Directory.EnumerateFiles(corpus, "*.json").Order(StringComparer.Ordinal).Where((_, i) => i % everyNth == 0))
        {
            using var business = JsonDocument.Parse(File.ReadAllText(file));
            _businesses.Add([.. business.RootElement.GetProperty("questions").EnumerateArray()
                .Where(q => q.GetProperty("prev").ValueKind is JsonValueKind.Null && q.GetProperty("gold").GetArrayLength() == 1)
                .Select(q => (Text: q.GetProperty("text").GetString()!, Gold: q.GetProperty("gold")[0].GetString()!))
                .Select(q => (q.Text, q.Gold, QuestionVector.Of(encoder, q.Text)))]);
        }
    }

    public int Count => _businesses.Sum(b => b.Count);

    public GapScores At(double sameFrom)
    {
        var (together, right, same, pure, rows) = (0, 0, 0, 0, 0);
        foreach (var questions in _businesses)
        {
            var gold = new Dictionary<GapId, string>();
            var asked = questions.Select((q, i) =>
            {
                var id = new GapId(new Guid(i + 1, 0, 0, new byte[8]));
                gold[id] = q.Gold;
                return new AskedGap(id, q.Text, default, DateTimeOffset.UnixEpoch.AddSeconds(Mixed(i)), q.Vector);
            }).ToList();
            var groups = GapGroups.Of(asked, sameFrom).Select(g => g.Ids.Select(id => gold[id]).ToList()).ToList();
            same += Pairs(gold.Values);
            together += groups.Sum(g => g.Count * (g.Count - 1) / 2);
            right += groups.Sum(Pairs);
            pure += groups.Where(g => g.Distinct().Count() == 1).Sum(g => g.Count);
            rows += groups.Count;
        }

        return new GapScores(together == 0 ? 1 : (double)right / together, (double)right / same, (double)pure / Count, (double)rows / Count);
    }

    // In the corpus the wordings of one question stand beside each other; visitors ask in no order.
    private static int Mixed(int i) => i * 7919 % 10007;

    private static int Pairs(IEnumerable<string> gold) => gold.GroupBy(g => g, StringComparer.Ordinal).Sum(g => g.Count() * (g.Count() - 1) / 2);
}
