using MiaPulse.Core.Conversations;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using MiaPulse.Web.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace MiaPulse.Web.Conversations;

/// <summary>One conversation, live: what is said, Mia's words while she finds them, who has it, and the way to step in.</summary>
public sealed partial class ConversationPane : IAsyncDisposable
{
    private const int PageLength = 100;
    private static readonly TimeSpan TypingRests = TimeSpan.FromSeconds(6);

    private readonly List<Outgoing> _outgoing = [];
    private readonly MiaSpeech _speech = new();
    private readonly PageScript<ConversationPane> _watch = new("/app/talk.js", "watchTalk");
    private ConversationView? _view;
    private string _missing = "";
    private string? _refused;
    private int _wanted = PageLength;
    private long? _correcting;
    private bool _isBusy;
    private bool _isHere;
    private bool _isVisitorOpen;
    private bool _isVisitorTyping;
    private bool _isLookedAt;
    private bool _isReadingEarlier;
    private long _markedRead;
    private ITimer? _typingEnds;
    private IDisposable? _look;
    private Composer? _composer;
    private ElementReference _scroller;

    [Parameter, EditorRequired]
    public ConversationId Id { get; set; }

    /// <summary>The list that this conversation was opened from.</summary>
    [Parameter]
    public string BackHref { get; set; } = "/app/inbox";

    [Inject]
    private OpenConversation Conversations { get; set; } = default!;

    [Inject]
    private TakeOver TakeOver { get; set; } = default!;

    [Inject]
    private HandBack HandBack { get; set; } = default!;

    [Inject]
    private CloseConversation CloseConversation { get; set; } = default!;

    [Inject]
    private ReplyAsOwner Reply { get; set; } = default!;

    [Inject]
    private MarkRead MarkRead { get; set; } = default!;

    [Inject]
    private Looking Looking { get; set; } = default!;

    [Inject]
    private ShowTyping Typing { get; set; } = default!;

    [Inject]
    private IJSRuntime Js { get; set; } = default!;

    private string Placeholder => _view?.Head is { State: ConversationState.Human, IsMine: true } ? "Reply…" : "Reply, and the conversation is yours…";

    private long LastOfMembers => _view?.Messages.LastOrDefault(m => m.Author is Author.Member)?.Sequence ?? 0;

    /// <summary>The keys that act on an open conversation.</summary>
    public Task KeyAsync(string key) => key switch
    {
        "r" => _composer?.FocusAsync() ?? Task.CompletedTask,
        "t" => TakeOverAsync(),
        "h" => HandBackAsync(),
        "e" => CloseAsync(),
        _ => Task.CompletedTask,
    };

    /// <summary>The browser tells whether the tab is in front: only then is anything read, and nobody is told of what they see.</summary>
    [JSInvokable("LookAsync")]
    public async Task LookAsync(bool isLookedAt)
    {
        if (Gone.IsCancellationRequested)
        {
            return; // said while the conversation was being left
        }

        _isLookedAt = isLookedAt;
        _look?.Dispose();
        _look = isLookedAt ? Looking.Begin(Who, Id) : null;
        await MarkReadAsync();
    }

    protected override async Task ReadAsync(CancellationToken ct)
    {
        var read = await Conversations.ReadAsync(Who, Id, _wanted, ct);
        _view = read.IsDone ? read.Value : null;
        _missing = read.Refusal?.Sentence ?? "";
        if (_view is not { } view)
        {
            return;
        }

        _outgoing.RemoveAll(o => view.Messages.Any(m => m.ClientMessageId == o.ClientMessageId));
        _speech.Settle(view.Messages);
        await MarkReadAsync();
    }

    protected override Heed Hear(LiveEvent what)
    {
        if (what is VisitorMoved moved)
        {
            _isHere = moved.Visitor == _view?.Head.Visitor ? moved.IsHere : _isHere;
            return moved.Visitor == _view?.Head.Visitor ? Heed.Read : Heed.Nothing;
        }

        if (what is VisitorErased erased)
        {
            return erased.Visitor == _view?.Head.Visitor ? Heed.Read : Heed.Nothing;
        }

        if (what is LeadMoved)
        {
            return Heed.Read;
        }

        if (what is not ConversationEvent here || here.Conversation != Id)
        {
            return Heed.Nothing;
        }

        switch (here)
        {
            case MessageAdded added when added.Sequence <= (_view?.Head.LastSequence ?? 0):
                return Heed.Nothing; // read already
            case MessageAdded { Author: Author.Visitor }:
                ShowTypingOf(false);
                return Heed.Read;
            case MessageAdded { Author: Author.Mia } said:
                _speech.Said(said.Stored.Id);
                return Heed.Read;
            case ReplyStarted started:
                _speech.Start(started.Reply);
                return Heed.Redraw;
            case ReplyPiece piece:
                return _speech.Hear(piece.Reply, piece.Index, piece.Text) ? Heed.Redraw : Heed.Nothing;
            case ReplyEnded ended:
                _speech.End(ended.Reply, ended.Message);
                return Heed.Read;
            case Typing typing:
                return typing.Author is Author.Visitor && ShowTypingOf(typing.IsTyping) ? Heed.Redraw : Heed.Nothing;
            default:
                return Heed.Read;
        }
    }

