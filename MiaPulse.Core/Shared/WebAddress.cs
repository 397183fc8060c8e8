namespace MiaPulse.Core.Shared;

/// <summary>The address of a website or page as people type it. Only its form: whether a server may go there is for the guarded fetcher to decide.</summary>
public static class WebAddress
{
    /// <summary>The whole address, https where no scheme was typed. Null for what is none.</summary>
    public static string? Tidy(string? typed)
    {
        var given = typed?.Trim() ?? "";
        if (given.Length == 0 || given.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c == '\\'))
        {
            return null;
        }

        var whole = given.Contains("://", StringComparison.Ordinal) ? given : $"https://{given}";
        return Uri.TryCreate(whole, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
            && address.UserInfo.Length == 0
            && (address.Host.Contains('.', StringComparison.Ordinal) || address.IsLoopback)
                ? address.AbsoluteUri
                : null;
    }

    /// <summary>Scheme, host and port in lower case, as a browser writes an Origin. Null for what is no web address.</summary>
    public static string? OriginOf(string? typed) =>
        Tidy(typed) is { } address && new Uri(address) is var uri ? $"{uri.Scheme}://{uri.IdnHost}{(uri.IsDefaultPort ? "" : $":{uri.Port}")}".ToLowerInvariant() : null;
}
