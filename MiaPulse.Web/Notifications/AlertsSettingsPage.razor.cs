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
    private const string Leads = "A visitor left an email address or a phone number";
    private const string Waiting = "A visitor waits for a person, or has waited in vain";

    private AlertsInput? _input;
    private OwnAlerts? _own;
    private string _email = "";
    private string _timeZone = "";
    private string? _mailStop;
    private string? _mailRefused;
    private bool _mayMailAgain;
    private bool _isLifting;
    private bool _isLifted;
    private string? _chat;
    private bool _isChatNews;
    private OwnPhone _phone = new(null, IsStopped: false, null);

    [Inject]
    private AlertSettings Settings { get; set; } = default!;

    [Inject]
    private ChooseAlerts Choose { get; set; } = default!;

    [Inject]
    private MailMeAgain MailAgain { get; set; } = default!;

    [Inject]
    private ChatSettings Chats { get; set; } = default!;

    [Inject]
    private PhoneSettings Phones { get; set; } = default!;

    // Read again only where a chat or a phone came or went: then what it is told is no longer what stands here, and all else is left as somebody may be typing it.
    protected override async Task ReadAsync(CancellationToken ct)
    {
        var own = await Settings.ReadAsync(Who, ct);
        var kept = AlertsInput.From(own.Preferences);
        var phone = _phone.Proven;
        (_mailStop, _mayMailAgain) = (MailStopOf(own), own is { SendsBack: true, IsUnwanting: false });
        (_email, _timeZone, _chat, _phone) = (own.Email, own.TimeZone, (await Chats.ReadAsync(Who, ct)).Title, await Phones.ReadAsync(Who, ct));
        _own = own;
        _input ??= kept;
        if (_isChatNews)
        {
            (_isChatNews, _input.ChatsLeads, _input.ChatsWaiting) = (false, kept.ChatsLeads, kept.ChatsWaiting);
        }

        if (_phone.Proven != phone)
        {
            (_input.TextsLeads, _input.TextsWaiting) = (kept.TextsLeads, kept.TextsWaiting);
        }
    }

    protected override Heed Hear(LiveEvent what)
    {
        _isChatNews |= what is ChatsChanged;
        return what is ChatsChanged or PhonesChanged ? Heed.Read : Heed.Nothing;
    }

    protected override async Task<Refusal?> KeepAsync(CancellationToken ct) => (await Choose.RunAsync(Who, _input!, ct)).Refusal;

    private async Task MailAgainAsync()
    {
        _isLifting = true;
        try
        {
            _mailRefused = (await MailAgain.RunAsync(Who, Gone)).Refusal?.Sentence;
            _isLifted = _mailRefused is null;
            await RefreshAsync();
        }
        finally
        {
            _isLifting = false;
        }
    }

    /// <summary>What this member is told of by no way, as it stands in the form.</summary>
    private IEnumerable<string> Untold(AlertsInput chosen)
    {
        if (!chosen.HearsOfLeads)
        {
            yield return Untold(AlertKind.LeadCaptured);
        }

        if (!chosen.HearsOfWaiting)
        {
            yield return Untold(AlertKind.VisitorWaits);
        }
    }

    private string Untold(AlertKind kind) => AlertWords.Untold(kind, _own?.ToldToColleagues.Contains(kind) == true);

    private static string? MailStopOf(OwnAlerts own) => own switch
    {
        { SendsBack: true } => "Mail to this address comes back, so nothing more is sent to it.",
        { IsUnwanting: true } => "Whoever reads this address marked our mail as unwanted, so nothing more is sent to it but links to sign in.",
        _ => null,
    };
}
