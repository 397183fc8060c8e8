using System.Globalization;
using MiaPulse.Core.Live;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using MiaPulse.Web.Layout;
using Microsoft.AspNetCore.Components;

namespace MiaPulse.Web.Notifications;

/// <summary>Each alert with what became of it, live, and a way to have it sent once more.</summary>
public sealed partial class AlertsPage
{
    private AlertPage? _page;
    private OwnAlerts? _own;
    private string? _refused;
    private bool _isSending;
    private int _shown;

    [SupplyParameterFromQuery(Name = "page")]
    private string? PageText { get; set; }

    [Inject]
    private AlertBook Book { get; set; } = default!;

    [Inject]
    private AlertSettings Settings { get; set; } = default!;

    [Inject]
    private SendAgain Again { get; set; } = default!;

    private int Number => PageNumber.Read(PageText);

    protected override async Task OnParametersSetAsync()
    {
        if (Load is not Load.Loading && _shown != Number)
        {
            await RefreshAsync();
        }
    }

    protected override async Task ReadAsync(CancellationToken ct)
    {
        var asked = Number;
        _page = await Book.PageAsync(Who, PageNumber.Skip(asked), PageNumber.Size, ct);
        _own = await Settings.ReadAsync(Who, ct);
        _shown = asked;
    }

    protected override Heed Hear(LiveEvent what) => what is AlertsChanged or VisitorErased or ChatsChanged ? Heed.Read : Heed.Nothing;

    /// <summary>What nobody of the business is told of. What this member alone is not told of is their own choice.</summary>
    private IEnumerable<string> Untold() =>
        from kind in AlertPreferences.Kinds
        where _own is { } own && !own.Preferences.WantsToHear(kind) && !own.ToldToColleagues.Contains(kind)
        select AlertWords.Untold(kind, isColleagueTold: false);

    private async Task SendAgainAsync(NotificationId alert)
    {
        _isSending = true;
        try
        {
            _refused = (await Again.RunAsync(Who, alert, Gone)).Refusal?.Sentence;
            await RefreshAsync();
        }
        finally
        {
            _isSending = false;
        }
    }

    private static string HrefFor(int number) => number == 1 ? "/app/alerts" : $"/app/alerts?page={number.ToString(CultureInfo.InvariantCulture)}";

    private static string Text(DateTimeOffset at) => at.ToString("O", CultureInfo.InvariantCulture);

    private static string ClassOf(AlertState state) => state switch
    {
        AlertState.Waiting => "waiting",
        AlertState.Delivered => "ready",
        AlertState.Seen => "new",
        AlertState.LetGo => "new",
        AlertState.Failed => "failed",
    };
}
