using System.Text;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Golden;
using MiaPulse.Core.Receptionist;
using MiaPulse.Core.Shared;
using MiaPulse.Web.Accounts;
using MiaPulse.Web.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.JSInterop;

namespace MiaPulse.Web.Receptionist;

/// <summary>A conversation with Mia that is only here, on this screen.</summary>
public sealed partial class TestMia : IAsyncDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private readonly List<Message> _said = [];
    private readonly PageScript<TestMia> _end = new("/app/talk.js", "keepAtEnd");
    private readonly string _boxId = "ask-mia";
    private DialogueState _dialogue = DialogueState.Fresh;
    private string _question = "";
    private string _words = "";
    private string? _refused;
    private bool _isAsking;
    private MessageId? _correcting;
    private ElementReference _talk;

    [Parameter]
    public string Placeholder { get; set; } = "Ask what your visitors ask";

    /// <summary>Whether an answer can be corrected right here.</summary>
    [Parameter]
    public bool CanCorrect { get; set; } = true;

    [Parameter]
    public EventCallback OnAnswered { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState> SignedIn { get; set; } = default!;

    [Inject]
    private TryMia Try { get; set; } = default!;

    [Inject]
    private IJSRuntime Js { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    [Inject]
    private ILogger<TestMia> Log { get; set; } = default!;

    public async ValueTask DisposeAsync()
    {
        await _gone.CancelAsync();
        _gone.Dispose();
        await _end.DisposeAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await _end.StartAsync(Js, this, _gone.Token, _talk);
        }
    }

    private async Task AskAsync()
    {
        if (_isAsking)
        {
            return;
        }

        (_isAsking, _words) = (true, "");
        var who = (await SignedIn).User.ToOwner();
        try
        {
            var asked = await Try.RunAsync(who, _question, [.. _said.Select(m => new Turn(m.Author, m.Text))], _dialogue, _gone.Token);
            _refused = asked.Refusal?.Sentence;
            if (!asked.IsDone)
            {
                return;
            }

            _said.Add(Said(who, Author.Visitor, _question.Trim(), null));
            _question = "";
            await HearAsync(who, asked.Value);
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
            return; // the screen was left while she spoke
        }
#pragma warning disable CA1031 // whatever goes wrong in a model, the owner is told and can ask again
        catch (Exception failure)
#pragma warning restore CA1031
        {
            TrialFailed(Log, failure, who.Business);
            _refused = "Mia could not answer just now. Ask again in a moment.";
        }
        finally
        {
            _isAsking = false;
        }

        await OnAnswered.InvokeAsync();
    }

    private async Task HearAsync(Owner who, TrialReply reply)
    {
        var words = new StringBuilder();
        await Task.Yield(); // the question shows, and that she is at it, before knowledge is searched that nobody has asked about yet
        await foreach (var part in reply.Parts)
        {
            switch (part)
            {
                case ReplyWords more:
                    words.Append(more.Text);
                    _words = words.ToString();
                    StateHasChanged();
                    break;
                case ReplyStartsOver:
                    words.Clear();
                    _words = "";
                    StateHasChanged();
                    break;
                case ReplyEnd end:
                    _dialogue = end.Dialogue;
                    _said.Add(Said(who, Author.Mia, words.ToString(), end.Extras));
                    break;
            }
        }
    }

    private Message Said(Owner who, Author author, string text, MessageExtras? extras) => new()
    {
        BusinessId = who.Business,
        ConversationId = default,
        Id = Ids.New<MessageId>(Clock),
        Sequence = _said.Count + 1,
        Author = author,
        Text = text,
        At = Clock.GetUtcNow(),
        ClientMessageId = "trial",
        Extras = extras,
    };

    private void StartOver()
    {
        _said.Clear();
        _dialogue = DialogueState.Fresh;
        _refused = null;
    }

    private string Kept => CanCorrect ? "No visitor sees this conversation, and it is not kept: only what you teach her and your golden questions stay." : "No visitor sees this conversation, and it is not kept.";

    private EventCallback<Message> StartCorrecting => EventCallback.Factory.Create<Message>(this, m => _correcting = m.Id);

    private void DoneCorrecting() => _correcting = null;

    private GoldenDraft GoldenOf(Message reply) => new(
        QuestionBefore(reply), new GoldenAnswer(reply.Text, reply.Extras?.Sources ?? [], reply.Extras?.Receipt?.Act ?? "answer", reply.Extras?.Receipt?.Model ?? MiaModel.Embedded.Name), reply.At);

    private string QuestionBefore(Message reply) => _said.LastOrDefault(m => m.Author is Author.Visitor && m.Sequence < reply.Sequence)?.Text ?? "";

    [LoggerMessage(Level = LogLevel.Error, Message = "Mia failed on a trial question of business {Business}")]
    private static partial void TrialFailed(ILogger log, Exception failure, BusinessId business);
}
