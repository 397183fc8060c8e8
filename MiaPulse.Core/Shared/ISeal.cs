namespace MiaPulse.Core.Shared;

/// <summary>Closes words that must not lie open in the database, such as a mail with a live link in it. The keys are kept elsewhere.</summary>
public interface ISeal
{
    string Close(string words);

    /// <summary>The words; null where they were closed by other keys, or changed since.</summary>
    string? Open(string closed);
}
