using System.Text;
using System.Text.Json;
using MiaPulse.Tests.Support;
using MiaPulse.Web.Vendors.SemanticKernel;
using MiaPulse.Web.Vendors.SemanticKernel.Hosted;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel.Connectors.OpenAI;

namespace MiaPulse.Tests.Receptionist;

/// <summary>The wire: every stream and error that was recorded from services and from the client library, and what they do between the lines.</summary>
public sealed class HostedReplyTests
{
    private static readonly JsonElement Chat = Read("openai-chat.json");
    private static readonly JsonElement Kernels = Read("openai-semantic-kernel.json");

    public static TheoryData<string> Fixtures => [.. Chat.GetProperty("fixtures").EnumerateArray().Select(f => f.GetProperty("name").GetString()!)];

    [Theory]
    [MemberData(nameof(Fixtures))]
    public async Task A_recorded_stream_is_read_to_its_end_or_known_to_be_cut(string name)
    {
        var body = Chat.GetProperty("fixtures").EnumerateArray().Single(f => f.GetProperty("name").GetString() == name).GetProperty("body").GetString()!;
        var expected = Kernels.GetProperty("results").EnumerateArray().Single(r => r.GetProperty("fixture").GetString() == name).GetProperty("notInvoked");
        await using var model = await LoopbackModel.StartAsync(LoopbackModel.Events(body));

        var reply = await AskAsync(model);

        var words = (expected.TryGetProperty("text", out var text) ? text : expected.GetProperty("textBefore")).GetString()!;
        Assert.StartsWith(words, reply.Words, StringComparison.Ordinal); // where the client library threw, more comes now
        Assert.True(expected.TryGetProperty("threw", out _) || reply.Words == words, reply.Words);
        Assert.Equal(
            name is not ("text" or "text-no-usage" or "text-finish-with-content" or "finish-length" or "finish-unknown" or "no-done-marker" or "crlf-and-comments" or "minimal-fields" or "empty-string-finish-reason" or "reasoning-content"),
            reply.Failure is not null);
        Assert.Equal(expected.TryGetProperty("usage", out var usage) && usage.GetString() is { } counted ? counted.Split('+').Sum(long.Parse) : 0, reply.Tokens);
    }

    [Fact]
    public async Task A_service_that_sends_an_empty_finish_reason_with_each_piece_is_understood()
    {
        await using var model = await LoopbackModel.StartAsync(LoopbackModel.Events(
            "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Say \\\"finish_reason\\\":\\\"eos\\\"\"},\"finish_reason\":\"\"}]}\n\ndata: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\" twice\"},\"finish_reason\" : \"eos\"}]}\n\n"));

        var reply = await AskAsync(model);

        Assert.Null(reply.Failure);
        Assert.Equal("Say \"finish_reason\":\"eos\" twice", reply.Words);
    }

    [Theory]
    [InlineData(429, 3)]
    [InlineData(500, 3)]
    [InlineData(502, 3)]
    [InlineData(401, 1)]
    [InlineData(404, 1)]
    [InlineData(400, 1)]
    public async Task What_may_pass_is_tried_again_and_what_will_not_is_not(int status, int requests)
    {
        await using var model = await LoopbackModel.StartAsync(LoopbackModel.Fails(status, "<html>no JSON at all</html>"));

        var reply = await AskAsync(model);

        Assert.NotNull(reply.Failure);
        Assert.Equal(requests, model.Asked.Count);
    }

    [Fact]
    public async Task A_second_try_that_succeeds_is_an_answer_like_any_other()
    {
        await using var model = await LoopbackModel.StartAsync(LoopbackModel.Fails(503, retryAfter: "0"), LoopbackModel.Says("Good ", "morning."));

        var reply = await AskAsync(model);

        Assert.Null(reply.Failure);
        Assert.Equal("Good morning.", reply.Words);
        Assert.Equal(250, reply.Tokens);
    }

    [Fact]
    public async Task A_service_that_wants_a_minute_is_not_waited_for()
    {
        await using var model = await LoopbackModel.StartAsync(LoopbackModel.Fails(429, retryAfter: "60"));

        Assert.NotNull((await AskAsync(model)).Failure);
        Assert.Single(model.Asked);
    }

