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

    private void Submit()
    {
        _email = Http.Request.Form.One("email");
        var answer = request.Run(Newcomer.Instance, new SignInInput { Email = _email });
        if (answer.Refusal is { } refusal)
        {
            _refusal = refusal;
            Http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        Http.Response.Redirect("/signin/sent");
    }
}
