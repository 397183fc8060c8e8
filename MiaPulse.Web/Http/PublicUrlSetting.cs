using MiaPulse.Core.Shared;

namespace MiaPulse.Web.Http;

/// <summary>Reads where people reach us: setting <c>PublicUrl</c>, or else the first of <c>Urls</c>.</summary>
public static class PublicUrlSetting
{
    public static PublicUrl Read(IConfiguration configuration)
    {
        var given = configuration["PublicUrl"] is { Length: > 0 } url ? url : (configuration["Urls"] ?? "http://localhost:5080").Split(';')[0];
        var named = given.Replace("://*", "://localhost", StringComparison.Ordinal).Replace("://+", "://localhost", StringComparison.Ordinal)
            .Replace("://0.0.0.0", "://localhost", StringComparison.Ordinal).Replace("://[::]", "://localhost", StringComparison.Ordinal);
        return WebAddress.Parse(named) is { } parsed
            ? new PublicUrl(parsed)
            : throw new InvalidOperationException($"PublicUrl is \"{given}\", which is no web address. Set it to the address that visitors reach, such as https://mia.example.com.");
    }
}
