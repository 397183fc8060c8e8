using MiaPulse.Core.Accounts;
using MiaPulse.Core.Businesses;
using MiaPulse.Core.Shared;
using Microsoft.AspNetCore.Components;

namespace MiaPulse.Web.Accounts;

public sealed partial class SignUpPage(RequestSignUp request) : ComponentBase
{
    private static readonly string[] Industries =
        ["Accounting", "Auto repair", "Beauty salon", "Cleaning", "Construction", "Dental practice", "Fitness", "Hair salon", "Home services", "Hotel", "Insurance", "Law firm", "Medical practice", "Plumbing and heating", "Real estate", "Restaurant", "Retail", "Veterinary practice"];

    private OpenBusinessInput _input = new();
    private Refusal? _refusal;

    [CascadingParameter]
    public required HttpContext Http { get; set; }

    private async Task SubmitAsync()
    {
        var form = Http.Request.Form;
        var (region, timeZone) = LocaleGuess.From(Http.Request.Headers.AcceptLanguage);
        _input = new OpenBusinessInput
        {
            BusinessName = form.One("businessName"),
            Email = form.One("email"),
            Website = form.One("website"),
            Industry = form.One("industry"),
            Region = region,
            TimeZone = timeZone,
        };
        var answer = await request.RunAsync(Newcomer.Instance, _input, Http.RequestAborted);
        if (answer.Refusal is { } refusal)
        {
            _refusal = refusal;
            Http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        Http.Response.Redirect("/signin/sent");
    }
}
