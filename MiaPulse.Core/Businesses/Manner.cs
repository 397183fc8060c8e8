using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Businesses;

/// <summary>How Mia sounds. Where a language has two ways to address somebody, the friendly tone takes the familiar one and the others the polite one.</summary>
public enum Tone
{
    Friendly,
    Formal,
    Brief,
}

/// <summary>How much Mia says at once.</summary>
public enum AnswerLength
{
    /// <summary>One sentence where one will do.</summary>
#pragma warning disable CA1720 // the word as everybody says it; nobody takes it for a number here
    Short,
#pragma warning restore CA1720
    Normal,

    /// <summary>With what stands around it.</summary>
    Detailed,
}

/// <summary>How Mia is to speak for a business, and when she calls for a person of her own accord.</summary>
/// <param name="Tone">How she sounds; null until the owner has chosen.</param>
/// <param name="Length">How much she says.</param>
/// <param name="UrgentWords">The owner's own words that mean that somebody has to come now, beside those that she knows.</param>
/// <param name="MostReplies">Her replies in a row, within a day, after which a person is called.</param>
public sealed record Manner(Tone? Tone, AnswerLength Length, IReadOnlyList<string> UrgentWords, int MostReplies)
{
    public const int UsualReplies = 30;

    public static readonly Manner Usual = new(null, AnswerLength.Normal, [], UsualReplies);

    /// <summary>Until an owner says otherwise nobody is addressed as a friend who may not want to be: the widget's own words are polite too.</summary>
    public Tone ToneIn(Language? language) => Tone ?? (language is Language.English ? Businesses.Tone.Friendly : Businesses.Tone.Formal);
}
