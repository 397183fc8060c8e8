using System.Runtime.CompilerServices;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Receptionist;

namespace MiaPulse.Tests.Support;

/// <summary>A model that says what the test tells it to, and remembers what it was asked.</summary>
public sealed class FakeReceptionistModel : IReceptionistModel
{
    private int _asked;

    public ReceptionistPrompt? LastPrompt { get; private set; }

    public int Asked => _asked;

    /// <summary>Says these parts; the default is one friendly sentence.</summary>
    public Func<ReceptionistPrompt, ReceptionistTools, CancellationToken, IAsyncEnumerable<ReplyPart>>? Says { get; set; }

    public async IAsyncEnumerable<ReplyPart> StreamAsync(ReceptionistPrompt prompt, ReceptionistTools tools, [EnumeratorCancellation] CancellationToken ct)
    {
        Interlocked.Increment(ref _asked);
        LastPrompt = prompt;
        if (Says is { } says)
        {
            await foreach (var part in says(prompt, tools, ct))
            {
                yield return part;
            }

            yield break;
        }

        yield return new ReplyWords("Good ");
        yield return new ReplyWords("to hear from you.");
        yield return new ReplyEnd(MessageExtras.None, prompt.Dialogue);
    }
}
