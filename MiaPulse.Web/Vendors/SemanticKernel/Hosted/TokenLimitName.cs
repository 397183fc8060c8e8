using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace MiaPulse.Web.Vendors.SemanticKernel.Hosted;

/// <summary>
/// The client library sends the length of an answer as <c>max_completion_tokens</c>. A service that refuses that name is asked again with the older
/// <c>max_tokens</c>, and from then on at once.
/// </summary>
internal sealed class TokenLimitName(TokenLimitMemory memory) : DelegatingHandler
{
    private const string Newer = "\"max_completion_tokens\":";
    private const string Older = "\"max_tokens\":";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is null)
        {
            return await base.SendAsync(request, cancellationToken);
        }

        var body = await request.Content.ReadAsStringAsync(cancellationToken);
        var type = request.Content.Headers.ContentType;
        request.Content = Content(memory.WantsOlder ? WithOlder(body) : body, type);
        var response = await base.SendAsync(request, cancellationToken);
        if (memory.WantsOlder || response.StatusCode is not (HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity)
            || !(await response.Content.ReadAsStringAsync(cancellationToken)).Contains("max_completion_tokens", StringComparison.Ordinal))
        {
            return response;
        }

        response.Dispose();
        memory.WantsOlder = true;
        request.Content = Content(WithOlder(body), type);
        return await base.SendAsync(request, cancellationToken);
    }

    // The first one is the library's own: it writes the messages, which hold quotes as \", and no such key before it.
    private static string WithOlder(string body) => body.Replace(Newer, Older, StringComparison.Ordinal);

    private static StringContent Content(string body, MediaTypeHeaderValue? type)
    {
        var content = new StringContent(body, Encoding.UTF8);
        content.Headers.ContentType = type ?? new MediaTypeHeaderValue("application/json");
        return content;
    }
}

/// <summary>What was learnt of the configured service, for as long as the process runs.</summary>
internal sealed class TokenLimitMemory
{
    public volatile bool WantsOlder;
}
