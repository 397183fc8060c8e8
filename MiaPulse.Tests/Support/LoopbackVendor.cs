using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace MiaPulse.Tests.Support;

/// <summary>What a vendor was asked, as it came over the wire.</summary>
public sealed record VendorRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, string Body);

/// <summary>A vendor's service on loopback that answers as the test tells it, one answer a request; the last one is repeated. It can also hang, or cut the line.</summary>
public sealed class LoopbackVendor : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<VendorRequest> _asked = new();

    private LoopbackVendor(WebApplication app, int port) => (_app, Url) = (app, new Uri($"http://127.0.0.1:{port}"));

    public Uri Url { get; }

    /// <summary>An address at which nobody listens.</summary>
    public static Uri Nowhere => new($"http://127.0.0.1:{Ports.Next()}");

    public IReadOnlyList<VendorRequest> Asked => [.. _asked];

    public static Task<LoopbackVendor> StartAsync(params Func<HttpContext, Task>[] answers)
    {
        var next = 0;
        return StartAsync((context, _) => answers[Math.Min(Interlocked.Increment(ref next) - 1, answers.Length - 1)](context));
    }

    /// <param name="answer">Is told the body too.</param>
    public static async Task<LoopbackVendor> StartAsync(Func<HttpContext, string, Task> answer)
    {
        var port = Ports.Next();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls($"http://127.0.0.1:{port}");
        var app = builder.Build();
        var vendor = new LoopbackVendor(app, port);
        app.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            var body = await reader.ReadToEndAsync();
            var headers = context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase);
            vendor._asked.Enqueue(new VendorRequest(context.Request.Method, context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget, headers, body));
            await answer(context, body);
        });
        await app.StartAsync();
        return vendor;
    }

    public static Func<HttpContext, Task> Answers(int status, string body = "", params (string Name, string Value)[] headers) => async context =>
    {
        context.Response.StatusCode = status;
        foreach (var (name, value) in headers)
        {
            context.Response.Headers[name] = value;
        }

        await context.Response.WriteAsync(body);
    };

    /// <summary>An answer as it was recorded: its status, its headers, and its body, JSON or not.</summary>
    public static Func<HttpContext, Task> Answers(JsonElement recorded)
    {
        var body = recorded.GetProperty("body");
        var headers = recorded.TryGetProperty("headers", out var named) ? named.EnumerateObject().Select(h => (h.Name, h.Value.GetString()!)).ToArray() : [];
        return Answers(recorded.GetProperty("status").GetInt32(), body.ValueKind is JsonValueKind.String ? body.GetString()! : body.GetRawText(), headers);
    }

    /// <summary>It has everything, and says nothing, for as long as one waits.</summary>
    public static Func<HttpContext, Task> Hangs => async context =>
    {
        var gone = new TaskCompletionSource();
        await using var registration = context.RequestAborted.Register(gone.SetResult);
        await gone.Task;
    };

    /// <summary>It has everything, and the line is cut before it can say so.</summary>
    public static Func<HttpContext, Task> CutsTheLine => context =>
    {
        context.Abort();
        return Task.CompletedTask;
    };

    /// <summary>It says yes, and the line is cut before it can say what it calls the thing.</summary>
    public static Func<HttpContext, Task> TakesAndCutsTheLine => async context =>
    {
        context.Response.ContentLength = 100;
        await context.Response.WriteAsync("{\"id\":"); // less than was promised, so the server hangs up behind it; an abort might overtake what was said
    };

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
