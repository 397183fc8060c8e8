using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace MiaPulse.Core.Notifications;

/// <summary>How much members are told, from the section <c>Alerts</c>. A setting that makes no sense stops the start and is named.</summary>
public sealed record AlertLimits
{
    public const string Section = "Alerts";

    private const int Most = 1000;

    /// <summary>Alerts that go out as texts to one member on one day of their business's.</summary>
    public int TextsPerDay { get; init; } = 20;

    /// <exception cref="InvalidOperationException">A setting is missing its meaning; the message names it.</exception>
    public static AlertLimits From(IConfiguration configuration)
    {
        const string Key = $"{Section}:{nameof(TextsPerDay)}";
        if (configuration[Key] is not { Length: > 0 } text)
        {
            return new AlertLimits();
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 0 and <= Most
            ? new AlertLimits { TextsPerDay = number }
            : throw new InvalidOperationException($"{Key} is \"{text}\"; it is a number from 0 to {Most}.");
    }
}
