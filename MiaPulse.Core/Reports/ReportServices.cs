using MiaPulse.Core.Notifications;
using Microsoft.Extensions.DependencyInjection;

namespace MiaPulse.Core.Reports;

public static class ReportServices
{
    /// <summary>What a business is told of its week, and how it answers from there what Mia could not.</summary>
    public static IServiceCollection AddReports(this IServiceCollection services) => services
        .AddSingleton<WriteWeeklyReports>()
        .AddSingleton<IDueMailWriter, WeeklyReportMail>()
        .AddSingleton<AnswerGapByLink>()
        .AddSingleton<ReportBook>();
}
