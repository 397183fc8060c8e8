using MiaPulse.Core.Conversations;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist.Embedded.Speech;

namespace MiaPulse.Core.Receptionist.Embedded;

/// <summary>One turn of the visitor's, as embedded Mia reads it, and the reply she is making of it.</summary>
public sealed class MiaTurn
{
    public MiaTurn(ReceptionistPrompt prompt, MiaHands hands, MiaOptions options, KnowledgeAsked asked)
    {
        (Prompt, Hands, Options) = (prompt, hands, options);
        Voice = Voice.For(prompt);
        Draft = new ReplyDraft(prompt, Voice);
        Acts = Embedded.Acts.Of(prompt.Question, Language);
        Seeks = asked.In(prompt.Question, prompt.History.Count > 0 ? prompt.History[^1].Text : "", Language);
        IsFirst = prompt.History.All(t => t.Author is not Author.Mia);
        IsShort = prompt.Question.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length <= 7;
    }

    public ReceptionistPrompt Prompt { get; }

    public MiaHands Hands { get; }

    public MiaOptions Options { get; }

    public ReplyDraft Draft { get; }

    public VisitorActs Acts { get; private set; }

    /// <summary>Whether it asks for facts.</summary>
    public bool Seeks { get; }

    public bool IsFirst { get; }

    /// <summary>A few words only: then an act is all there is to it.</summary>
    public bool IsShort { get; }

    /// <summary>What she hears and speaks.</summary>
    public Language Language => Voice.Language;

    internal Voice Voice { get; }

    /// <summary>What it is as well, now that nothing was found for it.</summary>
    public void IsAlso(VisitorActs acts) => (Acts, IsOnlySocial) = (Acts | acts, true);

    /// <summary>The whole message is a social act, however long it is.</summary>
    public bool IsOnlySocial { get; private set; }

    public bool Expects(string what) => Prompt.Dialogue.Expecting == what;

    internal string Say(Func<Phrasebook, Phrase> which, params object[] values) => Voice.Say(which, values);
}
