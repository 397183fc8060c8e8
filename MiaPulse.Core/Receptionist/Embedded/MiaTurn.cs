using MiaPulse.Core.Conversations;

namespace MiaPulse.Core.Receptionist.Embedded;

/// <summary>One turn of the visitor's, as embedded Mia reads it, and the reply she is making of it.</summary>
public sealed class MiaTurn(ReceptionistPrompt prompt, MiaHands hands, MiaOptions options)
{
    public ReceptionistPrompt Prompt => prompt;

    public MiaHands Hands => hands;

    public MiaOptions Options => options;

    public ReplyDraft Draft { get; } = new(prompt);

    public VisitorActs Acts { get; } = Embedded.Acts.Of(prompt.Question);

    /// <summary>Whether it asks for facts.</summary>
    public bool Seeks { get; } = Embedded.Acts.Seeks(prompt.Question);

    public bool IsFirst { get; } = prompt.History.All(t => t.Author is not Author.Mia);

    /// <summary>A few words only: then an act is all there is to it.</summary>
    public bool IsShort { get; } = prompt.Question.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length <= 7;

    public bool Expects(string what) => prompt.Dialogue.Expecting == what;
}
