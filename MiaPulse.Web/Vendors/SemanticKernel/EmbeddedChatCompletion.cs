using System.Runtime.CompilerServices;
using System.Text;
using MiaPulse.Core.Receptionist;
using MiaPulse.Core.Receptionist.Embedded;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;

namespace MiaPulse.Web.Vendors.SemanticKernel;

/// <summary>
/// Embedded Mia behind the kernel's own interface, so that a reply goes the same way with a hosted model and without. Takes the prompt as the server
/// built it from <see cref="Kernel.Data"/>, and uses the kernel's functions, so that its filters hold for her.
/// </summary>
internal sealed class EmbeddedChatCompletion(EmbeddedMia mia) : IChatCompletionService
{
    public IReadOnlyDictionary<string, object?> Attributes { get; } = new Dictionary<string, object?> { ["ModelId"] = "embedded" };

    public async IAsyncEnumerable<StreamingChatMessageContent> GetStreamingChatMessageContentsAsync(
        ChatHistory chatHistory, PromptExecutionSettings? executionSettings = null, Kernel? kernel = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (kernel is null || !kernel.Data.TryGetValue(KernelReceptionist.PromptKey, out var given) || given is not ReceptionistPrompt prompt)
        {
            throw new InvalidOperationException("Embedded Mia needs the kernel that the receptionist built.");
        }

        var draft = await mia.ReplyAsync(prompt, MiaPlugin.HandsOf(kernel), cancellationToken);
        yield return new StreamingChatMessageContent(AuthorRole.Assistant, draft.Words); // whole: the gate cuts it into sentences and pieces
        yield return new StreamingChatMessageContent(AuthorRole.Assistant, "", metadata: new Dictionary<string, object?> { [KernelReceptionist.EndKey] = draft.End() });
    }

    public async Task<IReadOnlyList<ChatMessageContent>> GetChatMessageContentsAsync(
        ChatHistory chatHistory, PromptExecutionSettings? executionSettings = null, Kernel? kernel = null, CancellationToken cancellationToken = default)
    {
        var words = new StringBuilder();
        IReadOnlyDictionary<string, object?>? metadata = null;
        await foreach (var piece in GetStreamingChatMessageContentsAsync(chatHistory, executionSettings, kernel, cancellationToken))
        {
            words.Append(piece.Content);
            metadata = piece.Metadata ?? metadata;
        }

        return [new ChatMessageContent(AuthorRole.Assistant, words.ToString(), metadata: metadata)];
    }
}
