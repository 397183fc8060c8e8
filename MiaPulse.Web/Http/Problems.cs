using MiaPulse.Core.Shared;
using Microsoft.AspNetCore.Mvc;

namespace MiaPulse.Web.Http;

/// <summary>Turns a refusal into problem details (RFC 9457). The only place: every endpoint answers through it.</summary>
public static class Problems
{
    public static IResult ToProblem(this Refusal refusal)
    {
        var problem = new ProblemDetails { Status = Status(refusal.Kind), Title = refusal.Sentence };
        problem.Extensions["code"] = Code(refusal.Kind);
        if (refusal.Field is { Length: > 0 } field)
        {
            problem.Extensions["field"] = char.ToLowerInvariant(field[0]) + field[1..];
        }

        return Results.Problem(problem);
    }

    /// <summary>The value as JSON, or the refusal.</summary>
    public static IResult ToHttp<T>(this Result<T> result) => result.Refusal is { } refusal ? refusal.ToProblem() : Results.Ok(result.Value);

    public static IResult ToHttp(this Result result) => result.Refusal is { } refusal ? refusal.ToProblem() : Results.NoContent();

    public static int Status(RefusalKind kind) => kind switch
    {
        RefusalKind.NotFound => StatusCodes.Status404NotFound,
        RefusalKind.Invalid => StatusCodes.Status400BadRequest,
        RefusalKind.Conflict => StatusCodes.Status409Conflict,
        RefusalKind.NotAllowed => StatusCodes.Status403Forbidden,
        RefusalKind.OverLimit => StatusCodes.Status429TooManyRequests,
        RefusalKind.Closed => StatusCodes.Status410Gone,
    };

    private static string Code(RefusalKind kind) => kind switch
    {
        RefusalKind.NotFound => "not_found",
        RefusalKind.Invalid => "invalid",
        RefusalKind.Conflict => "conflict",
        RefusalKind.NotAllowed => "not_allowed",
        RefusalKind.OverLimit => "over_limit",
        RefusalKind.Closed => "closed",
    };
}
