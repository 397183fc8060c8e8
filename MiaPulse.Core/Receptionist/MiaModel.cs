namespace MiaPulse.Core.Receptionist;

/// <summary>Who finds Mia's words on this installation, for screens and for the privacy page.</summary>
/// <param name="Name">Of the model.</param>
/// <param name="Host">Where it is; null for embedded Mia, who is here.</param>
public sealed record MiaModel(string Name, string? Host)
{
    public static readonly MiaModel Embedded = new("embedded", null);

    public bool IsHosted => Host is not null;
}
