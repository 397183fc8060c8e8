using System.Collections.Concurrent;
using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Conversations;

/// <summary>Which conversations members have in front of them in this process, in whichever browser, so that nobody is told of what they are looking at.</summary>
public sealed class Looking
{
    private readonly ConcurrentDictionary<(MemberId Member, ConversationId Conversation), int> _open = new();

    /// <summary>The member has the conversation in front of them. Dispose when they look away.</summary>
    public IDisposable Begin(Owner who, ConversationId conversation)
    {
        _open.AddOrUpdate((who.Member, conversation), 1, (_, count) => count + 1);
        return new Look(this, (who.Member, conversation));
    }

    public bool IsAt(Owner who, ConversationId conversation) => _open.GetValueOrDefault((who.Member, conversation)) > 0;

    private void End((MemberId Member, ConversationId Conversation) look)
    {
        if (_open.AddOrUpdate(look, 0, (_, count) => count - 1) <= 0)
        {
            _open.TryRemove(new KeyValuePair<(MemberId, ConversationId), int>(look, 0)); // unless it was opened again in this moment
        }
    }

    private sealed class Look(Looking looking, (MemberId Member, ConversationId Conversation) at) : IDisposable
    {
        private int _ended;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _ended, 1) == 0)
            {
                looking.End(at);
            }
        }
    }
}
