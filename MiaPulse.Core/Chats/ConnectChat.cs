using MiaPulse.Core.Data;
using MiaPulse.Core.Live;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Chats;

/// <summary>
/// Whoever brings the code from a member's dashboard connects the chat that they bring it from: to that member, in that business, once. From then on the member
/// is told there too, as they had chosen before or at once, unless a colleague's alerts come to that group already. A chat belongs to one business, and a member has one chat.
/// </summary>
public sealed class ConnectChat(OnceOnly once, LiveFeed live, TimeProvider clock)
{
    private static readonly ChatAnswer Dead =
        new($"This code has been used, or is older than {ChatCode.Lifetime.TotalMinutes:0} minutes, or was replaced by a newer one. Make a new one in your dashboard, under Settings → Alerts.");

    private static readonly ChatAnswer Taken = new("This chat is connected to another business here. Send /stop first, then open the link once more.");

    public async Task<ChatAnswer> RunAsync(Caretaker who, ChatOpened opened, CancellationToken ct)
    {
        var (answer, connected) = (ChatAnswer.Silence, (BusinessId?)null);
        var isNew = await once.ApplyAsync(who, opened.Vendor, opened.Id, async db => (answer, connected) = await ApplyAsync(db, opened, ct), ct);
        if (!isNew)
        {
            return ChatAnswer.Silence;
        }

        if (connected is { } business)
        {
            live.Publish(business, new ChatsChanged());
        }

        return answer;
    }

    private async Task<(ChatAnswer Answer, BusinessId? Connected)> ApplyAsync(MiaDb db, ChatOpened opened, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (SecretWord.HashOf(opened.Code) is not { } hash || await db.ChatCodes.Where(c => c.CodeHash == hash).StillOpen(now).FirstOrDefaultAsync(ct) is not { } code)
        {
            return (Dead, null);
        }

        var here = await db.ChatLinks.Where(l => l.ChatId == opened.Chat).ToListAsync(ct);
        if (here.Any(l => l.BusinessId != code.BusinessId))
        {
            return (Taken, null);
        }

        code.SpentAt = now;
        await LinkAsync(db, code, here, opened, now, ct);
        var member = await db.Members.FirstAsync(m => m.BusinessId == code.BusinessId && m.Id == code.MemberId, ct);
        var isTold = await IsToldAsync(db, code, here.Where(l => l.UserId != opened.User), ct);
        var chosen = member.Alerts ?? AlertPreferences.Usual;
        var isChosen = chosen.WantsAnythingBy(AlertChannel.Telegram);
        member.Alerts = isTold || !isChosen ? chosen.With(AlertChannel.Telegram, isOn: !isTold) : chosen;
        var business = await db.Businesses.Where(b => b.Id == code.BusinessId).Select(b => b.Name).FirstAsync(ct);
        var told = isTold
            ? "This group is told already, so nothing comes twice; you may answer here now."
            : isChosen ? "What you had chosen for Telegram comes here from now on."
            : "Leads and visitors who wait come here from now on.";
        return (new ChatAnswer($"Connected to {PlainName.Tidy(business)}. {told} {ChatHelp.Short}"), code.BusinessId);
    }

    // A group is told once, however many of its people act there.
    private static async Task<bool> IsToldAsync(MiaDb db, ChatCode code, IEnumerable<ChatLink> here, CancellationToken ct)
    {
        var others = here.Select(l => l.MemberId).Where(m => m != code.MemberId).ToList();
        var members = await db.Members.AsNoTracking().Where(m => m.BusinessId == code.BusinessId && others.Contains(m.Id)).ToListAsync(ct);
        return members.Any(m => m.Alerts?.WantsAnythingBy(AlertChannel.Telegram) == true);
    }

    private static async Task LinkAsync(MiaDb db, ChatCode code, List<ChatLink> here, ChatOpened opened, DateTimeOffset now, CancellationToken ct)
    {
        // The same person in the same chat may have been connected as another member.
        await ChatUnlink.ApplyAsync(db, [.. here.Where(l => l.UserId == opened.User && l.MemberId != code.MemberId)], now, ct);
        var link = await db.ChatLinks.FirstOrDefaultAsync(l => l.BusinessId == code.BusinessId && l.MemberId == code.MemberId, ct);
        if (link is null)
        {
            link = new ChatLink { BusinessId = code.BusinessId, MemberId = code.MemberId };
            db.ChatLinks.Add(link);
        }

        link.Connect(opened.Chat, opened.User, opened.Title, opened.HasTopics, now);
    }
}
