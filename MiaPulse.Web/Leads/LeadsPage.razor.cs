using System.Globalization;
using MiaPulse.Core.Leads;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using MiaPulse.Web.Layout;
using Microsoft.AspNetCore.Components;

namespace MiaPulse.Web.Leads;

/// <summary>The table of leads: filtered, sorted and paged in the database; what it shows stands in the address.</summary>
public sealed partial class LeadsPage
{
    private static readonly (LeadSort? Sort, string Label)[] Columns =
        [(LeadSort.Name, "Name"), (null, "Reach them"), (null, "Wish"), (LeadSort.CreatedAt, "Received"), (LeadSort.Status, "Status")];

    private LeadPage? _page;
    private IReadOnlyDictionary<LeadStatus, int> _counts = new Dictionary<LeadStatus, int>();
    private LeadId? _open;
    private string _shown = "";

    [SupplyParameterFromQuery(Name = "status")]
    private string? StatusText { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    private string? Q { get; set; }

    [SupplyParameterFromQuery(Name = "sort")]
    private string? SortText { get; set; }

    [SupplyParameterFromQuery(Name = "up")]
    private bool? Up { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private string? PageText { get; set; }

    [Inject]
    private LeadBook Book { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    private LeadStatus? Status => Named<LeadStatus>(StatusText);

    private LeadSort Sort => Named<LeadSort>(SortText) ?? LeadSort.CreatedAt;

    private bool Descending => Up is not true;

    private int Number => PageNumber.Read(PageText);

    private string ExportHref => Href("/app/leads.csv", [("status", Status?.ToString().ToLowerInvariant()), ("q", Q)]);

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
        var page = await Book.PageAsync(Who, new LeadFilter(Status, Q), Sort, Descending, PageNumber.Skip(Number), PageNumber.Size, ct);
        _counts = await Book.CountsAsync(Who, ct);
        _page = page;
        _shown = asked;
    }

    protected override Heed Hear(LiveEvent what) => what is LeadCaptured or LeadMoved or VisitorErased ? Heed.Read : Heed.Nothing;

    private string Asked => HrefFor(Status, Sort, Descending, Number);

    // A second click on a column turns it round.
    private string HrefFor(LeadStatus? status, LeadSort? by = null) => HrefFor(status, by ?? Sort, by is null ? Descending : by == Sort ? !Descending : by is LeadSort.CreatedAt, 1);

    private string HrefFor(LeadStatus? status, LeadSort sort, bool descending, int number) => Href("/app/leads",
    [
        ("status", status?.ToString().ToLowerInvariant()),
        ("q", Q),
        ("sort", sort is LeadSort.CreatedAt ? null : sort.ToString().ToLowerInvariant()),
        ("up", descending ? null : "true"),
        ("page", number == 1 ? null : number.ToString(CultureInfo.InvariantCulture)),
    ]);

    private void SearchChanged(ChangeEventArgs change)
    {
        var words = change.Value?.ToString()?.Trim();
        Q = string.IsNullOrEmpty(words) ? null : words;
        Navigation.NavigateTo(HrefFor(Status, Sort, Descending, 1));
    }

    // The change event of the field has the words; this only keeps the browser from leaving the page on Enter.
    private static void Nothing()
    {
    }

    private static string Href(string path, IEnumerable<(string Name, string? Value)> query)
    {
        var parts = query.Where(p => p.Value is not null).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}").ToList();
        return parts.Count == 0 ? path : $"{path}?{string.Join('&', parts)}";
    }

    private static T? Named<T>(string? text) where T : struct, Enum =>
        Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) && !int.TryParse(text, out _) ? value : null;
}
