using System.Globalization;
using MiaPulse.Core.Calls;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using MiaPulse.Web.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace MiaPulse.Web.Calls;

/// <summary>One call: its sound with the words that follow it, what came of it, and the one text with why it was sent.</summary>
public sealed partial class CallPage : IAsyncDisposable
{
    private const string NoticeKey = "notice";
    private const string GreetingKey = "greeting";

    private readonly PageScript<CallPage> _follow = new("/app/calls.js", "follow");
    private CallView? _view;
    private string? _missing;
    private string? _shown;
    private bool _isTrying;
    private ElementReference _heard;

    [Parameter]
    public string? Id { get; set; }

    [Inject]
    private CallBook Book { get; set; } = default!;

    [Inject]
    private FetchAgain Again { get; set; } = default!;

    [Inject]
    private IJSRuntime Js { get; set; } = default!;

    // What is no id at all is shown like a call that is not there.
    private CallId Opened => Ids.TryParse<CallId>(Id, out var id) ? id : default;

    protected override async Task OnParametersSetAsync()
    {
        if (Load is not Load.Loading && _shown != Id)
        {
            await RefreshAsync();
        }
    }

    protected override async Task ReadAsync(CancellationToken ct)
    {
        var asked = Id;
        var found = await Book.FindAsync(Who, Opened, ct);
        _view = found.IsDone ? found.Value : null;
        _missing = found.Refusal?.Sentence;
        _shown = asked;
    }

    protected override Heed Hear(LiveEvent what) => what switch
    {
        CallsChanged or CallTextMoved or VisitorErased or LeadMoved => Heed.Read,
        ConversationEvent { Conversation: var talk } and (MessageAdded or MessageCutShort or LeadCaptured) when talk == _view?.Conversation => Heed.Read,
        _ => Heed.Nothing,
    };

    // What it follows is there only with the call, and the player may come later than that: the script asks for it when it is used.
    protected override Task OnAfterRenderAsync(bool firstRender) => _view is null ? Task.CompletedTask : _follow.StartAsync(Js, this, Gone, _heard);

    public async ValueTask DisposeAsync()
    {
        Dispose();
        await _follow.DisposeAsync();
    }

    private async Task FetchAgainAsync()
    {
        _isTrying = true;
        try
        {
            await Again.RunAsync(Who, Opened, Gone);
            await RefreshAsync();
        }
        finally
        {
            _isTrying = false;
        }
    }

    private string Speaker(CallLine line) => line.Author switch
    {
        Author.Mia => "Mia",
        Author.Member => line.Name ?? "A person",
        Author.Visitor or Author.System => _view?.Name ?? "Caller",
    };

    // Where in the recording, which begins a little after the call.
    private static string Seconds(CallView call, TimeSpan at) =>
        Math.Max(0, (at - (call.Sound?.BeganAfter ?? TimeSpan.Zero)).TotalSeconds).ToString("0.0", CultureInfo.InvariantCulture);

    private static string Text(DateTimeOffset at) => at.ToString("O", CultureInfo.InvariantCulture);
}
