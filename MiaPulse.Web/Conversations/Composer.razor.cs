using MiaPulse.Core.Shared;
using MiaPulse.Web.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace MiaPulse.Web.Conversations;

/// <summary>Where a member writes. Hands over finished words; holds none.</summary>
public sealed partial class Composer
{
    private readonly CancellationTokenSource _gone = new();
    private ElementReference _form;
    private DotNetObjectReference<Composer>? _self;
    private IJSObjectReference? _box;
    private bool _isWanted;

    [Parameter, EditorRequired]
    public ConversationId Conversation { get; set; }

    [Parameter]
    public string Placeholder { get; set; } = "Reply…";

    /// <summary>Words to send, with the id that stays the same when they are sent again.</summary>
    [Parameter]
    public EventCallback<(string Text, string ClientMessageId)> OnSend { get; set; }

    [Parameter]
    public EventCallback<bool> OnTyping { get; set; }

    [Inject]
    private IJSRuntime Js { get; set; } = default!;

    private string BoxId => $"reply-{Conversation}";

    private string HintId => $"reply-hint-{Conversation}";

    public async Task FocusAsync()
    {
        _isWanted = _box is null; // asked for before the box was ready: it gets the focus as soon as it is
        if (_box is not null)
        {
            await _box.InvokeVoidAsync("focus", _gone.Token);
        }
    }

    [JSInvokable("SendAsync")]
    public Task SendAsync(string text, string clientMessageId) => OnSend.InvokeAsync((text, clientMessageId));

    [JSInvokable("TypeAsync")]
    public Task TypeAsync(bool isTyping) => OnTyping.InvokeAsync(isTyping);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        _self = DotNetObjectReference.Create(this);
        var module = await Js.InvokeAsync<IJSObjectReference>("import", _gone.Token, "/app/composer.js");
        _box = await module.InvokeAsync<IJSObjectReference>("attach", _gone.Token, _form, $"mia.draft.{Conversation}", _self);
        if (_isWanted)
        {
            await FocusAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _gone.CancelAsync();
        _gone.Dispose();
        _self?.Dispose();
        await BrowserModules.StopAsync(_box);
    }
}
