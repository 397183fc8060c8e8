using MiaPulse.Core.Businesses;
using MiaPulse.Core.Shared;

namespace MiaPulse.Web.Conversations;

/// <summary>What the panel shows before anybody has spoken.</summary>
internal static class WidgetWords
{
    public static WidgetSettings For(WidgetFacts facts, bool peopleAvailable, PublicUrl ours, DateTimeOffset now)
    {
        var hours = facts.Hours is { } week ? new OpeningHours(week, facts.TimeZone) : null;
        var open = hours?.IsOpen(now);
        return new WidgetSettings(
            facts.Name,
            facts.Color,
            facts.Greeting ?? $"Hello, I'm Mia. Ask me anything about {facts.Name}.",
            $"Mia is an AI receptionist. She answers from what {facts.Name} has published.",
            facts.Suggestions,
            peopleAvailable,
            open,
            open is false ? hours!.NextOpening(now) : null,
            ours.At("privacy").ToString(),
            AskContactFirst: false,
            CanEmail: false); // until EmailTranscript does it
    }
}
