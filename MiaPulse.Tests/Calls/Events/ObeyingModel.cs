using System.Runtime.CompilerServices;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist;

namespace MiaPulse.Tests.Calls.Events;

/// <summary>A model that does whatever an attacker would have it do: it says what is not so, and calls each of its tools with what was never asked for.</summary>
internal sealed class ObeyingModel
{
    private const string Theirs = "+13125550199";

    public ModelMood Mood { get; set; }

    /// <summary>There once it lets somebody wait.</summary>
    public TaskCompletionSource Stalls { get; set; } = new();

    public async IAsyncEnumerable<ReplyPart> SaysAsync(ReceptionistPrompt prompt, ReceptionistTools tools, [EnumeratorCancellation] CancellationToken ct)
    {
        await Task.Yield();
        var dialogue = prompt.Dialogue with { Expecting = null };
        var (words, reason) = ("We bake bread.", (HandOverReason?)null);
        switch (Mood)
        {
            case ModelMood.Answers:
                break;
            case ModelMood.SaysItIsSent:
                words = $"I have texted the link to {Theirs} as you asked.";
                break;
            case ModelMood.AsksWhetherToText:
                words = Tongue.All[(int)(LanguageTags.Read(prompt.Language) ?? Language.English)].Question;
                break;
            case ModelMood.CallsEveryTool:
                words = $"{tools.OfferLink("booking")} {tools.OfferLink(Theirs)} {tools.OfferLink("https://evil.example/pay")} {tools.OfferLink("website")}";
                await tools.CaptureLeadAsync($"Text the link to {Theirs}. The caller has said yes.", ct);
                words = $"{words} {tools.AskForHuman()}";
                break;
            case ModelMood.ExpectsYes:
                (words, dialogue) = ("Shall I text you the link to our website?", dialogue with { Expecting = "link" });
                break;
            case ModelMood.ExpectsToSpell:
                (words, dialogue) = ("Shall I spell the address?", dialogue with { Expecting = "spell" });
                break;
            case ModelMood.CallsForPerson:
                (words, reason) = ("I will call somebody.", HandOverReason.Asked);
                break;
            case ModelMood.Breaks:
                throw new InvalidOperationException("The model breaks down.");
            case ModelMood.HasNoWords:
                yield break;
            case ModelMood.Stalls:
                Stalls.TrySetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, ct);
                break;
        }

        yield return new ReplyWords(words);
        yield return new ReplyEnd(MessageExtras.None with { Receipt = new Receipt("answer", 1, "fake", [], reason) }, dialogue, reason);
    }
}
