using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace MiaPulse.Core.Knowledge;

/// <summary>What the crawler may do, from the section <c>Crawler</c>. A setting that makes no sense stops the start and is named.</summary>
public sealed record CrawlerOptions
{
    public const string Section = "Crawler";

    /// <summary><c>host:port</c> pairs that are let through although they are private, for a demo or a test.</summary>
    public IReadOnlyList<string> AllowedPrivateHosts { get; init; } = [];

    /// <summary>Pages read of one website.</summary>
    public int MaxPages { get; init; } = 200;

    /// <summary>Websites of one business.</summary>
    public int MaxSources { get; init; } = 20;

    /// <summary>Milliseconds between two requests of one of the crawl's two readers. A longer <c>Crawl-delay</c> in robots.txt wins.</summary>
    public int PauseMilliseconds { get; init; } = 500;

    /// <summary>Bytes of one answer, as sent and unpacked.</summary>
    public int MaxBytes { get; init; } = 5 * 1024 * 1024;

    /// <summary>Seconds for one fetch: names, redirects, headers and body together.</summary>
    public double TimeoutSeconds { get; init; } = 20;

    /// <summary>Minutes for one website; what was read until then is kept.</summary>
    public double MaxMinutes { get; init; } = 30;

    /// <summary>Sent with every request, so that a website can see who reads it and name us in robots.txt.</summary>
    public string UserAgent { get; init; } = "MiaPulseBot/1.0";

    /// <exception cref="InvalidOperationException">A setting is missing its meaning; the message names it.</exception>
    public static CrawlerOptions From(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        var usual = new CrawlerOptions();
        var options = new CrawlerOptions
        {
            AllowedPrivateHosts = List(section.GetSection(nameof(AllowedPrivateHosts))),
            MaxPages = (int)Number(section, nameof(MaxPages), usual.MaxPages, 1, 10_000),
            MaxSources = (int)Number(section, nameof(MaxSources), usual.MaxSources, 1, 1_000),
            PauseMilliseconds = (int)Number(section, nameof(PauseMilliseconds), usual.PauseMilliseconds, 0, 60_000),
            MaxBytes = (int)Number(section, nameof(MaxBytes), usual.MaxBytes, 1_024, 5 * 1024 * 1024),
            TimeoutSeconds = Number(section, nameof(TimeoutSeconds), usual.TimeoutSeconds, 0.1, 30),
            MaxMinutes = Number(section, nameof(MaxMinutes), usual.MaxMinutes, 0.01, 24 * 60),
            UserAgent = AgentFor(configuration["PublicUrl"] ?? configuration["Urls"]?.Split(';')[0]),
        };
        if (options.AllowedPrivateHosts.FirstOrDefault(pair => !AllowedHosts.IsPair(pair)) is { } odd)
        {
            throw new InvalidOperationException($"{Section}:{nameof(AllowedPrivateHosts)} holds \"{odd}\"; each entry is host:port, such as localhost:5080.");
        }

        return options;
    }

    private static string AgentFor(string? publicUrl) =>
        Uri.TryCreate(publicUrl, UriKind.Absolute, out var url) ? $"MiaPulseBot/1.0 (+{url.GetLeftPart(UriPartial.Authority)})" : "MiaPulseBot/1.0";

    // As a list in JSON, or as one line with commas, which is how people set it in the environment.
    // An empty list in appsettings.json is an empty value, and hides no entry that is set elsewhere.
    private static List<string> List(IConfigurationSection section) =>
    [
        .. (section.Value is { Length: > 0 } line ? line.Split(',') : section.GetChildren().Select(c => c.Value ?? ""))
            .Select(pair => pair.Trim())
            .Where(pair => pair.Length > 0),
    ];

    private static double Number(IConfigurationSection section, string key, double usual, double least, double most)
    {
        if (section[key] is not { Length: > 0 } text)
        {
            return usual;
        }

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new InvalidOperationException($"{Section}:{key} is \"{text}\"; it is a number from {least} to {most}.");
    }
}
