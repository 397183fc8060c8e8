using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using MiaPulse.Core.Receptionist;
using MiaPulse.Core.Receptionist.Embedded;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;

namespace MiaPulse.Web.Vendors.SemanticKernel;

/// <summary>
/// Embedded Mia behind the kernel's own interface, so that a reply goes the same way with a hosted model and without. Takes the prompt as the server
/// built it from <see cref="Kernel.Data"/>, and uses the kernel's functions, so that its filters hold for her.
/// </summary>
internal sealed partial class EmbeddedChatCompletion(EmbeddedMia mia) : IChatCompletionService
{
    /// <summary>Between two words, in real time whatever the product's clock says: long enough that the words are seen to come, far too short to wait for.</summary>
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(8);

    /// <summary>A long answer comes in bigger pieces, so that it takes no longer than this.</summary>
    private const int MostPieces = 40;

    public IReadOnlyDictionary<string, object?> Attributes { get; } = new Dictionary<string, object?> { ["ModelId"] = "embedded" };

    public async IAsyncEnumerable<StreamingChatMessageContent> GetStreamingChatMessageContentsAsync(
        ChatHistory chatHistory, PromptExecutionSettings? executionSettings = null, Kernel? kernel = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (kernel is null || !kernel.Data.TryGetValue(KernelReceptionist.PromptKey, out var given) || given is not ReceptionistPrompt prompt)
        {
            throw new InvalidOperationException("Embedded Mia needs the kernel that the receptionist built.");
        }

        var draft = await mia.ReplyAsync(prompt, MiaPlugin.HandsOf(kernel), cancellationToken);
        var first = true;
        foreach (var piece in Pieces(draft.Words))
        {
            if (!first)
            {
                await Task.Delay(Pace, cancellationToken);
            }

            first = false;
            yield return new StreamingChatMessageContent(AuthorRole.Assistant, piece);
        }

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

    /// <summary>Words with the space after them; joined they are the text again.</summary>
    internal static IEnumerable<string> Pieces(string text)
    {
        var words = Word().Matches(text).Select(m => m.Value).ToList();
        var each = (words.Count + MostPieces - 1) / MostPieces;
        return words.Chunk(Math.Max(1, each)).Select(chunk => string.Concat(chunk));
    }

    [GeneratedRegex(@"\s*\S+\s*")]
    private static partial Regex Word();
}
