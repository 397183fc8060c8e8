using System.Text.RegularExpressions;
using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Notifications;

/// <summary>
/// The words of an alert as a text: what happened, to which business, how the visitor is reached and how they began, in <see cref="MostParts"/> parts at most. The one
/// link in it is ours: what a phone could make one of, in a stranger's words, is left out.
/// </summary>
public static partial class TextAlert
{
    public const int MostParts = 2;

    private const string LeftOut = "(link)";

    private const string Nobody = "A visitor";

    public static string Write(AlertToSend alert, PublicUrl url)
    {
        var link = url.At($"app/inbox/{alert.Conversation}").AbsoluteUri;
        string Whole(string said) => $"{said}\n{link}";
        string Heading(string who) => Plain(AlertHeadings.For(alert, who));

        // Most of all what happened and where to look; then each further thing, if it goes in: half a number is none.
        var known = Name(alert.Facts.Who);
        var name = TextLength.Fit(known, MostParts, n => Whole(Heading(n)));
        var text = Heading(name.Length == 0 ? Nobody : name);
        foreach (var more in (string?[])[$" ({Plain(PlainName.Tidy(alert.Business))})", Phone(alert)])
        {
            text += more is not null && TextLength.PartsOf(Whole(text + more)) <= MostParts ? more : "";
        }

        string Quoting(string some) => $"{text}. \"{some}\"";
        var words = Plain(WithoutLinks(PlainName.Tidy(alert.Facts.Words ?? alert.Facts.Wish)));
        var shown = TextLength.Fit(words, MostParts, some => Whole(Quoting(some)));
        return Whole(shown.Length == 0 ? text : Quoting(shown));
    }

    /// <summary>The words without what a phone would make a link of: anything with a name's dot, a scheme or an at sign in it.</summary>
    public static string WithoutLinks(string words) => string.Join(' ', words.Split(' ').Select(word => LooksLikeLink().IsMatch(word) ? LeftOut : word));

    private static string Name(string who) => AlertHeadings.Name(who) is var name && WithoutLinks(name) == name ? name : Nobody;

    private static string? Phone(AlertToSend alert) => alert.Facts.Phone is { } phone ? $". {Plain(PlainName.Tidy(phone))}" : null;

    // What is only drawn otherwise, and would more than halve what goes into a part.
    private static string Plain(string words) =>
        words.Replace('“', '"').Replace('”', '"').Replace('„', '"').Replace('‘', '\'').Replace('’', '\'').Replace('–', '-').Replace('—', '-').Replace('\u00a0', ' ').Replace("…", "...", StringComparison.Ordinal);

    [GeneratedRegex(@"[@＠]|://|[\p{L}\p{N}\p{M}_-][.。．｡․][\p{L}\p{M}]|\d(?:[.。．｡․]\d{1,3}){3}|\b(?:tel|sms|mailto|https?|javascript):", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LooksLikeLink();
}
