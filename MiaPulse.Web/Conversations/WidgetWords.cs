using MiaPulse.Core.Businesses;
using MiaPulse.Core.Shared;

namespace MiaPulse.Web.Conversations;

/// <summary>What the panel shows before anybody has spoken.</summary>
internal static class WidgetWords
{
    /// <summary>What Mia greets with where the owner has set nothing. The same stands in the widget's <c>lang/en.js</c>.</summary>
    public static string Greeting(string business) => $"Hello. What would you like to know about {business}?";

    public static string Disclosure(string business) => $"Mia is an AI receptionist. She answers from what {business} has published.";

    public static WidgetSettings For(WidgetFacts facts, bool peopleAvailable, PublicUrl ours, DateTimeOffset now)
    {
        var hours = facts.Hours is { } week ? new OpeningHours(week, facts.TimeZone) : null;
        var open = hours?.IsOpen(now);
        return new WidgetSettings(
            facts.Name,
            facts.Color,
            facts.Greeting ?? Greeting(facts.Name),
            Disclosure(facts.Name),
            facts.Suggestions,
            peopleAvailable,
            open,
            open is false ? hours!.NextOpening(now) : null,
            ours.At("privacy").ToString(),
            AskContactFirst: false,
            CanEmail: false, // until EmailTranscript does it
            facts.Greeting is null ? ["greeting", "disclosure"] : ["disclosure"]);
    }
}