    protected override Task OnAfterRenderAsync(bool firstRender) => _view is null ? Task.CompletedTask : _watch.StartAsync(Js, this, Gone, _scroller);

    public async ValueTask DisposeAsync()
    {
        Dispose();
        _look?.Dispose();
        if (_typingEnds is not null)
        {
            await _typingEnds.DisposeAsync();
        }

        await _watch.DisposeAsync();
    }

    private async Task MarkReadAsync()
    {
        if (_isLookedAt && _view is { Head: var head } view && (view.HasUnseenAlert || head.LastVisitorSequence > Math.Max(head.ReadByMembers, _markedRead)))
        {
            _markedRead = head.LastSequence;
            await MarkRead.RunAsync(Who, Id, head.LastSequence, Gone);
        }
    }

    private Task TakeOverAsync() => ActAsync(() => TakeOver.RunAsync(Who, Id, Gone));

    private Task HandBackAsync() => ActAsync(() => HandBack.RunAsync(Who, Id, Gone));

    private Task CloseAsync() => ActAsync(() => CloseConversation.RunAsync(Who, Id, Gone));

    private async Task ActAsync(Func<Task<Result>> act)
    {
        if (_isBusy || _view is null)
        {
            return;
        }

        _isBusy = true;
        StateHasChanged();
        try
        {
            _refused = (await act()).Refusal?.Sentence;
            await RefreshAsync();
        }
        finally
        {
            _isBusy = false;
            StateHasChanged();
        }
    }

    private async Task SendAsync((string Text, string ClientMessageId) words)
    {
        var sending = new Outgoing(words.ClientMessageId, words.Text, null);
        _outgoing.RemoveAll(o => o.ClientMessageId == words.ClientMessageId);
        _outgoing.Add(sending);
        await DeliverAsync(sending);
    }

    private async Task SendAgainAsync(Outgoing failed)
    {
        var sending = failed with { Refusal = null };
        _outgoing[_outgoing.IndexOf(failed)] = sending;
        await DeliverAsync(sending);
    }

    private async Task DeliverAsync(Outgoing sending)
    {
        StateHasChanged();
        var sent = await Reply.RunAsync(Who, Id, sending.Text, sending.ClientMessageId, Gone);
        if (sent.Refusal is { } refusal)
        {
            var at = _outgoing.IndexOf(sending);
            if (at >= 0)
            {
                _outgoing[at] = sending with { Refusal = refusal.Sentence };
            }
        }

        await RefreshAsync();
    }

    private void ShowTyping(bool isTyping)
    {
        if (_view is { } view)
        {
            Typing.Run(Who, Id, view.Head.Visitor, isTyping);
        }
    }

    private bool ShowTypingOf(bool isTyping)
    {
        var isNews = isTyping != _isVisitorTyping;
        _isVisitorTyping = isTyping;
        _typingEnds?.Dispose();
        // A visitor whose connection dropped never says that the typing ended.
        _typingEnds = isTyping ? Clock.CreateTimer(_ => InvokeAsync(() => { _isVisitorTyping = false; StateHasChanged(); }), null, TypingRests, Timeout.InfiniteTimeSpan) : null;
        return isNews;
    }

    private async Task ShowEarlierAsync()
    {
        _isReadingEarlier = true;
        _wanted = Math.Min(_wanted + PageLength, 2000);
        await _watch.AskAsync("keepPlace", Gone);
        await RefreshAsync();
        _isReadingEarlier = false;
    }

    private void StartCorrecting(Message message) => _correcting = message.Sequence;

    private void DoneCorrecting() => _correcting = null;

    private string QuestionBefore(Message reply) => _view?.Messages
        .LastOrDefault(m => m.Author is Author.Visitor && m.Sequence <= (reply.ReplyTo ?? reply.Sequence))?.Text ?? "";

    private sealed record Outgoing(string ClientMessageId, string Text, string? Refusal);
}
