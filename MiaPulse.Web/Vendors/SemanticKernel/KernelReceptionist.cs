using System.Runtime.CompilerServices;
using MiaPulse.Core.Receptionist;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;

namespace MiaPulse.Web.Vendors.SemanticKernel;

/// <summary>
/// Drives embedded Mia's replies: a kernel of its own per reply, with Mia's tools as its plugin and one chain of filters.
/// What a tool may do is bound in <see cref="ReceptionistTools"/> before any model sees it.
/// </summary>
public sealed class KernelReceptionist(IChatCompletionService chat, ILoggerFactory logs) : IReceptionistModel
{
    /// <summary>Under this name the prompt lies in <see cref="Kernel.Data"/>, for a service that reads it as it is.</summary>
    internal const string PromptKey = "mia.prompt";

    /// <summary>Under this name the last piece of a reply carries what goes with the words.</summary>
    internal const string EndKey = "mia.end";

    public async IAsyncEnumerable<ReplyPart> StreamAsync(ReceptionistPrompt prompt, ReceptionistTools tools, [EnumeratorCancellation] CancellationToken ct)
    {
        var kernel = ReceptionistKernel.Build(prompt, MiaPlugin.Over(tools), logs);
        var settings = new PromptExecutionSettings { FunctionChoiceBehavior = FunctionChoiceBehavior.Auto() };
        ReplyEnd? end = null;
        await foreach (var piece in chat.GetStreamingChatMessageContentsAsync(new ChatHistory(ReceptionistPromptText.Rules), settings, kernel, ct))
        {
            end = piece.Metadata?.GetValueOrDefault(EndKey) as ReplyEnd ?? end;
            if (piece.Content is { Length: > 0 } text)
            {
                yield return new ReplyWords(text);
            }
        }

        if (end is null)
        {
            throw new InvalidOperationException("The chat service ended without saying where the dialogue stands.");
        }

        yield return end;
    }
}
