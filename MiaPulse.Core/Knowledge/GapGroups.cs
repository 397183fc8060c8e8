using System.Numerics.Tensors;
using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Knowledge;

/// <summary>A gap as it is grouped. <paramref name="Vector"/> is null until the encoder has been over it, and where it cannot read it.</summary>
internal sealed record AskedGap(GapId Id, string Question, ConversationId Conversation, DateTimeOffset At, float[]? Vector);

/// <summary>The same words, however often they were asked: the last time first.</summary>
internal sealed record AskedWording(IReadOnlyList<AskedGap> Asked)
{
    private readonly Lazy<IReadOnlySet<string>> _concepts = new(() => Concepts.In(Words.WriteOut(Asked[0].Question)));

    private readonly Lazy<QuestionWords?> _unread = new(() => QuestionVector.CanRead(Asked[0].Question) ? null : QuestionWords.Of(Asked[0].Question));

    /// <summary>What it is about, as far as that is known.</summary>
    public IReadOnlySet<string> About => _concepts.Value;

    /// <summary>Its words, where the encoder cannot read them.</summary>
    public QuestionWords? Unread => _unread.Value;

    public float[]? Vector => Unread is null ? Last.Vector : null;

    public AskedGap Last => Asked[0];

    public int Times => Asked.Count;
}

/// <summary>Wordings of one question, the best one first.</summary>
internal sealed record GapGroup(IReadOnlyList<AskedWording> Wordings)
{
    public int Times => Wordings.Sum(w => w.Times);

    public AskedGap Last => Wordings.Select(w => w.Last).MaxBy(g => g.At)!;

    /// <summary>Stays the same when the question is asked once more.</summary>
    public AskedGap First => Wordings.SelectMany(w => w.Asked).MinBy(g => g.At)!;

    public IEnumerable<GapId> Ids => Wordings.SelectMany(w => w.Asked).Select(g => g.Id);
}

/// <summary>Puts questions together that mean the same, whatever words they were asked in. What the encoder cannot read is put together by its words alone.</summary>
internal static class GapGroups
{
    // Older ones beyond these are not grouped: what visitors ask now is what matters.
    public const int LatestLooked = 1000;

    private const double WellPut = 0.05;
    private const int WellPutLength = 120;

    /// <summary>The open gaps of the business that <paramref name="db"/> is for, the most asked group first.</summary>
    public static async Task<IReadOnlyList<GapGroup>> OpenAsync(MiaDb db, CancellationToken ct)
    {
        var open = await db.Gaps.AsNoTracking()
            .Where(g => g.AnsweredAt == null)
            .OrderByDescending(g => g.At).Take(LatestLooked)
            .Select(g => new { g.Id, g.Question, g.ConversationId, g.At, g.Meaning })
            .ToListAsync(ct);
        return Of(open.Select(g => new AskedGap(g.Id, g.Question, g.ConversationId, g.At, QuestionVector.Read(g.Meaning, g.Question))));
    }

    /// <summary>The most asked group first.</summary>
    public static IReadOnlyList<GapGroup> Of(IEnumerable<AskedGap> asked, double sameFrom = QuestionVector.SameFrom)
    {
        var wordings = asked.GroupBy(g => Plain(g.Question), StringComparer.OrdinalIgnoreCase)
            .Select(same => new AskedWording([.. same.OrderByDescending(g => g.At)]))
            .OrderBy(w => w.Asked[^1].At); // in the order of asking, so that a new question leaves the groups as they were
        var groups = new List<Forming>();
        foreach (var wording in wordings)
        {
            if (NearestTo(groups, wording, sameFrom) is not { } nearest)
            {
                groups.Add(new Forming(wording));
            }
            else
            {
                nearest.Add(wording);
            }
        }

        return [.. groups.Select(g => BestFirst(g.Wordings)).OrderByDescending(g => g.Times).ThenByDescending(g => g.Last.At)];
    }

    /// <summary>Without what differs by haste alone.</summary>
    internal static string Plain(string question) => Words.Tidy(question).TrimEnd('?', '!', '.', ' ');

    /// <summary>
    /// The group that says the same. "How much is a haircut?" is near to the same for children, and another question: what is known to be about something else
    /// stays apart, however near it is.
    /// </summary>
    private static Forming? NearestTo(List<Forming> groups, AskedWording wording, double sameFrom)
    {
        if (wording.Unread is { } words)
        {
            return groups.Find(g => g.Wordings[0].Unread is { } first && first.SaysTheSame(words));
        }

        if (wording.Vector is not { } vector)
        {
            return null;
        }

        var (nearest, nearness) = ((Forming?)null, sameFrom);
        foreach (var group in groups) // a thousand questions are half a million pairs
        {
            if (group.NearnessTo(vector) is var near && near >= nearness && group.Wordings[0].About.SetEquals(wording.About))
            {
                (nearest, nearness) = (group, near);
            }
        }

        return nearest;
    }

    /// <summary>The wording that is nearest to what everybody asked, and put as a question, stands for all.</summary>
    private static GapGroup BestFirst(List<AskedWording> wordings)
    {
        var best = wordings.MaxBy(w => Centrality(w, wordings) + (IsWellPut(w.Last.Question) ? WellPut : 0))!;
        return new GapGroup([best, .. wordings.Where(w => w != best).OrderByDescending(w => w.Times).ThenByDescending(w => w.Last.At)]);
    }

    private static double Centrality(AskedWording one, List<AskedWording> all) => one.Vector is { } vector
        ? all.Sum(w => w.Times * (w.Vector is { } other ? QuestionVector.Nearness(other, vector) : 0)) / all.Sum(w => w.Times)
        : 0;

    private static bool IsWellPut(string question) => question.Length <= WellPutLength && question.TrimEnd().EndsWith('?');

    /// <summary>A group that wordings are still put to.</summary>
    private sealed class Forming(AskedWording first)
    {
        private readonly float[]? _sum = (float[]?)first.Vector?.Clone();

        public List<AskedWording> Wordings { get; } = [first];

        public void Add(AskedWording wording)
        {
            Wordings.Add(wording);
            TensorPrimitives.Add(_sum, wording.Vector, _sum);
        }

        // To all of the group on the average: nearness to any one of them would let a chain of neighbours lead anywhere.
        public double NearnessTo(float[] vector) => _sum is null ? double.NegativeInfinity : QuestionVector.Nearness(_sum, vector) / Wordings.Count;
    }
}
