using System.Globalization;
using MiaPulse.Core.Calls;
using MiaPulse.Core.Live;
using MiaPulse.Web.Layout;
using Microsoft.AspNetCore.Components;

namespace MiaPulse.Web.Calls;

/// <summary>The calls, newest first: filtered and paged in the database; what is shown stands in the address.</summary>
public sealed partial class CallsPage
{
    private const int MaxWordsLength = 140;

    private static readonly (CallFilter Filter, string Label)[] Choices =
        [(CallFilter.All, "All"), (CallFilter.WithLead, "With a lead"), (CallFilter.Texted, "Link texted"), (CallFilter.Failed, "Something failed")];

    private CallList? _page;
    private string _shown = "";

    [SupplyParameterFromQuery(Name = "show")]
    private string? Show { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    private string? Q { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private string? PageText { get; set; }

    [Inject]
    private CallBook Book { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    private CallFilter Filter => Enum.TryParse<CallFilter>(Show, ignoreCase: true, out var named) && Enum.IsDefined(named) ? named : CallFilter.All;

    private int Number => PageNumber.Read(PageText);

    private bool IsNarrowed => Filter is not CallFilter.All || !string.IsNullOrWhiteSpace(Q);

    private string Asked => HrefFor(Filter, Number);

    protected override async Task OnParametersSetAsync()
    {
        if (Load is not Load.Loading && _shown != Asked)
        {
            await RefreshAsync();
        }
    }

    protected override async Task ReadAsync(CancellationToken ct)
    {
        var asked = Asked;
        _page = await Book.PageAsync(Who, Filter, Q, PageNumber.Skip(Number), PageNumber.Size, ct);
        _shown = asked;
    }

    protected override Heed Hear(LiveEvent what) => what is CallsChanged or CallTextMoved or LeadCaptured or VisitorErased ? Heed.Read : Heed.Nothing;

    private string HrefFor(CallFilter filter, int number)
    {
        string?[] query =
        [
            filter is CallFilter.All ? null : $"show={filter.ToString().ToLowerInvariant()}",
            string.IsNullOrWhiteSpace(Q) ? null : $"q={Uri.EscapeDataString(Q)}",
            number == 1 ? null : $"page={number.ToString(CultureInfo.InvariantCulture)}",
        ];
        var parts = string.Join('&', query.Where(part => part is not null));
        return parts.Length == 0 ? "/app/calls" : $"/app/calls?{parts}";
    }

    private void SearchChanged(ChangeEventArgs change)
    {
        var words = change.Value?.ToString()?.Trim();
        Q = string.IsNullOrEmpty(words) ? null : words;
        Navigation.NavigateTo(HrefFor(Filter, 1));
    }

    // The change event of the field has the words; this only keeps the browser from leaving the page on Enter.
    private static void Nothing()
    {
    }
}
