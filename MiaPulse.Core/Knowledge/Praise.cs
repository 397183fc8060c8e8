using System.Text.RegularExpressions;

namespace MiaPulse.Core.Knowledge;

/// <summary>
/// What customers say of a business, on its own pages: their stories, prices and cures are theirs, and "our site says" would make them the business's. Found only
/// by who asks for reviews.
/// </summary>
internal static partial class Praise
{
    /// <summary>Customers write a few sentences; long texts tell of others.</summary>
    private const int LongestStory = 500;

    public static bool Is(string title, string text) => Heading().IsMatch(title) || text.Length <= LongestStory && OneOfThem().IsMatch(text) && OfOthers().IsMatch(text) && !OurOwn().IsMatch(text);

    public static bool IsAskedFor(string question) => Asked().IsMatch(question);

    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"\b(reviews?|testimonials?|kind words|success stories|(what|why) (our )?(people|customers|clients|patients|guests|members|students|others|they) (say|said|think|love|come back)|(customers?|clients?|patients?|guests?)('s?)? (stories|voices|say|feedback))\b", Plain)]
    private static partial Regex Heading();

    // A customer writes "I" and of the business "they". Of a king or a war it is a number.
    [GeneratedRegex(@"(?<!\p{Lu}\w* )\bI('m|'ve|'d)? [a-z]|\bmy (back|knee|shoulder|neck|dog|cat|car|bike|hair|kids?|son|daughter|wife|husband|mum|mom)\b", RegexOptions.CultureInvariant)]
    private static partial Regex OneOfThem();

    [GeneratedRegex(@"\b(they|them|their|she|he)\b", Plain)]
    private static partial Regex OfOthers();

    [GeneratedRegex(@"\b(we|our|ours|us)\b", Plain)]
    private static partial Regex OurOwn();

    [GeneratedRegex(@"\b(reviews?|testimonials?|ratings?|rated|recommend\w*|feedback|opinions?|stars|any good|(customers?|clients?|people|others|patients) (say|said|think))\b", Plain)]
    private static partial Regex Asked();
}
