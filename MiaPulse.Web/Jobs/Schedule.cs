using Quartz;

namespace MiaPulse.Web.Jobs;

/// <summary>
/// Everything that is done because of the time, on one page. The work is rows, and each task looks which of them are due: it may run at any moment, twice, or in two
/// processes at once, without harm. So the schedule itself is kept nowhere, and what was missed while we were away is found by the first look.
/// </summary>
public static class Schedule
{
    public static IServiceCollection AddSchedule(this IServiceCollection services)
    {
        services.AddQuartz(schedule =>
        {
            schedule.ScheduleJob<LookForDueSources>(t => t.WithIdentity(nameof(LookForDueSources)).StartNow().WithSimpleSchedule(s => s.WithInterval(TimeSpan.FromMinutes(5)).RepeatForever()));
            schedule.ScheduleJob<TellOfWeeks>(t => t.WithIdentity(nameof(TellOfWeeks)).StartNow().WithSimpleSchedule(s => s.WithInterval(TimeSpan.FromMinutes(1)).RepeatForever()));
            schedule.ScheduleJob<LookForMissed>(t => t.WithIdentity(nameof(LookForMissed)).StartNow().WithSimpleSchedule(s => s.WithInterval(TimeSpan.FromMinutes(1)).RepeatForever()));
            schedule.ScheduleJob<ForgetCodes>(t => t.WithIdentity(nameof(ForgetCodes)).StartNow().WithSimpleSchedule(s => s.WithInterval(TimeSpan.FromMinutes(1)).RepeatForever()));
            schedule.ScheduleJob<LookForLostCalls>(t => t.WithIdentity(nameof(LookForLostCalls)).StartNow().WithSimpleSchedule(s => s.WithInterval(TimeSpan.FromMinutes(5)).RepeatForever()));
            schedule.ScheduleJob<LookForDueLinks>(t => t.WithIdentity(nameof(LookForDueLinks)).StartNow().WithSimpleSchedule(s => s.WithInterval(TimeSpan.FromSeconds(10)).RepeatForever()));
            schedule.ScheduleJob<LookForRecordings>(t => t.WithIdentity(nameof(LookForRecordings)).StartNow().WithSimpleSchedule(s => s.WithInterval(TimeSpan.FromSeconds(15)).RepeatForever()));
            schedule.ScheduleJob<LookForEndingTrials>(t => t.WithIdentity(nameof(LookForEndingTrials)).StartNow().WithSimpleSchedule(s => s.WithInterval(TimeSpan.FromMinutes(15)).RepeatForever()));
        });
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
        return services;
    }
}
