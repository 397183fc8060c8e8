using System.ComponentModel.DataAnnotations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Notifications;

/// <summary>What a member wants to be told of, as they choose it.</summary>
public sealed record AlertsInput : IValidatableObject
{
    private const string NoStep = "Alerts come at once, after 2, 5 or 15 minutes, or never.";

    /// <summary>The minutes that there are to choose from; null for never.</summary>
    public static readonly IReadOnlyList<int?> Steps = [0, 2, 5, 15, null];

    /// <summary>Minutes that whoever sees to it has before this way is taken; 0 for none, null for a way that is not taken.</summary>
    [AllowedValues(null, 0, 2, 5, 15, ErrorMessage = NoStep)]
    public int? MailsLeads { get; set; } = 0;

    [AllowedValues(null, 0, 2, 5, 15, ErrorMessage = NoStep)]
    public int? MailsWaiting { get; set; } = 0;

    public bool MailsReports { get; set; } = true;

    public bool MailsGolden { get; set; } = true;

    public bool MailsTrial { get; set; } = true;

    /// <summary>In the connected chat, if there is one.</summary>
    [AllowedValues(null, 0, 2, 5, 15, ErrorMessage = NoStep)]
    public int? ChatsLeads { get; set; }

    /// <summary>In the connected chat, if there is one.</summary>
    [AllowedValues(null, 0, 2, 5, 15, ErrorMessage = NoStep)]
    public int? ChatsWaiting { get; set; }

    /// <summary>To the proven phone, if there is one.</summary>
    [AllowedValues(null, 0, 2, 5, 15, ErrorMessage = NoStep)]
    public int? TextsLeads { get; set; }

    /// <summary>To the proven phone, if there is one.</summary>
    [AllowedValues(null, 0, 2, 5, 15, ErrorMessage = NoStep)]
    public int? TextsWaiting { get; set; }

    /// <summary>In those of their browsers that may.</summary>
    public bool ShowsLeads { get; set; } = true;

    /// <summary>In those of their browsers that may.</summary>
    public bool ShowsWaiting { get; set; } = true;

    /// <summary>Whether any way is chosen for leads.</summary>
    public bool HearsOfLeads => this is not { MailsLeads: null, ChatsLeads: null, TextsLeads: null };

    /// <summary>Whether any way is chosen for visitors who wait.</summary>
    public bool HearsOfWaiting => this is not { MailsWaiting: null, ChatsWaiting: null, TextsWaiting: null };

    public bool HasQuietHours { get; set; }

    public TimeOnly? QuietFrom { get; set; } = new TimeOnly(21, 0);

    public TimeOnly? QuietUntil { get; set; } = new TimeOnly(7, 0);

    public static AlertsInput From(AlertPreferences chosen)
    {
        var input = new AlertsInput
        {
            MailsLeads = chosen.After(AlertKind.LeadCaptured, AlertChannel.Email),
            MailsWaiting = chosen.After(AlertKind.VisitorWaits, AlertChannel.Email),
            MailsReports = chosen.WantsReports,
            MailsGolden = chosen.WantsGolden,
            MailsTrial = chosen.WantsTrialReminders,
            ChatsLeads = chosen.After(AlertKind.LeadCaptured, AlertChannel.Telegram),
            ChatsWaiting = chosen.After(AlertKind.VisitorWaits, AlertChannel.Telegram),
            TextsLeads = chosen.After(AlertKind.LeadCaptured, AlertChannel.Text),
            TextsWaiting = chosen.After(AlertKind.VisitorWaits, AlertChannel.Text),
            ShowsLeads = chosen.WantsLeadsAtDesk,
            ShowsWaiting = chosen.WantsWaitingAtDesk,
        };
        return chosen.Quiet is { } quiet ? input with { HasQuietHours = true, QuietFrom = quiet.From, QuietUntil = quiet.Until } : input;
    }

    public AlertPreferences ToPreferences() => new(
        [
            Choice(AlertKind.LeadCaptured, AlertChannel.Email, MailsLeads),
            Choice(AlertKind.VisitorWaits, AlertChannel.Email, MailsWaiting),
            Choice(AlertKind.LeadCaptured, AlertChannel.Telegram, ChatsLeads),
            Choice(AlertKind.VisitorWaits, AlertChannel.Telegram, ChatsWaiting),
            Choice(AlertKind.LeadCaptured, AlertChannel.Text, TextsLeads),
            Choice(AlertKind.VisitorWaits, AlertChannel.Text, TextsWaiting),
        ],
        HasQuietHours ? new QuietHours(QuietFrom!.Value, QuietUntil!.Value) : null)
    { WantsReports = MailsReports, WantsGolden = MailsGolden, WantsTrialReminders = MailsTrial, WantsLeadsAtDesk = ShowsLeads, WantsWaitingAtDesk = ShowsWaiting };

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

    private static AlertChoice Choice(AlertKind kind, AlertChannel channel, int? after) => new(kind, channel, IsOn: after is not null) { After = after ?? 0 };
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
        if (member.Phone is null && (input.TextsLeads is not null || input.TextsWaiting is not null))
        {
            return Refusal.Invalid(input.TextsLeads is not null ? nameof(AlertsInput.TextsLeads) : nameof(AlertsInput.TextsWaiting), "Texts need a phone that you have proven to be yours. Add it first.");
        }

        member.Alerts = input.ToPreferences();
        await db.SaveChangesAsync(ct);
        return Result.Done;
    }
}
