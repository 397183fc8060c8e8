using MiaPulse.Core.Receptionist;
using MiaPulse.Core.Shared;

namespace MiaPulse.Tests.Receptionist;

public sealed class ReplyQueueTests
{
    private static readonly BusinessId Busy = new(new Guid("00000000-0000-7000-8000-000000000001"));
    private static readonly BusinessId Small = new(new Guid("00000000-0000-7000-8000-000000000002"));

    [Fact]
    public async Task Businesses_take_turns_and_a_conversation_waits_once()
    {
        var queue = new ReplyQueue();
        for (var i = 1; i <= 3; i++)
        {
            queue.Wake(Busy, Talk(i));
        }

        queue.Wake(Small, Talk(9));
        queue.Wake(Busy, Talk(1)); // as the sweep would

        Assert.Equal([Talk(1), Talk(9), Talk(2), Talk(3)], await NextAsync(queue, 4));

        queue.Wake(Busy, Talk(1)); // once it was handed out, waking it is news again
        Assert.Equal([Talk(1)], await NextAsync(queue, 1));
    }

    private static ConversationId Talk(int i) => new(new Guid(i, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));

    private static async Task<List<ConversationId>> NextAsync(ReplyQueue queue, int count)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        return await queue.WokenAsync(limit.Token).Take(count).Select(w => w.Conversation).ToListAsync(limit.Token);
    }
}
