using System.Text.RegularExpressions;

namespace MiaPulse.Core.Knowledge;

/// <summary>The border of a website: one host, with or without www, and everything below one folder of it.</summary>
public sealed partial class Site
{
    private readonly string _host;
    private readonly int _port;
    private readonly string _folder;

    private Site(Uri home, string folder)
    {
        _host = WithoutWww(home);
        _port = PortOf(home);
        _folder = folder;
        Scope = home.GetLeftPart(UriPartial.Authority) + folder;
    }

    /// <summary>What its pages start with, such as <c>https://acme.example/shop/</c>.</summary>
    public string Scope { get; }

    /// <summary>
    /// The site that a first page belongs to. <c>/demo/</c> is a folder. <c>/demo</c> may be one or a page: it is a folder where the page links to something below it.
    /// </summary>
    public static Site Of(Uri start, IEnumerable<CheckedUrl> links)
    {
        var path = start.AbsolutePath;
        var below = path.EndsWith('/') ? path : path + "/";
        if (path.EndsWith('/') || (!HasExtension(path) && links.Any(l => WithoutWww(l.Uri) == WithoutWww(start) && l.Uri.AbsolutePath.StartsWith(below, StringComparison.Ordinal))))
        {
            return new Site(start, below);
        }

        return new Site(start, path[..(path.LastIndexOf('/') + 1)]);
    }

    /// <summary>The site again, from <see cref="Scope"/>.</summary>
    public static Site From(string scope)
    {
        var home = new Uri(scope);
        return new Site(home, home.AbsolutePath);
    }

    /// <summary>True anywhere on the site's host, inside its folder or not.</summary>
    public bool IsHost(Uri url) => WithoutWww(url) == _host && PortOf(url) == _port;

    public bool Holds(Uri url) => IsHost(url) && (url.AbsolutePath.StartsWith(_folder, StringComparison.Ordinal) || url.AbsolutePath + "/" == _folder);

    /// <summary>A link without what makes two addresses of one page: fragment, tracking, session ids.</summary>
    public static Uri Tidy(Uri link)
    {
        var path = SessionInPath().Replace(link.AbsolutePath, "");
        var query = link.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Where(p => !Tracking().IsMatch(p));
        return new UriBuilder(link) { Path = path, Query = string.Join('&', query), Fragment = "" }.Uri;
    }

    /// <summary>Equal for two addresses that are surely the same page: scheme, www, a slash at the end, an index file and the order of parameters do not count.</summary>
    public static string KeyOf(Uri url)
    {
        var path = IndexFile().Replace(url.AbsolutePath, "/").TrimEnd('/');
        var query = url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal);
        return $"{WithoutWww(url)}:{PortOf(url)}{path}?{string.Join('&', query)}";
    }

    /// <summary>Links that nobody wants followed: what they lead to is an action, a person's own area, or no text.</summary>
    public static bool IsWorthReading(Uri url) => !Action().IsMatch(url.PathAndQuery) && !Media().IsMatch(url.AbsolutePath);

    /// <summary>The website that an address belongs to: its host, with or without www.</summary>
    internal static string HostOf(Uri url) => WithoutWww(url);

    public static bool IsSignIn(Uri url) => SignIn().IsMatch(url.AbsolutePath);

    /// <summary>A document that Mia cannot read, but whose owner may wonder why.</summary>
    public static bool IsDocument(Uri url) => Document().IsMatch(url.AbsolutePath);

    /// <summary>Lower is read earlier: what customers ask about before what was news once.</summary>
    public static int Rank(Uri url)
    {
        var path = url.AbsolutePath;
        var depth = path.Count(c => c == '/') - (path.EndsWith('/') ? 1 : 0);
        return depth + (url.Query.Length > 0 ? 3 : 0) + (Archive().IsMatch(path) ? 6 : 0) - (Asked().IsMatch(path) ? 3 : 0);
    }

    private static string WithoutWww(Uri url)
    {
        var host = url.IdnHost.ToLowerInvariant();
        return host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;
    }

    private static int PortOf(Uri url) => url.IsDefaultPort ? 0 : url.Port; // http and https of one host are one site

    private static bool HasExtension(string path) => path.LastIndexOf('.') > path.LastIndexOf('/');

    [GeneratedRegex(@";(jsessionid|phpsessid|sid)=[^/?;]*", RegexOptions.IgnoreCase)]
    private static partial Regex SessionInPath();

    [GeneratedRegex("^(utm_[a-z]+|gclid|gclsrc|dclid|fbclid|msclkid|yclid|twclid|igshid|mc_cid|mc_eid|_ga|_gl|_hsenc|_hsmi|hsctatracking|ref|referrer|phpsessid|jsessionid|aspsessionid[a-z]*|sessionid|session_id|sid|replytocom|share|print|amp)(=|$)", RegexOptions.IgnoreCase)]
    private static partial Regex Tracking();

    [GeneratedRegex(@"/(index|default)\.(html?|php|aspx?|jsp)$", RegexOptions.IgnoreCase)]
    private static partial Regex IndexFile();

    [GeneratedRegex(@"/(log-?out|sign-?out|log-?in|sign-?in|wp-login\.php|wp-admin|wp-json|xmlrpc\.php|cart|basket|checkout|my-account|feed)(/|\?|$)|[?&](add-to-cart|remove_item|action|logout|delete)=", RegexOptions.IgnoreCase)]
    private static partial Regex Action();

    [GeneratedRegex(@"/(log-?in|sign-?in|wp-login\.php|auth|sso)(/|\.|$)", RegexOptions.IgnoreCase)]
    private static partial Regex SignIn();

    [GeneratedRegex(@"\.(jpe?g|png|gif|webp|avif|svg|ico|bmp|tiff?|mp[34]|m4[av]|mov|avi|webm|ogg|wav|css|m?js|json|xml|rss|atom|ics|vcf|zip|gz|rar|7z|tar|exe|dmg|apk|iso|woff2?|ttf|eot|map)$", RegexOptions.IgnoreCase)]
    private static partial Regex Media();

    [GeneratedRegex(@"\.(pdf|docx?|odt|rtf|xlsx?|ods|csv|pptx?|odp|epub)$", RegexOptions.IgnoreCase)]
    private static partial Regex Document();

    [GeneratedRegex(@"/(blog|news|tags?|categor(y|ies)|authors?|archives?|events?|calendar|page)(/|$)|/(19|20)\d\d/", RegexOptions.IgnoreCase)]
    private static partial Regex Archive();

    [GeneratedRegex("about|contact|service|pric|faq|question|hour|open|book|appoint|menu|treat|team|location|find|policy|deliver|shipping|return|rates|fees", RegexOptions.IgnoreCase)]
    private static partial Regex Asked();
}
