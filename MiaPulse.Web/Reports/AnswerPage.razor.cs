using MiaPulse.Core.Reports;
using MiaPulse.Core.Shared;
using MiaPulse.Web.Accounts;
using Microsoft.AspNetCore.Components;

namespace MiaPulse.Web.Reports;

/// <summary>One box for one question, behind the link from a report. Looking spends nothing, since mail scanners look; sending the answer does.</summary>
public sealed partial class AnswerPage(AnswerGapByLink answers) : ComponentBase
{
    private LinkedQuestion? _question;
    private Refusal? _refusal;
    private string? _answer;
    private bool _isDone;

    [Parameter]
    public required string Token { get; set; }

    [CascadingParameter]
    public required HttpContext Http { get; set; }

    protected override async Task OnInitializedAsync()
    {
        _question = await answers.LookAsync(Newcomer.Instance, Token, Http.RequestAborted);
        if (_question is null)
        {
            Http.Response.StatusCode = StatusCodes.Status410Gone;
        }
    }

    private async Task SubmitAsync()
    {
        _answer = Http.Request.Form.One("answer");
        _refusal = (await answers.RunAsync(Newcomer.Instance, Token, _answer, Http.RequestAborted)).Refusal;
        _isDone = _refusal is null;
        if (_refusal is { } refusal)
        {
            var isDead = refusal.Kind is RefusalKind.NotFound;
            _question = isDead ? null : _question;
            Http.Response.StatusCode = isDead ? StatusCodes.Status410Gone : StatusCodes.Status400BadRequest;
        }
    }
}
