using System.Globalization;
using MiaPulse.Core.Live;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using MiaPulse.Web.Layout;
using Microsoft.AspNetCore.Components;

namespace MiaPulse.Web.Notifications;

/// <summary>Each mail that is no alert, with what became of it, live, and a way to have it sent once more.</summary>
public sealed partial class MailsPage
{
    private MailPage? _page;
    private string? _refused;
    private bool _isSending;
    private int _shown;

    [SupplyParameterFromQuery(Name = "page")]
    private string? PageText { get; set; }

    [Inject]
    private MailBook Book { get; set; } = default!;

    [Inject]
    private SendMailAgain Again { get; set; } = default!;

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
        _shown = asked;
    }

    protected override Heed Hear(LiveEvent what) => what is AlertsChanged or VisitorErased ? Heed.Read : Heed.Nothing;

    private async Task SendAgainAsync(DueMailId mail)
    {
        _isSending = true;
        try
        {
            _refused = (await Again.RunAsync(Who, mail, Gone)).Refusal?.Sentence;
            await RefreshAsync();
        }
        finally
        {
            _isSending = false;
        }
    }

    private static string HrefFor(int number) => number == 1 ? "/app/alerts/mails" : $"/app/alerts/mails?page={number.ToString(CultureInfo.InvariantCulture)}";

    private static string Text(DateTimeOffset at) => at.ToString("O", CultureInfo.InvariantCulture);

    private static string ClassOf(DueMailState state) => state switch
    {
        DueMailState.Waiting => "waiting",
        DueMailState.Delivered => "ready",
        DueMailState.LetGo => "off",
        DueMailState.Failed => "failed",
    };
}
