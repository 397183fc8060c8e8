using MiaPulse.Core.Billing;
using MiaPulse.Core.Shared;
using Quartz;

namespace MiaPulse.Web.Jobs;

/// <summary>Looks whose trial comes to its end.</summary>
[DisallowConcurrentExecution]
public sealed class LookForEndingTrials(RemindOfTrials remind) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await remind.RunAsync(Caretaker.Instance, cancellationToken);
}
