using System.Text.RegularExpressions;

namespace MiaPulse.Core.Receptionist.Embedded.Hearing;

/// <summary>Words that tell what a visitor does: whole words, in folded letters, so that a missing accent does not matter.</summary>
internal sealed class Cue
{
    private readonly Regex _words;

    private Cue(string words) => _words = new Regex($@"(?<!\w)(?:{words})(?!\w)", RegexOptions.CultureInvariant);

    /// <param name="folded">By <see cref="Languages.Folding"/>.</param>
    public bool In(string folded) => _words.IsMatch(folded);

    public static implicit operator Cue(string words) => new(words);
}
