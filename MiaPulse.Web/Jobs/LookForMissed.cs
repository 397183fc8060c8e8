using MiaPulse.Core.Conversations;
using MiaPulse.Core.Shared;
using Quartz;

namespace MiaPulse.Web.Jobs;

/// <summary>Looks who has waited for a person in vain.</summary>
[DisallowConcurrentExecution]
public sealed class LookForMissed(NoticeMissed notice) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await notice.RunAsync(Caretaker.Instance, cancellationToken);
}
