using MiaPulse.Core.Shared;
using MiaPulse.Web.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace MiaPulse.Web.Conversations;

/// <summary>List, conversation and visitor side by side; on a phone one at a time. Everything that says what is shown stands in the address.</summary>
public sealed partial class InboxPage : IAsyncDisposable
{
    private static readonly string[] Keys = ["?", "j", "k", "r", "t", "h", "e", "/", "Escape"];

    private readonly CancellationTokenSource _gone = new();
    private readonly PageScript<InboxPage> _keys = new("/app/dashboard.js", "listenForKeys");
    private InboxRows? _rows;
    private ConversationPane? _pane;
    private bool _areKeysShown;

    [Parameter]
    public string? Id { get; set; }

    [SupplyParameterFromQuery(Name = "show")]
    private string? Show { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    private string? Search { get; set; }

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IJSRuntime Js { get; set; } = default!;

    // What is no id at all is shown like a conversation that is not there.
    private ConversationId? Opened => Id is null ? null : Ids.TryParse<ConversationId>(Id, out var id) ? id : default(ConversationId);

    [JSInvokable("KeyAsync")]
    public async Task KeyAsync(string key)
    {
        switch (key)
        {
            case "?":
                _areKeysShown = !_areKeysShown;
                StateHasChanged();
                break;
            case "Escape":
                _areKeysShown = false;
                StateHasChanged();
                break;
            case "/":
                await (await Js.DashboardAsync(_gone.Token)).InvokeVoidAsync("focus", _gone.Token, "#inbox-search");
                break;
            case "j" or "k" when _rows is not null:
                await _rows.MoveAsync(key == "j" ? 1 : -1);
                break;
            default:
                await (_pane?.KeyAsync(key) ?? Task.CompletedTask);
                break;
        }
    }

    protected override Task OnAfterRenderAsync(bool firstRender) => _keys.StartAsync(Js, this, _gone.Token, (object)Keys);

    public async ValueTask DisposeAsync()
    {
        await _gone.CancelAsync();
        _gone.Dispose();
        await _keys.DisposeAsync();
    }

    private void SearchChanged(ChangeEventArgs change)
    {
        var words = change.Value?.ToString()?.Trim();
        Navigation.NavigateTo(InboxHref.For(Opened, InboxHref.FilterFrom(Show), string.IsNullOrEmpty(words) ? null : words));
    }

    // The change event of the field has the words; this only keeps the browser from leaving the page on Enter.
    private static void SearchAsync()
    {
    }
}
