using System.Globalization;
using MiaPulse.Core.Data;
using MiaPulse.Core.Live;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Chats;

/// <summary>
/// Says something about a conversation in a member's chat, in the conversation's own topic where the chat has topics, and keeps which message it became, so that a
/// reply finds back. A chat that does not want us any more is disconnected.
/// </summary>
public sealed class TellChat(BusinessDbs dbs, IEnumerable<IChatApp> apps, LiveFeed live, TimeProvider clock)
{
    private static readonly Delivery.NeverAgain NotConnected = new("No Telegram chat of this member is connected.") { IsOurOwn = true };

    /// <param name="who">Mia, of that business.</param>
    /// <param name="member">Whose chat.</param>
    /// <param name="about">The conversation.</param>
    /// <param name="words">What to say.</param>
    /// <param name="upTo">Up to which of the visitor's messages the words tell.</param>
    /// <param name="ct">Stops the sending.</param>
    public async Task<Delivery> RunAsync(Mia who, MemberId member, ConversationId about, ChatWords words, long upTo, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        if (apps.FirstOrDefault() is not { } app
            || await db.ChatLinks.FirstOrDefaultAsync(l => l.MemberId == member, ct) is not { } link
            || !await db.Conversations.AnyAsync(c => c.Id == about, ct))
        {
            return NotConnected;
        }

        var thread = await ThreadAsync(db, app, link, about, words, ct);
        var sent = await app.SayAsync(new ChatSaying(link.ChatId, thread.TopicId, about, words), ct);
        var delivery = await HearAsync(db, link, thread, sent, upTo, ct);
        await db.SaveChangesAsync(CancellationToken.None); // what has left is written down, also while we stop
        if (sent is ChatSent.Gone)
        {
            live.Publish(who.Business, new ChatsChanged());
        }

        return delivery;
    }

    private static async Task<ChatThread> ThreadAsync(MiaDb db, IChatApp app, ChatLink link, ConversationId about, ChatWords words, CancellationToken ct)
    {
        var chat = link.ChatId;
        var thread = await db.ChatThreads.FirstOrDefaultAsync(t => t.ChatId == chat && t.ConversationId == about, ct);
        if (thread is null)
        {
            thread = ChatThread.Of(link.BusinessId, chat, about);
            db.ChatThreads.Add(thread);
        }

        if (link.HasTopics && thread.TopicId is null)
        {
            thread.TopicId = await app.OpenTopicAsync(chat, words.About, ct);
            await db.SaveChangesAsync(CancellationToken.None); // whoever dies from here on leaves no second topic
        }

        return thread;
    }

    private async Task<Delivery> HearAsync(MiaDb db, ChatLink link, ChatThread thread, ChatSent sent, long upTo, CancellationToken ct)
    {
        switch (sent)
        {
            case ChatSent.Said said:
                thread.Show(upTo);
                if (said.Message is { } message)
                {
                    db.AlertMessages.Add(new AlertMessage { BusinessId = link.BusinessId, ChatId = link.ChatId, MessageId = message, ConversationId = thread.ConversationId, At = clock.GetUtcNow() });
                }

                return new Delivery.Delivered(said.Message?.ToString(CultureInfo.InvariantCulture));
            case ChatSent.TopicGone:
                thread.TopicId = null;
                return new Delivery.TryLater("Its topic in the group was closed or deleted. A new one is opened.") { IsDown = false };
            case ChatSent.Moved moved:
                db.Entry(thread).State = EntityState.Detached; // one that was saved is found again, and goes
                await ChatUnlink.ForgetAsync(db, link, ct);
                link.Move(moved.To);
                return new Delivery.TryLater("The group has a new number, and is told there.") { IsDown = false };
            case ChatSent.Gone gone:
                db.Entry(thread).State = EntityState.Detached;
                await ChatUnlink.ApplyAsync(db, [link], clock.GetUtcNow(), ct);
                return new Delivery.NeverAgain(gone.Why);
            case ChatSent.Failed failed:
                return failed.How;
            default:
                throw new InvalidOperationException($"Saying something ended as {sent.GetType().Name}.");
        }
    }
}
