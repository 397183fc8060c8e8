namespace MiaPulse.Core.Shared;

/// <summary>The address of a website or page as people type it. Only its form: whether a server may go there is for the guarded fetcher to decide.</summary>
public static class WebAddress
{
    /// <summary>The address as it stands, where it is a whole one and of the web. Null for anything else.</summary>
    public static Uri? Parse(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps) ? address : null;

    /// <summary>The address that somebody meant, https where no scheme was typed. Null for what is none.</summary>
    public static Uri? Typed(string? typed)
    {
        var given = typed?.Trim() ?? "";
        if (given.Length == 0 || given.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c == '\\'))
        {
            return null;
        }

        var whole = given.Contains("://", StringComparison.Ordinal) ? given : $"https://{given}";
        return Parse(whole) is { UserInfo.Length: 0 } address && (address.Host.Contains('.', StringComparison.Ordinal) || address.IsLoopback) ? address : null;
    }

    /// <summary>The same, as it is kept.</summary>
    public static string? Tidy(string? typed) => Typed(typed)?.AbsoluteUri;

    /// <summary>Scheme, host and port in lower case, as a browser writes an Origin. Null for what is no web address.</summary>
    public static string? OriginOf(string? typed) =>
        Typed(typed) is { } uri ? $"{uri.Scheme}://{uri.IdnHost}{(uri.IsDefaultPort ? "" : $":{uri.Port}")}".ToLowerInvariant() : null;
}
