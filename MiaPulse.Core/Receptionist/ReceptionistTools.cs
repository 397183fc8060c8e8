using System.Collections.Concurrent;
using System.ComponentModel;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Leads;
using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Receptionist;

/// <summary>What Mia may do during one reply. The caller and the conversation are bound here, by the server: no model can name others.</summary>
public sealed class ReceptionistTools(Mia who, ReceptionistPrompt prompt, KnowledgeIndex knowledge, CaptureLead captureLead)
{
    private readonly ConcurrentQueue<FoundPassage> _found = [];

    public ReceptionistPrompt Prompt => prompt;

    /// <summary>Every passage that was found for this reply so far: what its words may be made from.</summary>
    public IReadOnlyCollection<FoundPassage> Found => _found;

    [Description("Finds what the business's own pages and FAQs say about a question.")]
    public async Task<IReadOnlyList<FoundPassage>> SearchKnowledgeAsync(
        [Description("The question, as the visitor asked it")] string question, CancellationToken ct)
    {
        var found = await knowledge.SearchAsync(who, question, ct);
        foreach (var passage in found)
        {
            _found.Enqueue(passage);
        }

        return found;
    }

    [Description("Keeps what the visitor wishes together with the contact details that they typed themselves.")]
    public async Task<ContactCard?> CaptureLeadAsync([Description("What the visitor wishes, in their own words")] string wish, CancellationToken ct)
    {
        // The details are those that were read from the visitor's own words; a model can neither invent nor change them.
        var kept = await captureLead.RunAsync(who, prompt.Conversation, prompt.JustSaid, prompt.Question, wish, ct);
        return kept.IsDone ? kept.Value : null;
    }
}
