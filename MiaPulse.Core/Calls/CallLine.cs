using MiaPulse.Core.Conversations;

namespace MiaPulse.Core.Calls;

/// <summary>Something that was said in a call.</summary>
/// <param name="Sequence">Of the message in the conversation.</param>
/// <param name="Author">Who said it.</param>
/// <param name="Name">Of a member who said it; null for everybody else.</param>
/// <param name="Text">The words.</param>
/// <param name="At">When it began, from the beginning of the call on.</param>
public sealed record CallLine(long Sequence, Author Author, string? Name, string Text, TimeSpan At)
{
    /// <summary>How fast people speak on the phone, in characters a second.</summary>
    private const double Pace = 15;

    /// <param name="call">The call.</param>
    /// <param name="said">Its messages, in their order.</param>
    internal static IReadOnlyList<CallLine> Of(Call call, IReadOnlyList<Message> said)
    {
        var lines = new List<CallLine>(said.Count);
        var before = call.StartedAt;
        foreach (var message in said)
        {
            var begun = Later(before, message.Author is Author.Visitor ? message.At - TimeSpan.FromSeconds(message.Text.Length / Pace) : message.At);
            lines.Add(new CallLine(message.Sequence, message.Author, message.AuthorName, message.Text, begun - call.StartedAt));
            before = Later(before, message.At);
        }

        return lines;
    }

    // A caller's words are written down when they have been said, Mia's when she begins to say them: so the one began about as long before as it takes to say it.
    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
