using MiaPulse.Core.Businesses;
using MiaPulse.Core.Receptionist;
using MiaPulse.Core.Shared;

namespace MiaPulse.Web.Conversations;

/// <summary>What the panel shows before anybody has spoken.</summary>
internal static class WidgetWords
{
    /// <summary>The sign on the launcher, drawn in 24 by 24, as <c>widget.js</c> draws it.</summary>
    public const string Icon = "M4 4.5h16v12h-9l-4.5 3.5v-3.5H4zM7 10.5h2.2l1.5-3 2.4 6 1.5-3H17";

    /// <summary>What Mia greets with where the owner has set nothing. The same stands in the widget's <c>lang/en.js</c>.</summary>
    public static string Greeting(string business) => $"Hello. What would you like to know about {business}?";

    public static string Disclosure(string business) => $"Mia is an AI receptionist. She answers from what {business} has published.";

    public static WidgetSettings For(WidgetFacts facts, bool peopleAvailable, PublicUrl ours, DateTimeOffset now)
    {
        var hours = facts.Hours is { Spans.Count: > 0 } week ? new OpeningHours(week, facts.TimeZone) : null;
        var open = hours?.IsOpen(now);
        var closing = open is true ? hours!.ClosingAfter(now) : null;
        return new WidgetSettings(
            facts.Name,
            facts.Color,
            facts.Greeting ?? Greeting(facts.Name),
            Disclosure(facts.Name),
            facts.Suggestions,
            peopleAvailable,
            open,
            open is false ? SureOpening.After(hours!, now, facts.Region) : null,
            closing,
            ours.At("privacy").ToString(),
            AskContactFirst: false,
            CanEmail: true, // on paper too
            facts.Greeting is null ? ["greeting", "disclosure"] : ["disclosure"])
        { TimeZone = facts.TimeZone, ChangesAt = open is false ? hours!.NextOpening(now) : closing };
    }
}
