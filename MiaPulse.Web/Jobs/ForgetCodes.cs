using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using Quartz;

namespace MiaPulse.Web.Jobs;

/// <summary>Forgets numbers that nobody has shown to be theirs.</summary>
[DisallowConcurrentExecution]
public sealed class ForgetCodes(ForgetPhoneCodes forget) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await forget.RunAsync(Caretaker.Instance, cancellationToken);
}
