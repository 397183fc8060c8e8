using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Billing;

/// <summary>What a business has from Mia so far, and would be without.</summary>
/// <param name="Conversations">How many visitors she talked with.</param>
/// <param name="Leads">How many of them left a way to reach them.</param>
/// <param name="Answers">How many answers the business taught her.</param>
public sealed record TrialSoFar(string Business, int Conversations, int Leads, int Answers);

/// <summary>The words of a reminder: what they would lose, by their own numbers, and nothing that hurries.</summary>
public static class TrialMail
{
    /// <param name="reminder">Which.</param>
    /// <param name="soFar">The numbers of the business.</param>
    /// <param name="to">The member.</param>
    /// <param name="key"><see cref="Mail.Key"/>.</param>
    /// <param name="stop">The token of the link that ends them.</param>
    /// <param name="url">Where we are.</param>
    public static Letter Write(TrialReminder reminder, TrialSoFar soFar, EmailAddress to, string key, string stop, PublicUrl url)
    {
        var business = PlainName.Tidy(soFar.Business);
        var (subject, heading) = reminder switch
        {
            TrialReminder.SevenDaysLeft => ("Your trial of MiaPulse ends in 7 days", "A week of your trial is left"),
            TrialReminder.ThreeDaysLeft => ("Your trial of MiaPulse ends in 3 days", "Three days of your trial are left"),
            TrialReminder.OneDayLeft => ("Your trial of MiaPulse ends tomorrow", "Your trial ends tomorrow"),
            TrialReminder.Ends => ("Your trial of MiaPulse ends today", "Your trial ends today"),
            TrialReminder.Ended => ("Mia no longer answers on your website", "Mia no longer answers on your website"),
        };
        return new Letter
        {
            Kind = DueMail.WordFor(DueMailKind.TrialReminder),
            Key = key,
            To = to,
            Subject = subject,
            Heading = heading,
            Paragraphs = [.. Paragraphs(reminder, soFar)],
            Button = "See the plans",
            Link = url.At("pricing"),
            Footer = $"Sent to {business} because of its trial. We write before it ends, on the day, and once after it.",
            Stop = StopLink.To(Stoppable.TrialReminders, stop, url),
        };
    }

    private static IEnumerable<string> Paragraphs(TrialReminder reminder, TrialSoFar soFar)
    {
        yield return SoFar(soFar);
        yield return reminder is TrialReminder.Ended
            ? "Visitors who write now wait for you. Choose a plan, and Mia goes on where she stopped: everything that she learnt is still here."
            : "After that Mia stops answering, and visitors who write wait for you. Choose a plan, and nothing changes for them.";
        if (soFar.Leads > 0)
        {
            yield return "Your leads and conversations stay yours: you can read and download them either way.";
        }
    }

    private static string SoFar(TrialSoFar soFar) => (soFar.Conversations, soFar.Leads) switch
    {
        (0, _) => "Mia has not talked with a visitor of yours yet. The first step is to put her on your website; it takes a minute.",
        (var talks, 0) => $"So far Mia has talked with {Visitors(talks)} of yours{Taught(soFar.Answers)}.",
        var (talks, leads) => $"So far Mia has talked with {Visitors(talks)} of yours{Taught(soFar.Answers)}, and {leads} of them left a way to reach them.",
    };

    private static string Visitors(int count) => count == 1 ? "one visitor" : $"{count} visitors";

    private static string Taught(int answers) => answers switch
    {
        0 => "",
        1 => ", with an answer that you taught her",
        _ => $", with {answers} answers that you taught her",
    };
}
