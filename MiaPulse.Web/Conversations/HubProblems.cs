using System.Text.Json;
using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.AspNetCore.SignalR;

namespace MiaPulse.Web.Conversations;

/// <summary>
/// Every failure of a hub call becomes <c>code: sentence</c>, here and nowhere else; where a widget has its own words for the reason, <c>code: sentence [reason]</c>. The
/// reason stands last, so that who knows only of codes and sentences reads on as before.
/// </summary>
public sealed partial class HubProblems(ILogger<HubProblems> log) : IHubFilter
{
    public static HubException From(Refusal refusal) => new($"{CodeOf(refusal.Kind)}: {refusal.Sentence}{Last(refusal.Reason)}");

    /// <summary>The reason as a hub error ends with it; nothing where there is none.</summary>
    public static string Last(RefusalReason? reason) => reason is { } known ? $" [{JsonNamingPolicy.SnakeCaseLower.ConvertName(known.ToString())}]" : "";

    public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        try
        {
            return await next(invocationContext);
        }
        catch (HubException)
        {
            throw;
        }
        catch (BusyException busy)
        {
            throw new HubException($"unavailable: {busy.Message}{Last(RefusalReason.Busy)}");
        }
        catch (OperationCanceledException)
        {
            throw new HubException("unavailable: The connection ended."); // nobody is there to read it
        }
#pragma warning disable CA1031 // whatever else went wrong is ours, and the visitor's side gets no more than a sentence of it
        catch (Exception failure)
#pragma warning restore CA1031
        {
            CallFailed(log, failure, invocationContext.HubMethodName, invocationContext.Context.ConnectionId);
            throw new HubException("unavailable: Something went wrong on our side. Please try again.");
        }
    }

    private static string CodeOf(RefusalKind kind) => kind switch
    {
        RefusalKind.NotFound => "not_found",
        RefusalKind.Invalid or RefusalKind.Conflict or RefusalKind.NotAllowed => "invalid",
        RefusalKind.OverLimit => "over_quota",
        RefusalKind.Closed => "closed",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "The visitor call {Method} failed on connection {Connection}")]
    private static partial void CallFailed(ILogger log, Exception failure, string method, string connection);
}
