using System.ComponentModel.DataAnnotations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Notifications;

/// <summary>What a member wants to be told of, as they choose it.</summary>
public sealed record AlertsInput : IValidatableObject
{
    public bool MailsLeads { get; set; } = true;

    public bool MailsWaiting { get; set; } = true;

    public bool MailsReports { get; set; } = true;

    public bool MailsGolden { get; set; } = true;

    /// <summary>In the connected chat, if there is one.</summary>
    public bool ChatsLeads { get; set; }

    /// <summary>In the connected chat, if there is one.</summary>
    public bool ChatsWaiting { get; set; }

    /// <summary>In those of their browsers that may.</summary>
    public bool ShowsLeads { get; set; } = true;

    /// <summary>In those of their browsers that may.</summary>
    public bool ShowsWaiting { get; set; } = true;

    public bool HasQuietHours { get; set; }

    public TimeOnly? QuietFrom { get; set; } = new TimeOnly(21, 0);

    public TimeOnly? QuietUntil { get; set; } = new TimeOnly(7, 0);

    public static AlertsInput From(AlertPreferences chosen)
    {
        var input = new AlertsInput
        {
            MailsLeads = chosen.Wants(AlertKind.LeadCaptured, AlertChannel.Email),
            MailsWaiting = chosen.Wants(AlertKind.VisitorWaits, AlertChannel.Email),
            MailsReports = chosen.WantsReports,
            MailsGolden = chosen.WantsGolden,
            ChatsLeads = chosen.Wants(AlertKind.LeadCaptured, AlertChannel.Telegram),
            ChatsWaiting = chosen.Wants(AlertKind.VisitorWaits, AlertChannel.Telegram),
            ShowsLeads = chosen.WantsLeadsAtDesk,
            ShowsWaiting = chosen.WantsWaitingAtDesk,
        };
        return chosen.Quiet is { } quiet ? input with { HasQuietHours = true, QuietFrom = quiet.From, QuietUntil = quiet.Until } : input;
    }

    public AlertPreferences ToPreferences() => new(
        [
            new AlertChoice(AlertKind.LeadCaptured, AlertChannel.Email, MailsLeads),
            new AlertChoice(AlertKind.VisitorWaits, AlertChannel.Email, MailsWaiting),
            new AlertChoice(AlertKind.LeadCaptured, AlertChannel.Telegram, ChatsLeads),
            new AlertChoice(AlertKind.VisitorWaits, AlertChannel.Telegram, ChatsWaiting),
        ],
        HasQuietHours ? new QuietHours(QuietFrom!.Value, QuietUntil!.Value) : null)
    { WantsReports = MailsReports, WantsGolden = MailsGolden, WantsLeadsAtDesk = ShowsLeads, WantsWaitingAtDesk = ShowsWaiting };

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (HasQuietHours && (QuietFrom is null || QuietUntil is null))
        {
            yield return new ValidationResult("Please say from when and until when it is to be quiet.", [QuietFrom is null ? nameof(QuietFrom) : nameof(QuietUntil)]);
        }
        else if (HasQuietHours && QuietFrom == QuietUntil)
        {
            yield return new ValidationResult("That would be quiet all day. To be told nothing, switch the alerts off.", [nameof(QuietUntil)]);
        }
    }
}

/// <summary>A member chooses what they are told of, and when not. Counts for alerts from now on; quiet hours also for what waits.</summary>
public sealed class ChooseAlerts(BusinessDbs dbs)
{
    public async Task<Result> RunAsync(Owner who, AlertsInput input, CancellationToken ct)
    {
        if (Rules.Broken(input) is { } broken)
        {
            return broken;
        }

        await using var db = await dbs.ForAsync(who, ct);
        var member = await db.Members.FirstAsync(m => m.Id == who.Member, ct);
        member.Alerts = input.ToPreferences();
        await db.SaveChangesAsync(ct);
        return Result.Done;
    }
}
