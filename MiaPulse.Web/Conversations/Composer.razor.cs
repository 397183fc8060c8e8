using MiaPulse.Core.Shared;
using MiaPulse.Web.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace MiaPulse.Web.Conversations;

/// <summary>Where a member writes. Hands over finished words; holds none.</summary>
public sealed partial class Composer
{
    private readonly CancellationTokenSource _gone = new();
    private readonly PageScript<Composer> _box = new("/app/composer.js", "attach");
    private ElementReference _form;
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
        _isWanted = !_box.IsAtWork; // asked for before the box was ready: it gets the focus as soon as it is
        await _box.AskAsync("focus", _gone.Token);
    }

    [JSInvokable("SendAsync")]
    public Task SendAsync(string text, string clientMessageId) => OnSend.InvokeAsync((text, clientMessageId));

    [JSInvokable("TypeAsync")]
    public Task TypeAsync(bool isTyping) => OnTyping.InvokeAsync(isTyping);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        await _box.StartAsync(Js, this, _gone.Token, _form, $"mia.draft.{Conversation}");
        if (firstRender && _isWanted)
        {
            await FocusAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _gone.CancelAsync();
        _gone.Dispose();
        await _box.DisposeAsync();
    }
}
