namespace MiaPulse.Core.Conversations;

/// <summary>What a visitor is called where people read about them.</summary>
public static class VisitorName
{
    /// <summary>The name they gave, or <c>Visitor on /pricing</c>, or <c>Visitor</c>.</summary>
    public static string For(string? contactName, string? startedOnUrl) =>
        !string.IsNullOrWhiteSpace(contactName) ? contactName
        : PathOf(startedOnUrl) is { } path ? path == "/" ? "Visitor on the home page" : $"Visitor on {path}"
        : "Visitor";

    /// <summary>As <see cref="For(string, string)"/>; on the phone, where there is no page, <c>Caller</c>.</summary>
    public static string For(string? contactName, string? startedOnUrl, Channel channel) =>
        channel is Channel.Phone && string.IsNullOrWhiteSpace(contactName) ? "Caller" : For(contactName, startedOnUrl);

    /// <summary>The path of a page for people: without query, unescaped where that is readable, at most 60 characters. Null for what is no web address.</summary>
    public static string? PathOf(string? url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var page) || page.Scheme is not ("http" or "https"))
        {
            return null;
        }

        var path = page.GetComponents(UriComponents.Path, UriFormat.SafeUnescaped).TrimEnd('/');
        return path.Length > 60 ? $"/{path[..58]}…" : $"/{path}";
    }

    /// <summary>The host of a web address, without <c>www.</c>. Null for what is no web address.</summary>
    public static string? HostOf(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var page) && (page.Scheme is "http" or "https")
            ? page.IdnHost.StartsWith("www.", StringComparison.Ordinal) ? page.IdnHost[4..] : page.IdnHost
            : null;
}
