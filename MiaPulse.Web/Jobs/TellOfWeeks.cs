using MiaPulse.Core.Reports;
using MiaPulse.Core.Shared;
using Quartz;

namespace MiaPulse.Web.Jobs;

/// <summary>Looks for whom it has become Monday, eight o'clock.</summary>
[DisallowConcurrentExecution]
public sealed class TellOfWeeks(WriteWeeklyReports write) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await write.RunAsync(Caretaker.Instance, cancellationToken);
}
