using System.Text;
using MiaPulse.Core.Businesses;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist;
using MiaPulse.Core.Receptionist.Embedded;
using MiaPulse.Core.Receptionist.Embedded.Speech;

namespace MiaPulse.Core.Golden;

/// <summary>Gathers a reply as a golden answer.</summary>
internal static class GoldenReply
{
    /// <summary>Null where the model had no words.</summary>
    public static async Task<GoldenAnswer?> GatherAsync(IAsyncEnumerable<ReplyPart> parts, BusinessProfile business, CancellationToken ct)
    {
        var words = new StringBuilder();
        GoldenAnswer? answer = null;
        await foreach (var part in parts.WithCancellation(ct))
        {
            switch (part)
            {
                case ReplyWords more:
                    words.Append(more.Text);
                    break;
                case ReplyStartsOver:
                    words.Clear();
                    break;
                case ReplyEnd end:
                    answer = Of(WithoutIntroduction(words.ToString(), business), end);
                    break;
            }
        }

        return answer is { Text.Length: > 0 } ? answer : null;
    }

    /// <summary>She introduces herself in the first line of a conversation, and golden questions are first lines; on a trial the same answer may come later.</summary>
    public static string WithoutIntroduction(string text, BusinessProfile business) =>
        text[Introductions(business).Where(i => text.StartsWith(i, StringComparison.Ordinal)).Select(i => i.Length).DefaultIfEmpty().Max()..].Trim();

    /// <summary>In every language and tone: the owner may have chosen another since.</summary>
    private static IEnumerable<string> Introductions(BusinessProfile business) =>
        from language in Enum.GetValues<Language>()
        from tone in Enum.GetValues<Tone>()
        select new Voice(language, tone).Say(w => w.Introduction, Phrases.Plain(business.Name));

    private static GoldenAnswer Of(string text, ReplyEnd end) =>
        new(text, end.Extras.Sources, end.Extras.Receipt?.Act ?? (end.Gaps.Count == 0 ? "answer" : "ask_contact"), end.Extras.Receipt?.Model ?? MiaModel.Embedded.Name);
}
