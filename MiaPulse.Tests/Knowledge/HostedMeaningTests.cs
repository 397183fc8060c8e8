using System.Text.Json;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Receptionist;
using MiaPulse.Tests.Receptionist;
using MiaPulse.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Tests.Knowledge;

/// <summary>A configured embedding model: what it knows to be near is found, and without it everything goes on.</summary>
public sealed class HostedMeaningTests
{
    private const string InOtherWords = "Gibt es irgendwo Abstellflächen?";
    private const string Parking = "Where can I park?";

    [Fact]
    public async Task What_only_the_model_knows_to_be_near_is_found_and_its_vectors_are_kept()
    {
        await using var model = await ModelAsync();
        await using var desk = await FrontDesk.OpenAsync(Settings(model));
        Assert.NotEqual(Parking, (await SearchAsync(desk))[0].Title); // the embedded encoder reads English

        await Eventually.HoldsAsync(async () => (await SearchAsync(desk))[0].Title == Parking, "the model's vectors are there");

        await using var db = await desk.World.DbFor(desk.Owner);
        await Eventually.HoldsAsync(async () => await db.Faqs.AllAsync(f => f.ModelMeaning != null) && await db.Passages.AllAsync(p => p.ModelMeaning != null), "they are kept with their rows");
        var asked = model.Asked.Count;
        desk.World.The<KnowledgeIndex>().Forget(desk.Owner.Business);
        Assert.Equal(Parking, (await SearchAsync(desk))[0].Title);
        Assert.Equal(asked + 1, model.Asked.Count); // the question alone
        using var body = JsonDocument.Parse(model.Asked[^1]);
        Assert.Equal(("near-1", "float", InOtherWords), (Text(body, "model"), Text(body, "encoding_format"), body.RootElement.GetProperty("input")[0].GetString()));
        var spent = await desk.World.The<ModelSpend>().TodayAsync(desk.Owner, TestContext.Current.CancellationToken);
        Assert.Equal((0, 0, 7L * model.Asked.Count), (spent.Replies, spent.FellBack, spent.Tokens));
    }

    [Theory]
    [InlineData(500, "")]
    [InlineData(401, "{}")]
    [InlineData(200, "not json")]
    [InlineData(200, "{}")]
    [InlineData(200, """{"data":[{"index":0,"embedding":[]}]}""")]
    [InlineData(200, """{"data":[{"index":0,"embedding":[0,0,0]}]}""")]
    [InlineData(200, """{"data":[{"index":7,"embedding":[1,0,0]}]}""")]
    [InlineData(200, """{"data":[{"index":0,"embedding":"AACAPwAAAAA="}]}""")]
    public async Task Whatever_the_service_answers_the_embedded_encoder_still_finds_what_is_asked(int status, string body)
    {
        await using var model = await LoopbackModel.StartAsync(LoopbackModel.Fails(status, body));
        await using var desk = await FrontDesk.OpenAsync(Settings(model));
        await SearchAsync(desk, Parking);
        await Eventually.HoldsAsync(() => model.Asked.Count > 0, "the service was asked");

        Assert.Equal(Parking, (await SearchAsync(desk, "where do I leave the car, can I park?"))[0].Title);
    }

    [Fact]
    public async Task Nothing_is_sent_once_the_days_tokens_are_used_up()
    {
        await using var model = await ModelAsync();
        await using var desk = await FrontDesk.OpenAsync(Settings(model, ("Mia:DailyTokensPerBusiness", "5")));
        await SearchAsync(desk);
        await Eventually.HoldsAsync(() => model.Asked.Count == 1, "one call, which is over the cap already");
        var other = await desk.World.ABusiness("Hilltop Massage");
        await desk.LearnAsync(other, [("Do you have a sauna?", "Yes.")], []);
        await desk.World.The<KnowledgeIndex>().SearchAsync(other, "sauna", TestContext.Current.CancellationToken);
        await Eventually.HoldsAsync(() => model.Asked.Count == 2, "the other business has a day of its own, and comes after the first in line");

        await SearchAsync(desk);

        Assert.Equal(2, model.Asked.Count);
    }

    [Fact]
    public async Task A_model_without_a_service_is_told_at_the_start()
    {
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => FrontDesk.OpenAsync(new Dictionary<string, string?> { ["Mia:EmbeddingModel"] = "near-1" }));
        Assert.StartsWith("Mia:Endpoint is not set", refused.Message, StringComparison.Ordinal);
    }

    private static Task<IReadOnlyList<FoundPassage>> SearchAsync(FrontDesk desk, string question = InOtherWords) =>
        desk.World.The<KnowledgeIndex>().SearchAsync(desk.Owner, question, TestContext.Current.CancellationToken);

    private static Dictionary<string, string?> Settings(LoopbackModel model, params (string Key, string Value)[] more)
    {
        var settings = model.Settings(more);
        settings.Remove("Mia:Model");
        settings["Mia:EmbeddingModel"] = "near-1";
        return settings;
    }

    /// <summary>Texts about parking lie in one direction, all others in another.</summary>
    private static async Task<LoopbackModel> ModelAsync()
    {
        LoopbackModel model = null!;
        model = await LoopbackModel.StartAsync(async context =>
        {
            using var asked = JsonDocument.Parse(model.Asked[^1]);
            var data = asked.RootElement.GetProperty("input").EnumerateArray().Select((t, i) => new { index = i, embedding = VectorOf(t.GetString()!) }).Reverse();
            await context.Response.WriteAsJsonAsync(new { data, usage = new { total_tokens = 7 } });
        });
        return model;
    }

    private static float[] VectorOf(string text) =>
        text.Contains("Abstellflächen", StringComparison.Ordinal) || text.StartsWith("Where can I park?", StringComparison.Ordinal) ? [3, 0.1f, 0] : [0, 1, 1];

    private static string? Text(JsonDocument body, string name) => body.RootElement.GetProperty(name).GetString();
}
