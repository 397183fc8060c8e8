using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using MiaPulse.Tests.Support;
using MiaPulse.Web.Vendors.SemanticKernel;
using MiaPulse.Web.Vendors.SemanticKernel.Hosted;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel.Connectors.OpenAI;

namespace MiaPulse.Tests.Contracts;

/// <summary>What was recorded of the protocol, played to our own way to a model: the rounds with tools, the errors, and what goes out. Streams without tools: HostedReplyTests.</summary>
public sealed class ModelContractTests
{
    private static readonly JsonElement Chat = Read("openai-chat.json");
    private static readonly JsonElement Kernels = Read("openai-semantic-kernel.json");

    public static TheoryData<string> Rounds =>
        [.. Kernels.GetProperty("results").EnumerateArray().Where(r => r.GetProperty("autoInvoke").ValueKind == JsonValueKind.Object).Select(r => r.GetProperty("fixture").GetString()!)];

    public static TheoryData<string> Errors =>
        [.. Chat.GetProperty("errors").EnumerateArray().Where(e => e.TryGetProperty("response", out _)).Select(e => e.GetProperty("name").GetString()!)];

    [Theory]
    [MemberData(nameof(Rounds))]
    public async Task Tools_run_and_the_model_goes_on_with_what_they_said(string fixture)
    {
        var expected = Kernels.GetProperty("results").EnumerateArray().Single(r => r.GetProperty("fixture").GetString() == fixture).GetProperty("autoInvoke");
        await using var model = await LoopbackModel.StartAsync(LoopbackModel.Events(BodyOf(fixture)), LoopbackModel.Events(BodyOf("text")));

        var reply = await AskAsync(model, new OpenAIPromptExecutionSettings { FunctionChoiceBehavior = FunctionChoiceBehavior.Auto() });

        Assert.Null(reply.Failure);
        Assert.Equal(expected.GetProperty("text").GetString(), reply.Words);
        Assert.Equal(expected.GetProperty("requests").GetInt32(), model.Asked.Count);
        var told = JsonDocument.Parse(model.Asked[1]).RootElement.GetProperty("messages").EnumerateArray().Where(m => m.GetProperty("role").GetString() == "tool").Select(m => $"tool:{m.GetProperty("content").GetString()}");
        Assert.Equal(expected.GetProperty("historyRoles").EnumerateArray().Select(h => h.GetString()!).Where(h => h.StartsWith("tool:", StringComparison.Ordinal)), told);
    }

    [Theory]
    [MemberData(nameof(Errors))]
    public async Task An_error_is_a_failure_and_only_one_that_may_pass_is_tried_again(string name)
    {
        var response = Chat.GetProperty("errors").EnumerateArray().Single(e => e.GetProperty("name").GetString() == name).GetProperty("response");
        var after = response.TryGetProperty("headers", out var headers) ? headers.GetProperty("retry-after").GetString() : null;
        var status = response.GetProperty("status").GetInt32();
        await using var model = await LoopbackModel.StartAsync(LoopbackModel.Fails(status, response.GetProperty("body").GetRawText(), after));

        var reply = await AskAsync(model, new OpenAIPromptExecutionSettings());

        Assert.NotNull(reply.Failure);
        Assert.Equal("", reply.Words);
        Assert.Equal(status is 429 or 500 ? 3 : 1, model.Asked.Count);
    }

    [Fact]
    public async Task What_the_client_library_was_recorded_to_throw_is_a_failure_here_too()
    {
        var cases = Kernels.GetProperty("errors").EnumerateArray().Where(e => e.GetProperty("streaming").GetBoolean()).Select(e => e.GetProperty("case").GetString()!).Distinct().ToList();
        Assert.NotEmpty(cases);
        foreach (var name in cases)
        {
            var html = name.EndsWith("-html", StringComparison.Ordinal);
            await using var model = await LoopbackModel.StartAsync(LoopbackModel.Fails(int.Parse(name.Split('-')[0], CultureInfo.InvariantCulture), html ? "<html>Bad gateway</html>" : "{\"error\":{\"message\":\"x\"}}", "0"));

            Assert.NotNull((await AskAsync(model, new OpenAIPromptExecutionSettings())).Failure);
        }
    }

    [Theory]
    [InlineData("streaming-with-tools", "text", 0)]
    [InlineData("after-parallel-tools", "tool-calls-parallel", 1)]
    public async Task What_goes_out_is_what_was_recorded(string recorded, string fixture, int which)
    {
        await using var model = await LoopbackModel.StartAsync(LoopbackModel.Events(BodyOf(fixture)), LoopbackModel.Events(BodyOf("text")));
        var settings = new OpenAIPromptExecutionSettings { FunctionChoiceBehavior = FunctionChoiceBehavior.Auto() };
        if (which == 0)
        {
            (settings.Temperature, settings.MaxTokens) = (0.2, 300);
        }

        await AskAsync(model, settings);

        var expected = Kernels.GetProperty("requests").EnumerateArray().Single(r => r.GetProperty("name").GetString() == recorded).GetProperty("request").GetProperty("bodyJson").GetRawText();
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(model.Asked[which])), $"{expected}\n{model.Asked[which]}");
    }

    private static async Task<HostedReply> AskAsync(LoopbackModel model, OpenAIPromptExecutionSettings settings)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(TimeProvider.System);
        services.AddReceptionistKernel(new ConfigurationBuilder().AddInMemoryCollection(model.Settings()).Build());
        await using var provider = services.BuildServiceProvider();
        var reply = new HostedReply(provider.GetRequiredService<HostedModel>().Chat(), new HostedModelOptions { StallSeconds = 5 });
        var history = new ChatHistory("You are Mia.");
        history.AddUserMessage("Book Tue 3pm 🙏");
        await foreach (var _ in reply.StreamAsync(history, settings, WithTools(), TestContext.Current.CancellationToken))
        {
        }

        return reply;
    }

    /// <summary>With the tools of the recording.</summary>
    private static Kernel WithTools()
    {
        var kernel = new Kernel();
        kernel.Plugins.AddFromFunctions("calendar",
            [KernelFunctionFactory.CreateFromMethod(([Description("Day")] string day, [Description("Time, HH:mm")] string time) => new { ok = true, day, time }, "book", "Book an appointment")]);
        kernel.Plugins.AddFromFunctions("kb", [KernelFunctionFactory.CreateFromMethod((string query) => "Open 9-5.", "search", "Search the knowledge base")]);
        kernel.Plugins.AddFromFunctions("system", [KernelFunctionFactory.CreateFromMethod(() => "2026-08-22T12:00:00Z", "now")]);
        return kernel;
    }

    private static string BodyOf(string fixture) => Chat.GetProperty("fixtures").EnumerateArray().Single(f => f.GetProperty("name").GetString() == fixture).GetProperty("body").GetString()!;

    private static JsonElement Read(string name) => JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "MiaPulse.Tests", "Contracts", name))).RootElement;
}
