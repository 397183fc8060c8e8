using MiaPulse.Core.Data;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Chats;

/// <summary>
/// Something happened in a chat. Who did it is looked up anew each time, by the messenger's word for who and where; only a member who has connected that chat may
/// do anything, and only in their own business. Each event counts once: what it does beside EF is the same however often it is done (a message has the event's
/// own name, taking over twice is taking over once), and the event's row is saved with the rest.
/// </summary>
public sealed class HearChat(
    OnceOnly once, ConnectChat connect, DisconnectChat disconnect, AnswerFromChat answer, HandBackFromChat handBack, TodayFromChat today, PressButton press, LiveFeed live, TimeProvider clock)
{
    /// <returns>What to say back. Silence where the event was seen before.</returns>
    public async Task<ChatAnswer> RunAsync(Caretaker who, ChatEvent happened, CancellationToken ct)
    {
        if (happened is ChatOpened opened)
        {
            return await connect.RunAsync(who, opened, ct);
        }

        var said = ChatAnswer.Silence;
        var disconnected = new List<BusinessId>();
        var isNew = await once.ApplyAsync(
            who,
            happened.Vendor,
            happened.Id,
            async db =>
            {
                disconnected.Clear();
                said = await HearAsync(db, happened, disconnected, ct);
            },
            ct);
        foreach (var business in disconnected)
        {
            live.Publish(business, new ChatsChanged());
        }

        return isNew ? said : ChatAnswer.Silence;
    }

    private async Task<ChatAnswer> HearAsync(MiaDb db, ChatEvent happened, List<BusinessId> disconnected, CancellationToken ct)
    {
        switch (happened)
        {
            case ChatLeft left:
                await LeaveAsync(db, left, disconnected, ct);
                return ChatAnswer.Silence;
            case ChatMoved moved:
                await MoveAsync(db, moved, ct);
                return ChatAnswer.Silence;
        }

        if (await FindAsync(db, happened, ct) is not { } member)
        {
            return ToStranger(happened);
        }

        return happened switch
        {
            ChatPressed pressed => Sentence(await press.RunAsync(member, pressed.Conversation, pressed.Button, pressed.Chat, ct)),
            ChatCommanded commanded => await CommandAsync(db, member, commanded, ct),
            ChatWritten written => await WriteAsync(db, member, written, ct),
            _ => ChatAnswer.Silence,
        };
    }

    private static async Task<Owner?> FindAsync(MiaDb db, ChatEvent happened, CancellationToken ct)
    {
        var (chat, user) = (happened.Chat, happened.User);
        var link = await db.ChatLinks.AsNoTracking().FirstOrDefaultAsync(l => l.ChatId == chat && l.UserId == user, ct);
        if (link is null)
        {
            return null;
        }

        var member = await db.Members.AsNoTracking().FirstOrDefaultAsync(m => m.BusinessId == link.BusinessId && m.Id == link.MemberId, ct);
        return member?.ToOwner();
    }

    // In a group people talk to each other; only who presses our button expects a word from us.
    private static ChatAnswer ToStranger(ChatEvent happened) => happened switch
    {
        ChatPressed => new ChatAnswer(ChatHelp.NotYours),
        { IsPrivate: true } => new ChatAnswer(ChatHelp.NotConnected),
        _ => ChatAnswer.Silence,
    };

    private async Task<ChatAnswer> WriteAsync(MiaDb db, Owner member, ChatWritten written, CancellationToken ct)
    {
        if (await TargetAsync(db, member, written.Chat, written.At, ct) is not { } conversation)
        {
            // In a group what answers none of our messages is said to others.
            return written.IsPrivate ? new ChatAnswer(ChatHelp.ToWhom) : ChatAnswer.Silence;
        }

        if (written.IsForwarded)
        {
            return new ChatAnswer(ChatHelp.NotForwarded);
        }

        if (written.Text is null)
        {
            return new ChatAnswer(ChatHelp.TextOnly);
        }

        var answered = await answer.RunAsync(member, conversation, written.Text, $"chat.{written.Chat}.{written.Message}", written.Chat, ct);
        return answered.Refusal is { } refusal ? new ChatAnswer(refusal.Sentence)
            : answered.Value ? new ChatAnswer("Sent. You have the conversation, and Mia is quiet until you send /mia.")
            : ChatAnswer.Silence; // the next words of a conversation need no comment
    }

    private async Task<ChatAnswer> CommandAsync(MiaDb db, Owner member, ChatCommanded commanded, CancellationToken ct)
    {
        switch (commanded.Command)
        {
            case ChatCommand.HandBack:
                var handed = await handBack.RunAsync(member, await TargetAsync(db, member, commanded.Chat, commanded.At, ct), ct);
                return new ChatAnswer(handed.Refusal?.Sentence ?? "Mia has it again.");
            case ChatCommand.Today:
                return new ChatAnswer(await today.RunAsync(member, ct));
            case ChatCommand.Stop:
                await disconnect.RunAsync(member, ct);
                return new ChatAnswer("Disconnected. Nothing more is sent here. What was to come here comes by the next way that you have chosen, or by mail: see Settings → Alerts.");
            default:
                return commanded.IsPrivate ? new ChatAnswer(ChatHelp.Short) : ChatAnswer.Silence;
        }
    }

    /// <summary>The conversation that something said there is meant for: the topic's, or that of the message which is replied to. Null where neither says it.</summary>
    private static async Task<ConversationId?> TargetAsync(MiaDb db, Owner member, long chat, ChatTarget at, CancellationToken ct)
    {
        var business = member.Business;
        if (at.Topic is { } topic && await db.ChatThreads.AsNoTracking().FirstOrDefaultAsync(t => t.BusinessId == business && t.ChatId == chat && t.TopicId == topic, ct) is { } thread)
        {
            return thread.ConversationId;
        }

        // In a topic of ours every message counts as a reply to its first; in one that is not, a reply to a message of ours still names it.
        return at.Message is { } message && await db.AlertMessages.AsNoTracking().FirstOrDefaultAsync(m => m.BusinessId == business && m.ChatId == chat && m.MessageId == message, ct) is { } ours
            ? ours.ConversationId
            : null;
    }

    private async Task LeaveAsync(MiaDb db, ChatLeft left, List<BusinessId> disconnected, CancellationToken ct)
    {
        var chat = left.Chat;
        foreach (var links in (await db.ChatLinks.Where(l => l.ChatId == chat).ToListAsync(ct)).GroupBy(l => l.BusinessId))
        {
            await ChatUnlink.ApplyAsync(db, [.. links], clock.GetUtcNow(), ct);
            disconnected.Add(links.Key);
        }
    }

    private static async Task MoveAsync(MiaDb db, ChatMoved moved, CancellationToken ct)
    {
        var chat = moved.Chat;
        foreach (var links in (await db.ChatLinks.Where(l => l.ChatId == chat).ToListAsync(ct)).GroupBy(l => l.BusinessId))
        {
            await ChatUnlink.ForgetAsync(db, links.First(), ct); // messages have other numbers there
            foreach (var link in links)
            {
                link.Move(moved.To);
            }
        }
    }

    private static ChatAnswer Sentence(Result<string> told) => new(told.Refusal?.Sentence ?? told.Value);
}
