using System.Diagnostics;
using MiaPulse.Core.Shared;
using Microsoft.SemanticKernel;

namespace MiaPulse.Web.Vendors.SemanticKernel;

/// <summary>
/// The one filter around every tool of one reply: caps how many run, writes the audit line, and times them. Whoever calls a tool, a hosted model by
/// itself or embedded Mia, comes past here.
/// </summary>
internal sealed partial class ToolFilter(BusinessId business, ConversationId conversation, ILogger<ToolFilter> log) : IFunctionInvocationFilter, IAutoFunctionInvocationFilter
{
    /// <summary>Tool calls in one reply. A model that wants more is going in circles.</summary>
    public const int MostCalls = 5;

    private int _calls;

    public async Task OnFunctionInvocationAsync(FunctionInvocationContext context, Func<FunctionInvocationContext, Task> next)
    {
        var name = context.Function.Name;
        if (Interlocked.Increment(ref _calls) > MostCalls)
        {
            LogRefused(log, name, business, conversation);
            throw new ToolLimitException();
        }

        using var activity = Telemetry.Activities.StartActivity("mia.tool");
        activity?.SetTag("mia.tool", name);
        var began = Stopwatch.GetTimestamp();
        await next(context);
        LogUsed(log, name, business, conversation, Stopwatch.GetElapsedTime(began).TotalMilliseconds);
    }

    /// <summary>A hosted model's own loop ends at the cap instead of failing: what it has said so far stands.</summary>
    public async Task OnAutoFunctionInvocationAsync(AutoFunctionInvocationContext context, Func<AutoFunctionInvocationContext, Task> next)
    {
        if (Volatile.Read(ref _calls) >= MostCalls)
        {
            LogRefused(log, context.Function.Name, business, conversation);
            context.Terminate = true;
            return;
        }

        await next(context);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Mia used {Tool} for business {Business} in conversation {Conversation}: {Milliseconds:0.0} ms")]
    private static partial void LogUsed(ILogger log, string tool, BusinessId business, ConversationId conversation, double milliseconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Mia was not let use {Tool} again for business {Business} in conversation {Conversation}")]
    private static partial void LogRefused(ILogger log, string tool, BusinessId business, ConversationId conversation);
}

/// <summary>A reply asked for more tool calls than one reply may have.</summary>
internal sealed class ToolLimitException() : InvalidOperationException($"A reply may use {ToolFilter.MostCalls} tools at most.");
