using System.Globalization;
using MiaPulse.Core.Live;
using MiaPulse.Core.Reports;
using MiaPulse.Web.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace MiaPulse.Web.Reports;

/// <summary>The weekly report as it is mailed, to read and to print. A week that is over does not move, so only what is erased or answered makes it read again.</summary>
public sealed partial class ReportsPage
{
    private const string Format = "yyyy-MM-dd";

    private ReportPage? _page;
    private string? _shown;

    [SupplyParameterFromQuery(Name = "week")]
    private string? Week { get; set; }

    [Inject]
    private ReportBook Book { get; set; } = default!;

    [Inject]
    private IJSRuntime Js { get; set; } = default!;

    protected override async Task OnParametersSetAsync()
    {
        if (Load is not Load.Loading && _shown != Week)
        {
            await RefreshAsync();
        }
    }

    protected override async Task ReadAsync(CancellationToken ct)
    {
        var asked = Week;
        _page = await Book.ReadAsync(Who, DateOnly.TryParseExact(asked, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null, ct);
        _shown = asked;
    }

    protected override Heed Hear(LiveEvent what) => what is GapsChanged or VisitorErased ? Heed.Read : Heed.Nothing;

    private async Task PrintAsync() => await (await Js.DashboardAsync(Gone)).InvokeVoidAsync("printPage", Gone);

    private static string HrefFor(ReportWeek week) => $"/app/reports?week={week.Monday.ToString(Format, CultureInfo.InvariantCulture)}";

    private static string Percent(WeekFigures figures, int day) => (figures.PerDay[day] * 100 / Math.Max(1, figures.PerDay.Max())).ToString(CultureInfo.InvariantCulture);

    private static string Text(DateTimeOffset at) => at.ToString("O", CultureInfo.InvariantCulture);
}
