using MiaPulse.Core.Conversations;
using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Reports;

/// <summary>A message as the figures need it.</summary>
/// <param name="IsByMember">A member said it, or took the conversation over with it.</param>
/// <param name="IsCall">The visitor asked for a person.</param>
internal sealed record SaidInWeek(ConversationId Conversation, Author Author, DateTimeOffset At, bool IsByMember, bool IsCall)
{
    /// <summary>The conversation is one on the phone.</summary>
    public bool IsByPhone { get; init; }
}

/// <summary>The figures of one week. Pure.</summary>
/// <param name="Conversations">In how many conversations the visitor said something, in writing or on the phone.</param>
/// <param name="Leads">How many left a way to reach them for the first time.</param>
/// <param name="ByMia">In how many of the conversations Mia answered and needed nobody: no member wrote, nobody was called, no question stayed open.</param>
/// <param name="MedianResponse">From a visitor's words to the first answer, whoever gave it; half of the answers came sooner. Null where nothing was answered.</param>
/// <param name="PerDay">The conversations by the day on which the visitor said something first, Monday first.</param>
public sealed record WeekFigures(int Conversations, int Leads, int ByMia, TimeSpan? MedianResponse, IReadOnlyList<int> PerDay)
{
    /// <summary>How many called, whether or not they said anything.</summary>
    public int Calls { get; init; }

    /// <summary>How many of the <see cref="Conversations"/> are on the phone.</summary>
    public int ByPhone { get; init; }

    /// <summary>0 to 1; null where there were no conversations.</summary>
    public double? ShareByMia => Conversations == 0 ? null : (double)ByMia / Conversations;

    /// <summary>Nothing happened in it that could be counted.</summary>
    public bool IsQuiet => Conversations == 0 && Leads == 0 && Calls == 0;

    /// <param name="week">The week that all of it is from.</param>
    /// <param name="said">All messages of the week, those of a conversation in their order.</param>
    /// <param name="leftOpen">Conversations in which Mia found no answer or called for a person.</param>
    /// <param name="leads"><see cref="Leads"/>.</param>
    internal static WeekFigures Of(ReportWeek week, IEnumerable<SaidInWeek> said, IReadOnlySet<ConversationId> leftOpen, int leads)
    {
        var (conversations, byMia, byPhone) = (0, 0, 0);
        var perDay = new int[7];
        var waits = new List<TimeSpan>();
        foreach (var talk in said.GroupBy(s => s.Conversation).Select(t => t.ToList()))
        {
            if (talk.Find(s => s.Author is Author.Visitor) is not { } first)
            {
                continue; // what members or Mia said to somebody who was silent this week
            }

            conversations++;
            byPhone += first.IsByPhone ? 1 : 0;
            perDay[week.DayOf(first.At)]++;
            byMia += talk.Exists(s => s.Author is Author.Mia) && !talk.Exists(s => s.IsByMember || s.IsCall) && !leftOpen.Contains(talk[0].Conversation) ? 1 : 0;
            waits.AddRange(Waits(talk));
        }

        return new WeekFigures(conversations, leads, byMia, Median(waits), perDay) { ByPhone = byPhone };
    }

    // Whoever writes three lines and is then answered has waited since the first. Who is not answered yet is not counted.
    private static IEnumerable<TimeSpan> Waits(List<SaidInWeek> talk)
    {
        DateTimeOffset? since = null;
        foreach (var line in talk)
        {
            if (line.Author is Author.Visitor)
            {
                since ??= line.At;
            }
            else if (line.Author is Author.Mia or Author.Member && since is { } asked)
            {
                yield return line.At - asked;
                since = null;
            }
        }
    }

    private static TimeSpan? Median(List<TimeSpan> waits)
    {
        if (waits.Count == 0)
        {
            return null;
        }

        waits.Sort();
        var middle = waits.Count / 2;
        return waits.Count % 2 == 1 ? waits[middle] : (waits[middle - 1] + waits[middle]) / 2;
    }
}
