using MiaPulse.Core.Calls;
using MiaPulse.Core.Shared;
using Quartz;

namespace MiaPulse.Web.Jobs;

/// <summary>Looks which recordings of calls are to be fetched, deleted where they were made, or erased.</summary>
[DisallowConcurrentExecution]
public sealed class LookForRecordings(KeepRecordings keep) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await keep.RunAsync(Caretaker.Instance, cancellationToken);
}
