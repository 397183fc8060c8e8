using System.Runtime.CompilerServices;
using System.Text;
using MiaPulse.Core.Conversations;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using OpenAI.Chat;

namespace MiaPulse.Web.Vendors.SemanticKernel.Hosted;

/// <summary>
/// One answer of a hosted model as it streams, under three clocks: until the first word, from piece to piece, and for the whole. Never throws for what
/// the model does: afterwards <see cref="Failure"/> says why its words cannot stand.
/// </summary>
internal sealed class HostedReply(IChatCompletionService chat, HostedModelOptions options)
{
    /// <summary>Words after which a model is no longer answering a visitor.</summary>
    private const int MostCharacters = Message.MaxLength;

    private readonly StringBuilder _words = new();
    private readonly CitedWords _cited = new();
    private string? _finish;

    /// <summary>Null where the answer came whole.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Tokens read and written as the service counted them; 0 where it does not say.</summary>
    public long Tokens { get; private set; }

    public string Words => _words.ToString();

    /// <summary>The numbers of the passages that it named.</summary>
    public IReadOnlyList<int> Cited => _cited.Numbers;

    public async IAsyncEnumerable<string> StreamAsync(ChatHistory history, PromptExecutionSettings settings, Kernel kernel, [EnumeratorCancellation] CancellationToken ct)
    {
        // Real time, whatever the product's clock says: the other side of the wire knows no other.
        using var whole = new CancellationTokenSource(TimeSpan.FromSeconds(options.AnswerSeconds));
        using var next = new CancellationTokenSource(TimeSpan.FromSeconds(options.FirstWordSeconds));
        using var any = CancellationTokenSource.CreateLinkedTokenSource(ct, whole.Token, next.Token);
        var pieces = chat.GetStreamingChatMessageContentsAsync(history, settings, kernel, any.Token).GetAsyncEnumerator(any.Token);
        await using (pieces)
        {
            while (_words.Length <= MostCharacters && await MovesAsync(pieces, ct))
            {
                next.CancelAfter(TimeSpan.FromSeconds(IsBetweenRounds(pieces.Current) ? options.FirstWordSeconds : options.StallSeconds));
                if (Read(pieces.Current) is { Length: > 0 } shown)
                {
                    _words.Append(shown);
                    yield return shown;
                }
            }
        }

        if (_cited.Rest() is { Length: > 0 } rest)
        {
            _words.Append(rest);
            yield return rest;
        }

        // A stream that was cut looks like one that ended, but for this: it never said why it ended.
        if (Failure is null && _words.Length <= MostCharacters && _finish is not ("Stop" or "Length"))
        {
            Failure = new InvalidDataException(_finish is null ? "The answer broke off." : $"The answer ended with {_finish}.");
        }

        if (Failure is null && string.IsNullOrWhiteSpace(Words))
        {
            Failure = new InvalidDataException("The answer had no words.");
        }
    }

    /// <summary>Tools run now, and then the model begins anew.</summary>
    private static bool IsBetweenRounds(StreamingChatMessageContent piece) => FinishOf(piece) == "ToolCalls";

    private static string? FinishOf(StreamingChatMessageContent piece) => piece.Metadata?.GetValueOrDefault("FinishReason")?.ToString();

    private string Read(StreamingChatMessageContent piece)
    {
        _finish = FinishOf(piece) ?? _finish;
        if (piece.Metadata?.GetValueOrDefault("Usage") is ChatTokenUsage usage)
        {
            Tokens += usage.TotalTokenCount;
        }

        return piece.Content is { Length: > 0 } text ? _cited.Take(text) : "";
    }

    private async Task<bool> MovesAsync(IAsyncEnumerator<StreamingChatMessageContent> pieces, CancellationToken ct)
    {
        try
        {
            return await pieces.MoveNextAsync();
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            Failure = new TimeoutException("The model took too long.");
            return false;
        }
#pragma warning disable CA1031 // whatever a model does wrong, embedded Mia takes the turn
        catch (Exception failure) when (!ct.IsCancellationRequested)
#pragma warning restore CA1031
        {
            Failure = failure;
            return false;
        }
    }
}
