using System.ComponentModel.DataAnnotations;

namespace MiaPulse.Core.Webhooks;

/// <summary>An endpoint as a member describes it. Where it may lead is judged by <see cref="WebhookUrl"/>.</summary>
public sealed record EndpointInput : IValidatableObject
{
    [Required(ErrorMessage = "Type the address that webhooks are to be sent to.")]
    [MaxLength(WebhookEndpoint.MaxUrlLength, ErrorMessage = "That address is too long.")]
    public string Url { get; set; } = "";

    /// <summary>What it wants to be told of.</summary>
    public HashSet<WebhookKind> Events { get; init; } = [.. WebhookKinds.Choosable];

    public bool IsOn { get; set; } = true;

    public static EndpointInput From(EndpointRow endpoint) => new() { Url = endpoint.Url, Events = [.. endpoint.Events], IsOn = endpoint.IsOn };

    /// <summary>In the order in which they are shown, so that the same choice is stored the same.</summary>
    public IReadOnlyList<WebhookKind> Chosen => [.. WebhookKinds.Choosable.Where(Events.Contains)];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Chosen.Count == 0)
        {
            yield return new ValidationResult("Choose at least one event.", [nameof(Events)]);
        }
    }
}
