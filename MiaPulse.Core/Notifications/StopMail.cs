using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Notifications;

/// <summary>
/// Somebody follows the link in a mail, or lets their mail program do it (RFC 8058), to get no more of its kind. The link works as often and as long as the mail is
/// known, and does nothing else. What waits to be sent is then let go.
/// </summary>
public sealed class StopMail(PlatformDbs platform, BusinessDbs dbs)
{
    /// <param name="who">Whoever has the mail; not signed in.</param>
    /// <param name="token">As it stood in the link.</param>
    /// <param name="ct">Stops.</param>
    public async Task<Result> RunAsync(Newcomer who, string? token, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(who);
        if (SecretWord.HashOf(token) is not { } hash || await FindAsync(hash, ct) is not { MemberId: { } own } mail)
        {
            return Refusal.NotFound("This link is not known here. You can choose your mails in the settings of your dashboard.");
        }

        await using var db = await dbs.ForAsync(new Owner(mail.BusinessId, own, ""), ct);
        var member = await db.Members.FirstAsync(m => m.Id == own, ct);
        member.Alerts = mail.Kind switch
        {
            DueMailKind.WeeklyReport => (member.Alerts ?? AlertPreferences.Usual) with { WantsReports = false },
            DueMailKind.GoldenChanged => (member.Alerts ?? AlertPreferences.Usual) with { WantsGolden = false },
            DueMailKind.UnseenReplies or DueMailKind.TrialReminder or DueMailKind.Transcript or DueMailKind.DeletionReceipt or DueMailKind.WebhookOff =>
                member.Alerts, // have no such link: visitors have asked for theirs, reminders end by themselves, and an endpoint is switched off once
        };
        await db.SaveChangesAsync(ct);
        return Result.Done;
    }

    private async Task<DueMail?> FindAsync(string hash, CancellationToken ct)
    {
        await using var db = await platform.OpenAsync(Caretaker.Instance, ct);
        return await db.DueMails.AsNoTracking().FirstOrDefaultAsync(m => m.StopHash == hash, ct);
    }
}
