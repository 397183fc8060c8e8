using Microsoft.AspNetCore.Components;

namespace MiaPulse.Web.Vendors.Paper;

/// <summary>Shows on a developer's machine what would have gone out. Not there anywhere else.</summary>
public sealed partial class OutboxPage(Outbox outbox, NavigationManager navigation) : ComponentBase
{
    private IReadOnlyList<OutboxItem> _items = [];
    private OutboxItem? _item;

    [Parameter]
    public string? Id { get; set; }

    [CascadingParameter]
    public required HttpContext Http { get; set; }

    protected override async Task OnInitializedAsync()
    {
        if (Id is null)
        {
            _items = await outbox.ListAsync(Http.RequestAborted);
        }
        else if ((_item = await outbox.FindAsync(Id, Http.RequestAborted)) is null)
        {
            navigation.NotFound();
        }
    }

    private static IEnumerable<string> Links(OutboxItem item) =>
        item.Text.Split('\n').Where(line => line.StartsWith("http://", StringComparison.Ordinal) || line.StartsWith("https://", StringComparison.Ordinal));
}
