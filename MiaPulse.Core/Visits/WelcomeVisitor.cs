using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Visits;

/// <summary>Somebody opens the widget for the first time: from now on their token names them.</summary>
public sealed class WelcomeVisitor(GroupCommit commit, TimeProvider clock)
{
    /// <param name="who">The new visitor, under an id that the server made.</param>
    /// <param name="tokenHash">SHA-256 of the token that the visitor gets, in hexadecimal.</param>
    /// <param name="browser">What the browser says of itself; whatever is no such thing is left out.</param>
    public Task RunAsync(Visitor who, string tokenHash, BrowserFacts browser) =>
        commit.RunAsync(new NewVisitorWrite(who, tokenHash, browser, clock.GetUtcNow()));

    private sealed class NewVisitorWrite(Visitor who, string tokenHash, BrowserFacts browser, DateTimeOffset now) : Write<bool>
    {
        private const string Sql = """
            INSERT INTO "Visitors" ("BusinessId","Id","TokenHash","Language","TimeZone","Device","CreatedAt") VALUES (@a,@b,@c,@d,@e,@f,@g)
            """;

        protected internal override void Apply(WriteSession session) => Outcome = session.Command(
            Sql, who.Business.Value, who.Id.Value, tokenHash, browser.Language, browser.TimeZone, browser.Device, now.UtcTicks).ExecuteNonQuery() == 1;
    }
}

/// <summary>The little that is kept of a visitor's browser.</summary>
public sealed record BrowserFacts(string? Language, string? TimeZone, string? Device)
{
    /// <summary>Keeps what is a language tag, a known time zone and a device type; drops the rest without a word, since visitors did not type it.</summary>
    public static BrowserFacts From(string? language, string? timeZone, string? userAgent) => new(
        language is { Length: >= 2 and <= 35 } && language.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? language : null,
        timeZone is { Length: <= 64 } && TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var zone) ? zone.Id : null,
        DeviceOf(userAgent));

    private static string? DeviceOf(string? userAgent) => userAgent switch
    {
        null or "" => null,
        _ when userAgent.Contains("iPad", StringComparison.OrdinalIgnoreCase) || userAgent.Contains("Tablet", StringComparison.OrdinalIgnoreCase) => "tablet",
        _ when userAgent.Contains("Mobi", StringComparison.OrdinalIgnoreCase) => "phone",
        _ when userAgent.Contains("Android", StringComparison.OrdinalIgnoreCase) => "tablet",
        _ => "desktop",
    };
}