    [Fact]
    public async Task A_stream_that_stalls_is_given_up()
    {
        await using var model = await LoopbackModel.StartAsync(LoopbackModel.SaysAndStalls("We are "));

        await using var services = Services(model);
        var reply = await AskAsync(services, stallSeconds: 1);

        Assert.IsType<TimeoutException>(reply.Failure);
        Assert.Equal("We are ", reply.Words);
    }

    [Fact]
    public async Task A_service_that_knows_only_the_older_name_of_a_length_is_asked_with_it_from_then_on()
    {
        await using var model = await LoopbackModel.StartAsync(LoopbackModel.Fails(400, "{\"error\":{\"message\":\"Unrecognized request argument supplied: max_completion_tokens\"}}"), LoopbackModel.Says("Yes."));
        await using var services = Services(model);

        Assert.Equal("Yes.", (await AskAsync(services)).Words);
        Assert.Equal("Yes.", (await AskAsync(services)).Words);

        Assert.Equal([true, false, false], model.Asked.Select(a => a.Contains("\"max_completion_tokens\":", StringComparison.Ordinal)));
        Assert.Equal([false, true, true], model.Asked.Select(a => a.Contains("\"max_tokens\":", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("It is $95 [1].", "It is $95.", new[] { 1 })]
    [InlineData("It is $95. [2] [1, 3] More.", "It is $95. More.", new[] { 2, 1, 3 })]
    [InlineData("A list [a] and [12 b] stays [[4]", "A list [a] and [12 b] stays [", new[] { 4 })]
    [InlineData("Ends with [", "Ends with [", new int[0])]
    [InlineData("", "", new int[0])]
    public void Marks_are_taken_out_wherever_the_pieces_are_cut(string said, string shown, int[] numbers)
    {
        for (var size = 1; size <= Math.Max(1, said.Length); size++)
        {
            var cited = new CitedWords();
            var words = new StringBuilder();
            foreach (var piece in said.Chunk(size))
            {
                words.Append(cited.Take(new string(piece)));
            }

            words.Append(cited.Rest());
            Assert.Equal(shown, words.ToString());
            Assert.Equal(numbers, cited.Numbers);
        }
    }

    [Fact]
    public void A_model_that_keeps_failing_is_left_alone_and_then_tried_by_one()
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        var rest = new ModelRest(clock);
        for (var i = 0; i < 3; i++)
        {
            Assert.True(rest.MayAsk());
            rest.Failed();
        }

        Assert.False(rest.MayAsk());
        clock.Advance(ModelRest.Rest);
        Assert.True(rest.MayAsk());
        Assert.False(rest.MayAsk());
        rest.Answered();
        Assert.True(rest.MayAsk());
    }

    private static async Task<HostedReply> AskAsync(LoopbackModel model)
    {
        await using var services = Services(model);
        return await AskAsync(services);
    }

    private static async Task<HostedReply> AskAsync(ServiceProvider services, int stallSeconds = 30)
    {
        var kernel = new Kernel();
        kernel.Plugins.AddFromFunctions("kb", [KernelFunctionFactory.CreateFromMethod(() => "nothing", "search")]);
        var reply = new HostedReply(services.GetRequiredService<HostedModel>().Chat(), new HostedModelOptions { StallSeconds = stallSeconds });
        var settings = new OpenAIPromptExecutionSettings { FunctionChoiceBehavior = FunctionChoiceBehavior.Auto(autoInvoke: false), MaxTokens = 100 };
        await foreach (var _ in reply.StreamAsync(new ChatHistory("You are Mia."), settings, kernel, TestContext.Current.CancellationToken))
        {
        }

        return reply;
    }

    private static ServiceProvider Services(LoopbackModel model)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(TimeProvider.System);
        services.AddReceptionistKernel(new ConfigurationBuilder().AddInMemoryCollection(model.Settings()).Build());
        return services.BuildServiceProvider();
    }

    private static JsonElement Read(string name) => JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "MiaPulse.Tests", "Contracts", name))).RootElement;
}
