using MiaPulse.Core.Accounts;
using MiaPulse.Core.Shared;
using Microsoft.AspNetCore.Components;

namespace MiaPulse.Web.Accounts;

public sealed partial class SignInPage(RequestSignIn request) : ComponentBase
{
    private string? _email;
    private Refusal? _refusal;

    [CascadingParameter]
    public required HttpContext Http { get; set; }

    private async Task SubmitAsync()
    {
        _email = Http.Request.Form.One("email");
        var answer = await request.RunAsync(Newcomer.Instance, new SignInInput { Email = _email }, Http.RequestAborted);
        if (answer.Refusal is { } refusal)
        {
            _refusal = refusal;
            Http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        Http.Response.Redirect("/signin/sent");
    }
}
