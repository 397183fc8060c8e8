using MiaPulse.Core.Businesses;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Receptionist;

/// <summary>What Mia is asked without a visitor: to try her, and to see whether she still says what she said.</summary>
internal static class Trial
{
    // Without a conversation there is nothing that a tool could write to.
    public static ReceptionistPrompt PromptFor(BusinessProfile business, IReadOnlyList<Turn> history, string question, DialogueState dialogue, DateTimeOffset now) =>
        new(business, default, history, question, ContactCard.Empty, ContactCard.Empty, dialogue, PeopleAvailable: true, now, LanguageOf(history, question).Tag());

    private static Language LanguageOf(IReadOnlyList<Turn> history, string question) => history.Where(t => t.Author is Author.Visitor).Select(t => t.Text).Append(question)
        .Aggregate((Language?)null, (before, text) => LanguageGuess.Heard(text, before, Language.English) ?? before) ?? Language.English;
}
