using System.Net.Http.Headers;
using System.Numerics.Tensors;
using System.Text.Json;
using System.Text.Json.Serialization;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Receptionist;
using MiaPulse.Core.Shared;
using Microsoft.Extensions.Options;

namespace MiaPulse.Web.Vendors.SemanticKernel.Hosted;

/// <summary>
/// The configured service's <c>POST /embeddings</c>. Asked for plain numbers: the client library asks for base64, which not every compatible service
/// knows. Never throws for what the service does: without its vectors the embedded encoder judges alone.
/// </summary>
internal sealed partial class HostedMeaning(
    IHttpClientFactory clients, IOptions<HostedModelOptions> options, ModelSpend spend, CountModelUse count, TimeProvider clock, ILogger<HostedMeaning> log) : IMeaningModel
{
    private const string Client = "mia-embeddings";
    private const int MostCharacters = 8_000; // of one text; services refuse what is over their context
    private const int MostBytes = 64 * 1024 * 1024;
    private const int CharactersPerToken = 3;

    /// <summary>A visitor waits for it.</summary>
    private static readonly TimeSpan Awaited = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan Unawaited = TimeSpan.FromSeconds(60);

    private readonly ModelRest _rest = new(clock);

    public string Name => options.Value.EmbeddingModel!;

    public static IServiceCollection AddHttp(IServiceCollection services)
    {
        var client = services.AddHttpClient(Client, http => (http.Timeout, http.MaxResponseContentBufferSize) = (Timeout.InfiniteTimeSpan, MostBytes));
        client.ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(5) });
        return services;
    }

    public async Task<IReadOnlyList<float[]>?> EncodeAsync(Mia who, IReadOnlyList<string> texts, bool isAwaited, CancellationToken ct)
    {
        if (!_rest.MayAsk() || (await spend.TodayAsync(who, ct)).IsUsedUp)
        {
            return null;
        }

        using var patience = new CancellationTokenSource(isAwaited ? Awaited : Unawaited, clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct, patience.Token);
        try
        {
            var (vectors, tokens) = await AskAsync([.. texts.Select(t => t.Length > MostCharacters ? t[..MostCharacters] : t)], stop.Token);
            await count.RunAsync(who, tokens).WaitAsync(ct); // not waited for once the process ends: whoever writes it down may be gone by then
            _rest.Answered();
            return vectors;
        }
        catch (Exception e) when (!ct.IsCancellationRequested && e is HttpRequestException or JsonException or InvalidDataException or OperationCanceledException)
        {
            _rest.Failed();
            LogFailed(log, who.Business, e.GetType().Name, e is HttpRequestException http ? (int?)http.StatusCode : null);
            return null;
        }
    }

    private async Task<(IReadOnlyList<float[]> Vectors, long Tokens)> AskAsync(string[] texts, CancellationToken ct)
    {
        using var http = clients.CreateClient(Client);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{options.Value.Endpoint!.ToString().TrimEnd('/')}/embeddings") { Content = JsonContent.Create(new Question(Name, texts, "float")) };
        if (!string.IsNullOrWhiteSpace(options.Value.ApiKey))
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", options.Value.ApiKey);
        }

        using var response = await http.SendAsync(request, ct);
        response.EnsureSuccessStatusCode();
        var answer = await response.Content.ReadFromJsonAsync<Answer>(ct);
        var vectors = new float[texts.Length][];
        foreach (var one in answer?.Data ?? [])
        {
            if (one.Index >= 0 && one.Index < vectors.Length && one.Embedding is { Length: > 0 } vector && TensorPrimitives.Norm<float>(vector) is > 0 and var length && float.IsFinite(length))
            {
                TensorPrimitives.Divide(vector, length, vector);
                vectors[one.Index] = vector;
            }
        }

        return vectors.Any(v => v is null || v.Length != vectors[0].Length)
            ? throw new InvalidDataException("Not one vector for each text.")
            : (vectors, answer!.Usage?.TotalTokens ?? texts.Sum(t => t.Length) / CharactersPerToken);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The embedding model gave nothing for business {Business}: {Problem} {Status}")]
    private static partial void LogFailed(ILogger log, BusinessId business, string problem, int? status);

    private sealed record Question(
        [property: JsonPropertyName("model")] string Model, [property: JsonPropertyName("input")] string[] Input, [property: JsonPropertyName("encoding_format")] string Format);

    private sealed record Answer([property: JsonPropertyName("data")] One[]? Data, [property: JsonPropertyName("usage")] Usage? Usage);

    private sealed record One([property: JsonPropertyName("index")] int Index, [property: JsonPropertyName("embedding")] float[]? Embedding);

    private sealed record Usage([property: JsonPropertyName("total_tokens")] long? TotalTokens);
}
