using System.Globalization;
using MiaPulse.Core.Data;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Chats;

/// <summary>
/// Says to a member that Telegram no longer reaches them, and by which ways they are told until it does; to nobody who has connected a chat again, or wants nothing there any
/// more, before the mail leaves.
/// </summary>
public sealed class ChatGoneMail(AlertWays ways, IMailTemplates templates, PublicUrl url) : IDueMailWriter
{
    public DueMailKind Kind => DueMailKind.ChatGone;

    /// <summary>For the unit of work that takes the member's chat away.</summary>
    internal static DueMail Expect(BusinessId business, MemberId member, DateTimeOffset now) =>
        DueMail.For(business, Ids.New<DueMailId>(now), DueMailKind.ChatGone, member, now.UtcTicks.ToString(CultureInfo.InvariantCulture), now);

    public async Task<Mail?> WriteAsync(MiaDb db, DueMail due, CancellationToken ct)
    {
        var member = await db.Members.AsNoTracking().Where(m => m.Id == due.MemberId)
            .Select(m => new { m.Name, m.Email, m.Alerts, HasChat = db.ChatLinks.Any(l => l.MemberId == m.Id) }).FirstAsync(ct);
        if (member is not { HasChat: false, Alerts: { } chosen } || !chosen.WantsAnythingBy(AlertChannel.Telegram) || !EmailAddress.TryParse(member.Email, out var to))
        {
            return null;
        }

        var business = PlainName.Tidy(await db.Businesses.AsNoTracking().Select(b => b.Name).FirstAsync(ct));
        var told = Told(chosen, ways.Of(hasChat: false)).ToList();
        var letter = new Letter
        {
            Kind = DueMail.WordFor(Kind),
            Key = due.SendingKey,
            To = to,
            Subject = "Telegram no longer reaches you",
            Paragraphs =
            [
                $"Your chat is no longer connected to {business}: it was disconnected, or our bot was removed or blocked there.",
                .. told.Count > 0 ? [$"Until you connect one again, you are told like this:\n{string.Join('\n', told)}"] : Array.Empty<string>(),
                "You can connect Telegram again, or choose otherwise, in your settings.",
            ],
            Button = "Open your alerts",
            Link = url.At("app/settings/alerts"),
            Footer = $"Sent to {PlainName.Tidy(member.Name)} of {business}, since alerts came to you there.",
        };
        return await letter.ToMailAsync(templates);
    }

    private static IEnumerable<string> Told(AlertPreferences chosen, IReadOnlyCollection<AlertChannel> connected) =>
        from kind in AlertPreferences.Kinds
        let steps = chosen.Steps(kind, connected)
        where steps.Count > 0
        select $"{(kind is AlertKind.LeadCaptured ? "New leads" : "Visitors who wait")}: {string.Join(", then ", steps.OrderBy(s => s.Wait).Select(InWords))}";

    private static string InWords(AlertStep step)
    {
        var by = step.Channel switch
        {
            AlertChannel.Email => "by mail",
            AlertChannel.Telegram => "by Telegram",
            AlertChannel.Text => "by text",
        };
        return step.Wait == TimeSpan.Zero ? $"{by} at once" : $"{by} after {step.Wait.TotalMinutes:0} minutes if nobody has looked";
    }
}
