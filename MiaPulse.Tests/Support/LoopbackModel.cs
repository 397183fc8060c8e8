using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace MiaPulse.Tests.Support;

/// <summary>A model service on loopback that answers as the test tells it, one answer a request; the last one is repeated.</summary>
public sealed class LoopbackModel : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<string> _asked = new();
    private readonly List<Func<HttpContext, Task>> _answers = [];
    private int _next;

    private LoopbackModel(WebApplication app, int port) => (_app, Endpoint) = (app, $"http://127.0.0.1:{port}/v1");

    public string Endpoint { get; }

    /// <summary>The bodies of the requests, in order.</summary>
    public IReadOnlyList<string> Asked => [.. _asked];

    public static async Task<LoopbackModel> StartAsync(params Func<HttpContext, Task>[] answers)
    {
        var port = Ports.Next();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls($"http://127.0.0.1:{port}");
        var app = builder.Build();
        var model = new LoopbackModel(app, port);
        model._answers.AddRange(answers);
        app.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            model._asked.Enqueue(await reader.ReadToEndAsync());
            var n = Interlocked.Increment(ref model._next) - 1;
            await model._answers[Math.Min(n, model._answers.Count - 1)](context);
        });
        await app.StartAsync();
        return model;
    }

    /// <summary>The settings that make an installation use it.</summary>
    public Dictionary<string, string?> Settings(params (string Key, string Value)[] more)
    {
        var settings = new Dictionary<string, string?> { ["Mia:Endpoint"] = Endpoint, ["Mia:ApiKey"] = "made-up", ["Mia:Model"] = "loopback-1", ["Mia:StallSeconds"] = "30", ["Mia:FirstWordSeconds"] = "30" };
        foreach (var (key, value) in more)
        {
            settings[key] = value;
        }

        return settings;
    }

    /// <summary>A whole stream of events, as recorded.</summary>
    public static Func<HttpContext, Task> Events(string body) => async context =>
    {
        context.Response.ContentType = "text/event-stream";
        await context.Response.WriteAsync(body);
    };

    /// <summary>Says these words, piece by piece.</summary>
    public static Func<HttpContext, Task> Says(params string[] pieces) => Events(Words(pieces) + End);

    /// <summary>Says a JSON string as it stands, even one that is no text, such as half a surrogate.</summary>
    public static Func<HttpContext, Task> SaysRaw(string json) => Events(Words(["%"]).Replace("\"%\"", json, StringComparison.Ordinal) + End);

    /// <summary>Says these words, and then the line is dead: nothing more comes, and nothing says so.</summary>
    public static Func<HttpContext, Task> SaysAndStalls(params string[] pieces) => async context =>
    {
        await Events(Words(pieces))(context);
        await context.Response.Body.FlushAsync();
        var gone = new TaskCompletionSource();
        await using var registration = context.RequestAborted.Register(gone.SetResult);
        await gone.Task;
    };

    /// <summary>Says these words, each after a pause.</summary>
    public static Func<HttpContext, Task> SaysSlowly(TimeSpan pause, params string[] pieces) => async context =>
    {
        context.Response.ContentType = "text/event-stream";
        foreach (var piece in pieces)
        {
            await Task.Delay(pause, context.RequestAborted);
            await context.Response.WriteAsync(Words([piece]), context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
        }

        await context.Response.WriteAsync(End, context.RequestAborted);
    };

    /// <summary>Says these words, and once <paramref name="until"/> is over the connection is gone in the middle of the next ones.</summary>
    public static Func<HttpContext, Task> SaysAndIsGone(Task until, params string[] pieces) => async context =>
    {
        await Events(Words(pieces))(context);
        await context.Response.Body.FlushAsync();
        await until.WaitAsync(context.RequestAborted);
        context.Abort();
    };

    /// <summary>Answers as the latest request has it, which it is given as it came.</summary>
    public static async Task<LoopbackModel> ThatReadsAsync(Func<JsonElement, Func<HttpContext, Task>> answer)
    {
        LoopbackModel model = null!;
        model = await StartAsync(context => answer(JsonDocument.Parse(model.Asked[^1]).RootElement)(context));
        return model;
    }

    /// <summary>Says these words, and the connection ends as if that were all.</summary>
    public static Func<HttpContext, Task> SaysAndBreaksOff(params string[] pieces) => Events(Words(pieces));

    /// <summary>Calls a tool.</summary>
    public static Func<HttpContext, Task> Calls(string tool, string arguments) => Events(Chunk(new JsonObject
    {
        ["tool_calls"] = new JsonArray(new JsonObject
        {
            ["index"] = 0,
            ["id"] = "call_1",
            ["type"] = "function",
            ["function"] = new JsonObject { ["name"] = tool, ["arguments"] = arguments },
        }),
    }, null) + Chunk([], "tool_calls") + "data: [DONE]\n\n");

    public static Func<HttpContext, Task> Fails(int status, string body = "", string? retryAfter = null) => async context =>
    {
        context.Response.StatusCode = status;
        if (retryAfter is not null)
        {
            context.Response.Headers.RetryAfter = retryAfter;
        }

        await context.Response.WriteAsync(body, Encoding.UTF8);
    };

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private static string End => Chunk([], "stop") + "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":200,\"completion_tokens\":50,\"total_tokens\":250}}\n\ndata: [DONE]\n\n";

    private static string Words(string[] pieces) => string.Concat(pieces.Select(p => Chunk(new JsonObject { ["content"] = p }, null)));

    private static string Chunk(JsonObject delta, string? finish) => $"data: {new JsonObject
    {
        ["id"] = "chatcmpl-1",
        ["object"] = "chat.completion.chunk",
        ["created"] = 1787400000,
        ["model"] = "loopback-1",
        ["choices"] = new JsonArray(new JsonObject { ["index"] = 0, ["delta"] = delta, ["finish_reason"] = finish }),
    }.ToJsonString(Plain)}\n\n";

    private static readonly JsonSerializerOptions Plain = new(JsonSerializerDefaults.Web);
}
