using MiaPulse.Core.Conversations;
using MiaPulse.Core.Knowledge;
using MiaPulse.Web.Accounts;
using MiaPulse.Web.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.JSInterop;
using MudBlazor;

namespace MiaPulse.Web.Conversations;

/// <summary>A small form beside an answer of Mia's.</summary>
public sealed partial class CorrectMia : IAsyncDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private readonly PageScript<CorrectMia> _show = new("/app/talk.js", "showForm");
    private readonly FaqDraft _draft = new();
    private string? _refused;
    private bool _isSaving;
    private ElementReference _whole;

    [Parameter, EditorRequired]
    public required string Question { get; set; }

    [Parameter, EditorRequired]
    public required string Answer { get; set; }

    [Parameter]
    public EventCallback OnDone { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState> SignedIn { get; set; } = default!;

    [Inject]
    private TeachMia Teach { get; set; } = default!;

    [Inject]
    private ISnackbar Snackbar { get; set; } = default!;

    [Inject]
    private IJSRuntime Js { get; set; } = default!;

    /// <summary>What the business itself said in an answer, without Mia's words around it; empty where she found nothing.</summary>
    public static string WordsOf(Message answer) => string.Join('\n', (answer.Extras?.Sources ?? []).Select(s => s.Quote).Where(q => q.Length > 0).Distinct());

    public async ValueTask DisposeAsync()
    {
        await _gone.CancelAsync();
        _gone.Dispose();
        await _show.DisposeAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await _show.StartAsync(Js, this, _gone.Token, _whole);
        }
    }

    protected override void OnInitialized()
    {
        _draft.Question = Cut(Question, Faq.MaxQuestionLength);
        _draft.Answer = Cut(Answer, Faq.MaxAnswerLength);
    }

    private async Task SaveAsync()
    {
        if (_isSaving)
        {
            return; // pressed twice before the button could be seen to be busy
        }

        _isSaving = true;
        try
        {
            var taught = await Teach.CorrectAsync((await SignedIn).User.ToOwner(), _draft, CancellationToken.None);
            _refused = taught.Refusal?.Sentence;
        }
        finally
        {
            _isSaving = false;
        }

        if (_refused is null)
        {
            Snackbar.Add("Mia knows this now.", Severity.Success);
            await OnDone.InvokeAsync();
        }
    }

    private static string Cut(string text, int length) => text.Length > length ? text[..length] : text;
}
