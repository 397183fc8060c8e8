namespace MiaPulse.Web.Vendors.Telegram;

/// <summary>
/// Keeps a yes that breaks off. The library reads an answer whole or not at all, so without this it could not be told from no answer, and what Telegram has
/// already would be said twice. And says how long a request is, which the library does only where it repeats by itself.
/// </summary>
internal sealed class TelegramYes : DelegatingHandler
{
    /// <summary>Far more than a hundred updates are.</summary>
    private const int MostAnswerBytes = 16 * 1024 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is { } content)
        {
            await content.LoadIntoBufferAsync(cancellationToken);
        }

        var response = await base.SendAsync(request, cancellationToken);
        try
        {
            await response.Content.LoadIntoBufferAsync(MostAnswerBytes, cancellationToken);
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException && response.IsSuccessStatusCode)
        {
            response.Content = new ByteArrayContent([]);
        }

        return response;
    }
}
