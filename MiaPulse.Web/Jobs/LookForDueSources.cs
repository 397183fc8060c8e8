using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Shared;
using Quartz;

namespace MiaPulse.Web.Jobs;

/// <summary>Looks which sources are to be read again.</summary>
[DisallowConcurrentExecution]
public sealed class LookForDueSources(QueueDueSources due) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await due.RunAsync(Caretaker.Instance, cancellationToken);
}
