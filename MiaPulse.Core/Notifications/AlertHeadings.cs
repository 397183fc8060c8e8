using System.Globalization;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Leads;
using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Notifications;

/// <summary>What every way of telling says of an alert: whom it is about, what happened, and what is known. What the visitor typed is one line, without what cannot be seen.</summary>
public static class AlertHeadings
{
    private const int MaxNameLength = 60;

    /// <summary>What happened, in one line.</summary>
    public static string For(AlertToSend alert) => For(alert, Name(alert.Facts.Who));

    /// <param name="alert">The alert.</param>
    /// <param name="name">To whom it happened, as <see cref="Name"/> has it or shorter.</param>
    public static string For(AlertToSend alert, string name) => alert.Kind switch
    {
        AlertKind.LeadCaptured => alert.Facts.Also switch
        {
            ContactFields.Email => $"{name} also left an email address",
            ContactFields.Phone => $"{name} also left a phone number",
            _ => $"New lead: {name}",
        },
        AlertKind.VisitorWaits => $"{name} waits for you",
        AlertKind.VisitorMissed when alert.Facts.WaitsSince is { } since => $"{name} has been waiting since {since.ToString("HH:mm 'on' d MMMM", CultureInfo.InvariantCulture)}, and nobody came",
        AlertKind.VisitorMissed => $"{name} has been waiting, and nobody came",
        AlertKind.VisitorWrote => $"{name} has written and waits for an answer",
    };

    /// <summary>What is known beside that, a line each.</summary>
    /// <param name="alert">The alert.</param>
    /// <param name="aboutEmail">What there is to say of the address; null for nothing.</param>
    public static IEnumerable<string> Lines(AlertToSend alert, string? aboutEmail = null)
    {
        var facts = alert.Facts;
        if (alert.Kind is AlertKind.VisitorWaits or AlertKind.VisitorMissed && facts.HandOver is { } reason)
        {
            yield return HandOvers.InWords(reason);
        }

        if (alert.Kind is AlertKind.VisitorWrote)
        {
            yield return facts.HeldBy is { } holder ? $"{PlainName.Tidy(holder)} has the conversation and has not seen it. Mia is quiet." : "You have the conversation, so Mia is quiet.";
        }

        if (facts.Email is not null)
        {
            yield return aboutEmail is null ? $"Email: {PlainName.Tidy(facts.Email)}" : $"Email: {PlainName.Tidy(facts.Email)} ({aboutEmail})";
        }

        if (facts.Phone is not null)
        {
            yield return $"Phone: {PlainName.Tidy(facts.Phone)}";
        }

        if (facts.Wish is { } wish && wish != facts.Words)
        {
            yield return $"They want: {Quoted(wish)}";
        }

        if (facts.Words is { } words)
        {
            yield return $"They wrote last: {Quoted(words)}";
        }
    }

    /// <summary>The visitor's name as far as it can be seen, and not longer than anybody would read.</summary>
    public static string Name(string who) => PlainName.Tidy(who) switch
    {
        "" => "A visitor",
        var name => Shortened.Shown(name, MaxNameLength),
    };

    private static string Quoted(string words) => $"“{PlainName.Tidy(words)}”";
}
