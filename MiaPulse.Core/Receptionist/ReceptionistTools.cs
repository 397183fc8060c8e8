using System.ComponentModel;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Leads;
using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Receptionist;

/// <summary>What Mia may do during one reply. The caller and the conversation are bound here, by the server: no model can name others.</summary>
public sealed class ReceptionistTools(Mia who, ReceptionistPrompt prompt, KnowledgeIndex knowledge, CaptureLead captureLead)
{
    public ReceptionistPrompt Prompt => prompt;

    [Description("Finds what the business's own pages and FAQs say about a question.")]
    public Task<IReadOnlyList<FoundPassage>> SearchKnowledgeAsync(
        [Description("The question, as the visitor asked it")] string question, CancellationToken ct) => knowledge.SearchAsync(who, question, ct);

    [Description("Keeps what the visitor wishes together with the contact details that they typed themselves.")]
    public async Task<ContactCard?> CaptureLeadAsync([Description("What the visitor wishes, in their own words")] string wish, CancellationToken ct)
    {
        // The details are those that were read from the visitor's own words; a model can neither invent nor change them.
        var kept = await captureLead.RunAsync(who, prompt.Conversation, prompt.JustSaid, prompt.Question, wish, ct);
        return kept.IsDone ? kept.Value : null;
    }
}
