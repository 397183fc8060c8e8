using MiaPulse.Core.Conversations;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Receptionist;
using MiaPulse.Core.Reports;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;

namespace MiaPulse.Tests.Reports;

/// <summary>A week at the front desk, for tests of what is told of it.</summary>
internal static class AWeek
{
    /// <summary>Monday, 8 June 2026, eight o'clock in New York: a week after the start.</summary>
    public static readonly DateTimeOffset Eight = new(2026, 6, 8, 12, 0, 0, TimeSpan.Zero);

    /// <summary>A visitor writes and Mia answers from the page or answer of this title, two seconds later.</summary>
    public static async Task AnsweredAsync(Given given, Owner owner, string question, string title)
    {
        given.Model.Says = (prompt, _, _) => From(title, prompt);
        var (_, conversation) = await given.AConversationOf(owner, question);
        given.Clock.Advance(TimeSpan.FromSeconds(2));
        await given.MiaRepliesIn(owner, conversation);
    }

    /// <summary>A visitor asks what nobody has told Mia.</summary>
    public static async Task<GapId> AskedInVainAsync(Given given, Owner owner, string question)
    {
        var (_, conversation) = await given.AConversationOf(owner, question);
        var gap = new Gap { BusinessId = owner.Business, Id = given.NewId<GapId>(), ConversationId = conversation, Question = question, At = given.Clock.GetUtcNow() };
        await using var db = await given.DbFor(owner);
        db.Gaps.Add(gap);
        await db.SaveChangesAsync();
        return gap.Id;
    }

    /// <summary>It becomes Monday, and the report leaves.</summary>
    public static async Task IsToldAsync(Given given)
    {
        given.Clock.SetUtcNow(Eight);
        await given.The<WriteWeeklyReports>().RunAsync(Caretaker.Instance, CancellationToken.None);
        await given.AlertsAreSent();
    }

    /// <summary>The tokens of the links in a mail's text, in their order.</summary>
    public static List<string> Tokens(string text, string path) =>
        [.. text.Split('\n').Where(l => l.StartsWith($"https://mia.example/{path}/", StringComparison.Ordinal)).Select(l => l[(l.LastIndexOf('/') + 1)..])];

    private static async IAsyncEnumerable<ReplyPart> From(string title, ReceptionistPrompt prompt)
    {
        await Task.CompletedTask;
        yield return new ReplyWords("Good to hear from you.");
        yield return new ReplyEnd(new MessageExtras([], [], null, new Receipt("answer", .9, "embedded", [new ReceiptPassage(default, title, null, "Words.", 1)])), prompt.Dialogue);
    }
}
