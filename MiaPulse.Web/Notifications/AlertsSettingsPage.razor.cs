using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using Microsoft.AspNetCore.Components;

namespace MiaPulse.Web.Notifications;

/// <summary>What the member at this screen is told of.</summary>
public sealed partial class AlertsSettingsPage
{
    private AlertsInput? _input;
    private string _email = "";
    private string _timeZone = "";

    [Inject]
    private AlertSettings Settings { get; set; } = default!;

    [Inject]
    private ChooseAlerts Choose { get; set; } = default!;

    protected override async Task ReadAsync(CancellationToken ct)
    {
        var own = await Settings.ReadAsync(Who, ct);
        (_email, _timeZone, _input) = (own.Email, own.TimeZone, AlertsInput.From(own.Preferences));
    }

    protected override async Task<Refusal?> KeepAsync(CancellationToken ct) => (await Choose.RunAsync(Who, _input!, ct)).Refusal;
}
