using MiaPulse.Core.Calls;
using MiaPulse.Core.Shared;
using Quartz;

namespace MiaPulse.Web.Jobs;

/// <summary>Looks which links of calls are to be handed over, or looked up with whoever carries texts.</summary>
[DisallowConcurrentExecution]
public sealed class LookForDueLinks(SendDueLinks send) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await send.RunAsync(Caretaker.Instance, cancellationToken);
}
