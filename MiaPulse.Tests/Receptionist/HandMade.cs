using MiaPulse.Core.Businesses;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist;
using MiaPulse.Core.Receptionist.Embedded;
using Microsoft.Extensions.Options;

namespace MiaPulse.Tests.Receptionist;

/// <summary>Embedded Mia with passages that were found by hand, as sure as a test wants them: what she makes of them, and not how they are found.</summary>
internal static class HandMade
{
    private static readonly SentenceEncoder Encoder = new();
    private static int _made;

    public static FoundPassage PageOf(string title, string text, double confidence = 0.3, double score = 1, Language language = Language.English, bool isFaq = false) =>
        new(new Guid(Interlocked.Increment(ref _made), 0, 0, new byte[8]), title, text, isFaq ? null : "https://site.example/page", isFaq, score, confidence) { Language = language };

    public static ReceptionistPrompt Prompt(string question, Language language = Language.English, DialogueState? dialogue = null, IReadOnlyList<Turn>? history = null) => new(
        new BusinessProfile(default, "Riverbend", "https://site.example", "", "US", "UTC", null, "+14155550142", null, null, null), default, history ?? [new Turn(Author.Mia, "Hello")],
        question, ContactCard.Empty, ContactCard.Empty, dialogue ?? DialogueState.Fresh, false, DateTimeOffset.UnixEpoch, language.Tag());

    public static MiaTurn TurnOf(ReceptionistPrompt prompt) =>
        new(prompt, new MiaHands((_, _) => Task.FromResult<IReadOnlyList<FoundPassage>>([]), (_, _) => Task.FromResult<ContactCard?>(null)), new MiaOptions(), new KnowledgeAsked(Encoder));

    /// <summary>What she offers to choose from.</summary>
    public static List<string> Offered(string question, Language language, params IReadOnlyList<FoundPassage> found) =>
        Choices.Of(TurnOf(Prompt(question, language)), new Lookup(question, found, found.Count == 0 ? 0 : found[0].Confidence, null, null));

    /// <summary>Her whole reply where every search finds the same.</summary>
    public static Task<ReplyDraft> ReplyAsync(ReceptionistPrompt prompt, params IReadOnlyList<FoundPassage> found) => ReplyByAsync(prompt, _ => found);

    /// <summary>Her whole reply where each search finds what a test says.</summary>
    public static Task<ReplyDraft> ReplyByAsync(ReceptionistPrompt prompt, Func<string, IReadOnlyList<FoundPassage>> search) =>
        new EmbeddedMia(new AnswerTalk(new Quote(Encoder), new SocialHeard(Encoder)), new KnowledgeAsked(Encoder), Options.Create(new MiaOptions()))
            .ReplyAsync(prompt, new MiaHands((question, _) => Task.FromResult(search(question)), (_, _) => Task.FromResult<ContactCard?>(null)), CancellationToken.None);
}
