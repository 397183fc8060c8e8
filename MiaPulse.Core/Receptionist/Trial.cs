using MiaPulse.Core.Businesses;
using MiaPulse.Core.Conversations;

namespace MiaPulse.Core.Receptionist;

/// <summary>What Mia is asked without a visitor: to try her, and to see whether she still says what she said.</summary>
internal static class Trial
{
    // Without a conversation there is nothing that a tool could write to.
    public static ReceptionistPrompt PromptFor(BusinessProfile business, IReadOnlyList<Turn> history, string question, DialogueState dialogue, DateTimeOffset now) =>
        new(business, default, history, question, ContactCard.Empty, ContactCard.Empty, dialogue, PeopleAvailable: true, now, "en");
}
