using System.Globalization;
using MiaPulse.Core.Data;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Reports;

/// <summary>Writes a member's weekly report. It says what is true when it is first sent; each open question comes with a link that answers it.</summary>
public sealed class WeeklyReportMail(IMailTemplates templates, ISeal seal, PublicUrl url, TimeProvider clock) : IDueMailWriter
{
    private const int MaxQuestionLength = 200;

    public DueMailKind Kind => DueMailKind.WeeklyReport;

    public async Task<Mail?> WriteAsync(MiaDb db, DueMail due, CancellationToken ct)
    {
        var member = await db.Members.AsNoTracking().Where(m => m.Id == due.MemberId).Select(m => new { m.Name, m.Email, m.Alerts }).FirstAsync(ct);
        if (!(member.Alerts ?? AlertPreferences.Usual).WantsReports || !EmailAddress.TryParse(member.Email, out var to))
        {
            return null;
        }

        var zone = await db.Businesses.AsNoTracking().Select(b => b.TimeZone).FirstAsync(ct);
        var week = ReportWeek.Of(DateOnly.ParseExact(due.About, "yyyy-MM-dd", CultureInfo.InvariantCulture), zone);
        var report = await ReportReading.ReadAsync(db, week, ct);
        var letter = Letter(report, member.Name, url.At($"unsubscribe/{due.StopToken(seal)}"), [.. report.Open.Select(q => new LetterQuestion(Shortened.Shown(q.Question, MaxQuestionLength), ReportWords.Times(q.Times), AddLink(db, due, q.Id)))]);
        return new Mail(to, letter.Subject, letter.ToText(), await templates.HtmlAsync(letter)) { Kind = DueMail.WordFor(Kind), Key = due.SendingKey, Unsubscribe = letter.Stop };
    }

    private ReportLetter Letter(WeeklyReport report, string member, Uri stop, IReadOnlyList<LetterQuestion> questions)
    {
        var business = PlainName.Tidy(report.Business);
        var busiest = Math.Max(1, report.Now.PerDay.Max());
        return new ReportLetter
        {
            Subject = $"{business}: your week with Mia, {ReportWords.Of(report.Week)}",
            Heading = $"Your week, {ReportWords.Of(report.Week)}",
            Opening = report.Now.IsQuiet ? ReportWords.Quiet(report.Before) : Opening(report.Now),
            Figures = report.Now.IsQuiet ? [] : ReportWords.Of(report.Now, report.Before),
            Bars = report.Now.IsQuiet ? [] : [.. report.Now.PerDay.Select((count, day) => new LetterBar(ReportWords.Day(day), count, count * 100 / busiest))],
            Topics = report.Topics,
            Questions = questions,
            AboutQuestions = AboutQuestions(questions.Count, report.OpenInAll),
            Page = url.At($"app/reports?week={report.Week.Monday.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}"),
            Footer = $"Sent to {PlainName.Tidy(member)} of {business}, once a week.{AboutLinks(questions.Count)}",
            Stop = stop,
        };
    }

    private static string Opening(WeekFigures now) => (now.Conversations, now.Leads) switch
    {
        (0, _) when now.Calls == 1 => "One caller rang Mia this week.",
        (0, _) when now.Calls > 1 => $"{now.Calls} calls came in this week.",
        (0, _) => "Nobody wrote to Mia this week.",
        (_, 0) => $"{WhoDid(now)} this week.",
        (1, _) => $"{WhoDid(now)} this week and left a way to reach them.",
        (_, 1) => $"{WhoDid(now)} this week, and one left a way to reach them.",
        var (_, leads) => $"{WhoDid(now)} this week, and {leads} left a way to reach them.",
    };

    private static string WhoDid(WeekFigures now)
    {
        var who = ReportWords.Visitors(now);
        return $"{char.ToUpperInvariant(who[0])}{who[1..]} {ReportWords.Did(now)}";
    }

    private static string? AboutQuestions(int shown, int all) => (shown, all) switch
    {
        (0, _) => null,
        (1, 1) => "Mia could not answer this question. Tell her once, and she knows:",
        _ when shown == all => $"Mia could not answer these {all} questions. Tell her once, and she knows:",
        _ => $"Mia could not answer {all} questions. These {shown} were asked most; tell her once, and she knows:",
    };

    private static string AboutLinks(int shown) => shown == 0 ? "" : $" A link to answer works once, for {AnswerLink.Lifetime.Days} days, for whoever has this mail.";

    private Uri AddLink(MiaDb db, DueMail due, GapId gap)
    {
        var token = SecretWord.New();
        db.AnswerLinks.Add(new AnswerLink { BusinessId = due.BusinessId, TokenHash = token.Hash, MemberId = due.MemberId!.Value, GapId = gap, CreatedAt = clock.GetUtcNow() });
        return url.At($"answer/{token.Text}");
    }
}
