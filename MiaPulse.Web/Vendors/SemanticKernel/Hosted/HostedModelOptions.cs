using System.ComponentModel.DataAnnotations;

namespace MiaPulse.Web.Vendors.SemanticKernel.Hosted;

/// <summary>Settings of the section <c>Mia</c> that name a hosted model: any service that speaks OpenAI's chat protocol. All unset: embedded Mia.</summary>
internal sealed class HostedModelOptions
{
    /// <summary>The base address that <c>/chat/completions</c> comes after, such as <c>https://api.example/v1</c>.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>Not needed by every service.</summary>
    public string? ApiKey { get; set; }

    public string? Model { get; set; }

    /// <summary>A model behind <c>/embeddings</c> of the same service. Unset: the embedded encoder alone judges what is near.</summary>
    public string? EmbeddingModel { get; set; }

    /// <summary>Tokens of one answer at most.</summary>
    [Range(16, 32_000)]
    public int MaxAnswerTokens { get; set; } = 500;

    /// <summary>Characters of the conversation that the model is given; older messages are left out.</summary>
    [Range(1_000, 1_000_000)]
    public int HistoryCharacters { get; set; } = 12_000;

    /// <summary>Seconds until the first word.</summary>
    [Range(1, 80)]
    public int FirstWordSeconds { get; set; } = 15;

    /// <summary>Seconds from one piece of an answer to the next.</summary>
    [Range(1, 80)]
    public int StallSeconds { get; set; } = 10;

    /// <summary>Seconds for a whole answer, its tools included.</summary>
    [Range(1, 80)]
    public int AnswerSeconds { get; set; } = 45;

    public bool IsConfigured => Endpoint is not null && !string.IsNullOrWhiteSpace(Model);

    /// <summary>The setting that is missing, where the model is set by half; null where it is whole or not set at all.</summary>
    public string? Missing => (Endpoint, Blank(Model) && Blank(EmbeddingModel), Blank(ApiKey)) switch
    {
        (null, false, _) or (null, _, false) => "Mia:Endpoint",
        (not null, true, _) => "Mia:Model",
        _ => null,
    };

    private static bool Blank(string? value) => string.IsNullOrWhiteSpace(value);
}
