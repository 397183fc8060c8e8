namespace MiaPulse.Web.Http;

/// <summary>The one base for links, the widget's snippet and webhook signatures: setting <c>PublicUrl</c>, or else the first of <c>Urls</c>.</summary>
public sealed class PublicAddress
{
    public Uri Url { get; set; } = new("http://localhost:5080");

    /// <summary>Scheme, host and port without a slash at the end.</summary>
    public string Origin => Url.GetLeftPart(UriPartial.Authority);

    public bool IsOurs(string origin) => string.Equals(origin, Origin, StringComparison.OrdinalIgnoreCase);

    /// <summary>An absolute link to a path of ours.</summary>
    public string LinkTo(string path) => Url.ToString().TrimEnd('/') + path;

    public static PublicAddress From(IConfiguration configuration)
    {
        var given = configuration["PublicUrl"] is { Length: > 0 } url ? url : (configuration["Urls"] ?? "http://localhost:5080").Split(';')[0];
        var named = given.Replace("://*", "://localhost", StringComparison.Ordinal).Replace("://+", "://localhost", StringComparison.Ordinal)
            .Replace("://0.0.0.0", "://localhost", StringComparison.Ordinal).Replace("://[::]", "://localhost", StringComparison.Ordinal);
        return Uri.TryCreate(named, UriKind.Absolute, out var parsed) && (parsed.Scheme == Uri.UriSchemeHttp || parsed.Scheme == Uri.UriSchemeHttps)
            ? new PublicAddress { Url = parsed }
            : throw new InvalidOperationException($"PublicUrl is \"{given}\", which is no web address. Set it to the address that visitors reach, such as https://mia.example.com.");
    }
}
