using MiaPulse.Core.Data;
using MiaPulse.Core.Notifications;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Chats;

/// <summary>
/// Takes links of one chat and one business away, and with the last of them whatever is known of the chat. What its members had chosen to be told there stays chosen: it comes by
/// another way until they connect a chat again, and a mail says so.
/// </summary>
internal static class ChatUnlink
{
    /// <summary>Changes the unit of work; the caller saves.</summary>
    public static async Task ApplyAsync(MiaDb db, IReadOnlyCollection<ChatLink> links, DateTimeOffset now, CancellationToken ct)
    {
        if (links.FirstOrDefault() is not { } first)
        {
            return;
        }

        var (business, chat) = (first.BusinessId, first.ChatId);
        var gone = links.Select(l => l.MemberId).ToList();
        foreach (var member in await db.Members.AsNoTracking().Where(m => m.BusinessId == business && gone.Contains(m.Id)).Select(m => new { m.Id, m.Alerts }).ToListAsync(ct))
        {
            if (member.Alerts?.WantsAnythingBy(AlertChannel.Telegram) == true)
            {
                db.DueMails.Add(ChatGoneMail.Expect(business, member.Id, now));
            }
        }

        db.ChatLinks.RemoveRange(links);
        if (!await db.ChatLinks.AnyAsync(l => l.BusinessId == business && l.ChatId == chat && !gone.Contains(l.MemberId), ct))
        {
            await ForgetAsync(db, first, ct);
        }
    }

    /// <summary>Threads and messages of a chat mean nothing once the chat is gone, or has another number.</summary>
    public static async Task ForgetAsync(MiaDb db, ChatLink link, CancellationToken ct)
    {
        var (business, chat) = (link.BusinessId, link.ChatId);
        db.ChatThreads.RemoveRange(await db.ChatThreads.Where(t => t.BusinessId == business && t.ChatId == chat).ToListAsync(ct));
        db.AlertMessages.RemoveRange(await db.AlertMessages.Where(m => m.BusinessId == business && m.ChatId == chat).ToListAsync(ct));
    }
}
