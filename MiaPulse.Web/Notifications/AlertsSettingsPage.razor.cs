using MiaPulse.Core.Chats;
using MiaPulse.Core.Live;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using MiaPulse.Web.Layout;
using Microsoft.AspNetCore.Components;

namespace MiaPulse.Web.Notifications;

/// <summary>What the member at this screen is told of.</summary>
public sealed partial class AlertsSettingsPage
{
    private AlertsInput? _input;
    private string _email = "";
    private string _timeZone = "";
    private string? _chat;

    [Inject]
    private AlertSettings Settings { get; set; } = default!;

    [Inject]
    private ChooseAlerts Choose { get; set; } = default!;

    [Inject]
    private ChatSettings Chats { get; set; } = default!;

    // Read again only where a chat came or went: then what it is told is no longer what stands here, and all else is left as somebody may be typing it.
    protected override async Task ReadAsync(CancellationToken ct)
    {
        var own = await Settings.ReadAsync(Who, ct);
        var kept = AlertsInput.From(own.Preferences);
        (_email, _timeZone, _chat) = (own.Email, own.TimeZone, (await Chats.ReadAsync(Who, ct)).Title);
        _input ??= kept;
        (_input.ChatsLeads, _input.ChatsWaiting) = (kept.ChatsLeads, kept.ChatsWaiting);
    }

    protected override Heed Hear(LiveEvent what) => what is ChatsChanged ? Heed.Read : Heed.Nothing;

    protected override async Task<Refusal?> KeepAsync(CancellationToken ct) => (await Choose.RunAsync(Who, _input!, ct)).Refusal;
}
