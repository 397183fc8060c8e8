using MiaPulse.Core.Conversations;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using Microsoft.AspNetCore.Components;

namespace MiaPulse.Web.Notifications;

/// <summary>What ends with the link from a mail, the button that ends it, and from then on that it has ended.</summary>
public sealed partial class StopMailPage(StopMail stop) : ComponentBase
{
    private StopOffer? _offer;

    [Parameter]
    public required string Token { get; set; }

    [CascadingParameter]
    public required HttpContext Http { get; set; }

    private StopWords Words => StopWords.For(_offer!.What, _offer.Language);

    private string Host => _offer is { What: Stoppable.Chat } ? _offer.Business : "MiaPulse";

    protected override async Task OnInitializedAsync()
    {
        Http.Response.Headers.CacheControl = "no-cache, no-store"; // the button leads back to this address
        _offer = await stop.LookAsync(Newcomer.Instance, Token, Http.RequestAborted);
        if (_offer is null)
        {
            Http.Response.StatusCode = StatusCodes.Status410Gone;
        }
    }

    private string Filled(string words) => TranscriptWords.Fill(words, _offer!.Business);
}
