namespace MiaPulse.Core.Knowledge;

/// <summary>What is asked for, which decides what is taken for an answer.</summary>
/// <param name="Accept">The header sent.</param>
/// <param name="MediaTypes">Taken; anything else is left unread.</param>
/// <param name="MaxBytes">Bytes, beside the cap that holds for everything (<see cref="CrawlerOptions.MaxBytes"/>).</param>
/// <param name="MayBeCut">True where the beginning is worth having when the whole is too large.</param>
public sealed record FetchKind(string Accept, IReadOnlySet<string> MediaTypes, int MaxBytes, bool MayBeCut)
{
    public static readonly FetchKind Page = new(
        "text/html,application/xhtml+xml,text/plain;q=0.5", new HashSet<string> { "text/html", "application/xhtml+xml", "text/plain" }, int.MaxValue, false);

    /// <summary>RFC 9309 asks for 500 KiB at least; what is beyond is nobody's honest robots.txt.</summary>
    public static readonly FetchKind Robots = new("text/plain,*/*;q=0.1", new HashSet<string> { "text/plain", "application/octet-stream", "" }, 500 * 1024, true);

    public static readonly FetchKind Sitemap = new(
        "application/xml,text/xml,application/gzip,text/plain;q=0.5",
        new HashSet<string> { "application/xml", "text/xml", "application/rss+xml", "application/atom+xml", "text/plain", "application/gzip", "application/x-gzip", "application/octet-stream", "" },
        int.MaxValue,
        true);
}

/// <summary>Why something was not fetched.</summary>
public enum FetchProblem
{
    /// <summary>The guard does not go there.</summary>
    Refused,
    NotFound,
    NeedsSignIn,

    /// <summary>The website asks to be left alone for a while.</summary>
    Busy,
    ServerError,
    Unreachable,
    TooSlow,
    TooLarge,
    WrongKind,
    TooManyRedirects,

    /// <summary>What came is not what HTTP allows, or broke off.</summary>
    Broken,
}

/// <summary>What came of a fetch. Never an exception: other people's websites fail all the time.</summary>
/// <param name="Url">Where the answer came from, after redirects.</param>
public abstract record FetchAnswer(CheckedUrl Url);

/// <summary>An answer with content.</summary>
/// <param name="Url">Where it came from, after redirects.</param>
/// <param name="MediaType">In lower case, without parameters; empty where none was said.</param>
/// <param name="Charset">As the header names it.</param>
/// <param name="Body">Unpacked.</param>
/// <param name="IsCut">True where the cap cut it off.</param>
/// <param name="ETag">What the website calls this version.</param>
/// <param name="LastModified">When it says that it changed last, in its own words.</param>
public sealed record Fetched(CheckedUrl Url, string MediaType, string? Charset, byte[] Body, bool IsCut, string? ETag = null, string? LastModified = null) : FetchAnswer(Url);

/// <summary>It is still what it was when it was read before.</summary>
public sealed record NotModified(CheckedUrl Url) : FetchAnswer(Url);

/// <summary>No content, and why, in a sentence fit to show to an owner.</summary>
/// <param name="Url">Where it ended.</param>
/// <param name="Problem">The kind of trouble.</param>
/// <param name="Sentence">For the owner.</param>
/// <param name="RetryAfter">When the website asks to come back, if it says.</param>
public sealed record NotFetched(CheckedUrl Url, FetchProblem Problem, string Sentence, TimeSpan? RetryAfter = null) : FetchAnswer(Url)
{
    /// <summary>True where the same request may well succeed a little later.</summary>
    public bool MayPass => Problem is FetchProblem.Busy or FetchProblem.ServerError or FetchProblem.Unreachable or FetchProblem.TooSlow or FetchProblem.Broken;
}
