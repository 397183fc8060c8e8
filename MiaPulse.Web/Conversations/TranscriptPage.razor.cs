using MiaPulse.Core.Conversations;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Shared;
using Microsoft.AspNetCore.Components;

namespace MiaPulse.Web.Conversations;

/// <summary>What was said, behind the link from a visitor's mail, to be printed or saved. Looking spends nothing, since mail scanners look; the button does.</summary>
public sealed partial class TranscriptPage(ReadTranscript transcripts) : ComponentBase
{
    private TranscriptCover? _cover;
    private Transcript? _transcript;

    [Parameter]
    public required string Token { get; set; }

    [CascadingParameter]
    public required HttpContext Http { get; set; }

    private TranscriptWords Words => TranscriptWords.In(_transcript?.Language ?? _cover?.Language ?? Language.English);

    /// <summary>The whole text in the address, so that it can be saved although the link is spent, and without a script.</summary>
    private string Download => $"data:text/plain;charset=utf-8,{Uri.EscapeDataString(_transcript?.ToText() ?? "")}";

    protected override async Task OnInitializedAsync()
    {
        Http.Response.Headers.CacheControl = "no-cache, no-store";
        _cover = await transcripts.LookAsync(Newcomer.Instance, Token, Http.RequestAborted);
        if (_cover is null)
        {
            Http.Response.StatusCode = StatusCodes.Status410Gone;
        }
    }

    private async Task OpenAsync()
    {
        var opened = await transcripts.RunAsync(Newcomer.Instance, Token, Http.RequestAborted);
        if (opened.IsDone)
        {
            _transcript = opened.Value;
        }
        else
        {
            (_cover, Http.Response.StatusCode) = (null, StatusCodes.Status410Gone);
        }
    }

    private static bool IsWeb(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var page) && page.Scheme is "http" or "https";
}
