using System.Globalization;
using MiaPulse.Core.Data;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Billing;

/// <summary>Writes a reminder when it leaves: not to who has subscribed, got more time or said no since, and not where its day has passed while the mail provider was away.</summary>
public sealed class TrialReminderMail(IMailTemplates templates, ISeal seal, PublicUrl url, TimeProvider clock) : IDueMailWriter
{
    public DueMailKind Kind => DueMailKind.TrialReminder;

    /// <summary>Names one reminder of one trial.</summary>
    public static string About(TrialReminder reminder, DateOnly endsOn) => $"{reminder}/{endsOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";

    public async Task<Mail?> WriteAsync(MiaDb db, DueMail due, CancellationToken ct)
    {
        var business = await db.Businesses.AsNoTracking().Select(b => new { b.Name, b.TimeZone, b.TrialEndsOn }).FirstAsync(ct);
        if (business.TrialEndsOn is not { } endsOn
            || TrialReminders.DueAt(clock.GetUtcNow(), endsOn, business.TimeZone) is not { } reminder
            || About(reminder, endsOn) != due.About)
        {
            return null;
        }

        var member = await db.Members.AsNoTracking().Where(m => m.Id == due.MemberId).Select(m => new { m.Email, m.Alerts }).FirstAsync(ct);
        if (!(member.Alerts ?? AlertPreferences.Usual).WantsTrialReminders || !EmailAddress.TryParse(member.Email, out var to))
        {
            return null;
        }

        var soFar = new TrialSoFar(
            business.Name, await db.Conversations.CountAsync(ct), await db.Leads.CountAsync(ct), await db.Faqs.CountAsync(ct));
        return await TrialMail.Write(reminder, soFar, to, due.SendingKey, due.StopToken(seal), url).ToMailAsync(templates);
    }
}
