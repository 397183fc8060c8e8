using MiaPulse.Core.Conversations;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using MiaPulse.Web.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace MiaPulse.Web.Conversations;

/// <summary>The list of conversations, which moves while somebody looks and never under their finger.</summary>
public sealed partial class InboxRows : IAsyncDisposable
{
    private const int PageLength = 60;

    private readonly SteadyOrder _order = new();
    private readonly PageScript<InboxRows> _hold = new("/app/list.js", "watchHold");
    private InboxCounts _counts = InboxCounts.None;
    private (InboxFilter Filter, string? Search) _asked;
    private int _wanted = PageLength;
    private bool _hasMore;
    private bool _isHeld;
    private bool _isReadingOlder;
    private ElementReference _list;

    [Parameter]
    public InboxFilter Filter { get; set; }

    [Parameter]
    public string? Search { get; set; }

    /// <summary>The conversation that is open beside the list.</summary>
    [Parameter]
    public ConversationId? Open { get; set; }

    [Inject]
    private Inbox Inbox { get; set; } = default!;

    [Inject]
    private IJSRuntime Js { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    private IEnumerable<(InboxFilter Filter, string Label, int Count)> Choices =>
    [
        (InboxFilter.All, "All", 0),
        (InboxFilter.Waiting, "Waiting", _counts.Waiting),
        (InboxFilter.Mine, "Mine", _counts.Mine),
        (InboxFilter.Mia, "Mia", _counts.Mia),
        (InboxFilter.Closed, "Closed", 0),
    ];

    private string EmptyTitle => Search is not null ? "Nothing found" : Filter switch
    {
        InboxFilter.Waiting => "Nobody is waiting",
        InboxFilter.Mine => "You have no conversation",
        InboxFilter.Mia => "Mia has no conversation",
        InboxFilter.Closed => "Nothing is closed",
        InboxFilter.All => "No conversations yet",
    };

    private string EmptyWords => Search is not null
        ? "No message, name or contact has these words. Try fewer of them, or look in another list."
        : Filter switch
        {
            InboxFilter.Waiting => "When a visitor asks for a person, they appear here first.",
            InboxFilter.Mine => "Take over a conversation, or just reply in one, and it is here until you hand it back.",
            InboxFilter.Mia => "Conversations that Mia answers by herself are here. You can step in at any time.",
            InboxFilter.Closed => "Conversations that you close are kept here. A visitor who writes again opens theirs.",
            InboxFilter.All => "When somebody writes to Mia on your website, their words appear here as they come. To get the first one, put the widget on your site and say hello to her.",
        };

    /// <summary>Opens the conversation below (1) or above (-1) the open one.</summary>
    public async Task MoveAsync(int by)
    {
        var rows = _order.Rows;
        if (rows.Count == 0)
        {
            return;
        }

        var at = -1;
        for (var i = 0; i < rows.Count && at < 0; i++)
        {
            at = rows[i].Id == Open ? i : at;
        }

        var next = rows[at < 0 ? 0 : Math.Clamp(at + by, 0, rows.Count - 1)];
        Navigation.NavigateTo(HrefFor(next.Id));
        await (await Js.DashboardAsync(Gone)).InvokeVoidAsync("scrollToRow", Gone, $"[data-row='{next.Id}']");
    }

    [JSInvokable]
    public void Hold(bool isHeld)
    {
        _isHeld = isHeld;
        if (!isHeld && _order.News > 0)
        {
            _order.Settle();
            StateHasChanged();
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        if (Load is not Load.Loading && _asked != (Filter, Search))
        {
            _wanted = PageLength;
            await RefreshAsync();
        }
    }

    protected override async Task ReadAsync(CancellationToken ct)
    {
        var asked = (Filter, Search);
        var counts = await Inbox.CountAsync(Who, ct);
        var rows = new List<InboxRow>();
        InboxCursor? next = null;
        do
        {
            var page = await Inbox.ReadAsync(Who, asked.Filter, asked.Search, next, Math.Min(_wanted - rows.Count, 500), ct);
            rows.AddRange(page.Rows);
            next = page.Next;
        }
        while (next is not null && rows.Count < _wanted);

        if (asked == (Filter, Search))
        {
            _counts = counts;
            _hasMore = next is not null;
            _order.Take(rows, _isHeld && _asked == asked && !_isReadingOlder);
            _asked = asked;
        }
    }

    protected override Heed Hear(LiveEvent what) =>
        what is MessageAdded or MessageCutShort or StateChanged or LeadCaptured or VisitorErased or ReadUpTo { Author: Author.Member } ? Heed.Read : Heed.Nothing;

    protected override Task OnAfterRenderAsync(bool firstRender) => Load is Load.Loading ? Task.CompletedTask : _hold.StartAsync(Js, this, Gone, _list);

    public async ValueTask DisposeAsync()
    {
        Dispose();
        await _hold.DisposeAsync();
    }

    private async Task ShowNewsAsync()
    {
        _isHeld = false;
        _order.Settle();
        await _hold.AskAsync("toTop", Gone);
    }

    private async Task ShowOlderAsync()
    {
        _isReadingOlder = true;
        _wanted += PageLength;
        await RefreshAsync();
        _isReadingOlder = false;
    }

    private string HrefFor(InboxFilter filter) => InboxHref.For(Open, filter, Search);

    private string HrefFor(ConversationId id) => InboxHref.For(id, Filter, Search);
}
