using MiaPulse.Core.Conversations;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist.Embedded.Speech;

namespace MiaPulse.Core.Receptionist.Embedded;

/// <summary>One turn of the visitor's, as embedded Mia reads it, and the reply she is making of it.</summary>
public sealed class MiaTurn
{
    /// <summary>Searches in one reply: its tools are limited, and one is kept for the visitor's contact details.</summary>
    private const int MostSearches = 4;

    private readonly Dictionary<string, IReadOnlyList<FoundPassage>> _searched = new(StringComparer.Ordinal);
    private readonly MiaHands _hands;

    public MiaTurn(ReceptionistPrompt prompt, MiaHands hands, MiaOptions options, KnowledgeAsked asked)
    {
        (Prompt, Options, _hands) = (prompt, options, hands);
        Hands = new MiaHands(SearchAsync, (wish, ct) => _hands.CaptureLead(wish, ct));
        Voice = Voice.For(prompt);
        Asked = BesideContact.In(prompt);
        Meant = Questions.Gist(Asked, Language);
        Draft = new ReplyDraft(prompt, Voice);
        Acts = Embedded.Acts.Of(prompt.Question, Language);
        IsFirst = prompt.History.All(t => t.Author is not Author.Mia);
        IsShort = prompt.Question.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length <= 7;
        Seeks = (asked.In(Meant, prompt.History.Count > 0 ? prompt.History[^1].Text : "", Language) || HoursTalk.IsDayAlone(prompt, Meant)
            || prompt.History.Count > 0 && FollowUps.AsksForLength(Meant, Language)) && !IsGoodbye();
    }

    public ReceptionistPrompt Prompt { get; }

    /// <summary>The same question is searched once; what is searched beyond the limit finds nothing.</summary>
    public MiaHands Hands { get; }

    public MiaOptions Options { get; }

    public ReplyDraft Draft { get; }

    public VisitorActs Acts { get; private set; }

    /// <summary>The message without what is only contact details: "I'm Ana Ruiz, do you take Aetna?" asks about Aetna.</summary>
    public string Asked { get; }

    /// <summary>What the message is after: of a long one its questions, or what it says that somebody wants.</summary>
    public string Meant { get; }

    /// <summary>Whether it goes on with the question before it, which then is not left open by itself.</summary>
    public bool GoesOn { get; set; }

    /// <summary>Whether the reply ends in reading back the details that were given: then that asks for what is missing, and nothing before it does.</summary>
    public bool ReadsBack { get; set; }

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

    /// <summary>A few words that say goodbye, and are not worded as a question.</summary>
    private bool IsGoodbye() => IsShort && Acts.HasFlag(VisitorActs.Bye) && !Embedded.Acts.Seeks(Meant, Language);

    private async Task<IReadOnlyList<FoundPassage>> SearchAsync(string question, CancellationToken ct)
    {
        if (!_searched.TryGetValue(question, out var found) && _searched.Count < MostSearches)
        {
            _searched[question] = found = await _hands.SearchKnowledge(question, ct);
        }

        return found ?? [];
    }

    internal string Say(Func<Phrasebook, Phrase> which, params object[] values) => Voice.Say(which, values);
}
