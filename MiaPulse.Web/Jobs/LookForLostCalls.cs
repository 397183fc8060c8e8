using MiaPulse.Core.Calls;
using MiaPulse.Core.Shared;
using Quartz;

namespace MiaPulse.Web.Jobs;

/// <summary>Looks which calls never got their end.</summary>
[DisallowConcurrentExecution]
public sealed class LookForLostCalls(EndStaleCalls end) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await end.RunAsync(Caretaker.Instance, cancellationToken);
}
