using MiaPulse.Core.Accounts;
using MiaPulse.Core.Shared;
using Microsoft.AspNetCore.Components;

namespace MiaPulse.Web.Accounts;

/// <summary>Where the link leads. Looking spends nothing, since mail scanners look; pressing the button does.</summary>
public sealed partial class ConfirmPage(ConfirmSignIn confirm, LinkCard card) : ComponentBase
{
    private Refusal? _refusal;
    private string? _business;

    [SupplyParameterFromQuery]
    public string? Token { get; set; }

    [CascadingParameter]
    public required HttpContext Http { get; set; }

    // A form that is sent has its token with it, not in the address.
    private bool IsIncomplete => HttpMethods.IsGet(Http.Request.Method) && string.IsNullOrWhiteSpace(Token);

    protected override async Task OnInitializedAsync() =>
        _business = HttpMethods.IsGet(Http.Request.Method) ? await card.BusinessAsync(Newcomer.Instance, Token, Http.RequestAborted) : null;

    private async Task SubmitAsync()
    {
        var answer = await confirm.RunAsync(Newcomer.Instance, Http.Request.Form.One("token"), DeviceName.From(Http.Request.Headers.UserAgent), Http.RequestAborted);
        if (answer.Refusal is { } refusal)
        {
            _refusal = refusal;
            Http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        await Http.SignInAsync(answer.Value);
        Http.Response.Redirect("/app");
    }
}
