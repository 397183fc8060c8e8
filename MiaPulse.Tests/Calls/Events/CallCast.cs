using System.Globalization;
using MiaPulse.Core.Languages;

namespace MiaPulse.Tests.Calls.Events;

/// <summary>Who calls, from which number, as their carrier shows it.</summary>
/// <param name="Number">Null and blank for one that is not shown at all.</param>
/// <param name="Language">Which they speak.</param>
/// <param name="MayBeTexted">Whether a text may ever go there: it is shown, and somebody's own phone as far as numbers tell.</param>
internal sealed record CastCaller(string? Number, Language Language, bool MayBeTexted);

/// <summary>A business that is called.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Line">Its number.</param>
/// <param name="PutsThrough">Whether a person's phone may ring.</param>
internal sealed record CastBusiness(string Name, string Line, bool PutsThrough);

/// <summary>Everybody in a run: the same in each, so that an event is told by their places alone.</summary>
internal static class CallCast
{
    public const string Operator = "+12025550143";
    public const string Stranger = "+13125550199";

    private const int PhonesOfEach = 3;

    public static readonly CastBusiness[] Businesses =
    [
        new("Corner Bakery", "+12125550100", PutsThrough: false),
        new("Blue Salon", "+12125550101", PutsThrough: false),
        new("Müller & Söhne", "+12125550102", PutsThrough: true),
    ];

    /// <summary>Phones that may be texted, some in each language, and then those that never may.</summary>
    public static readonly CastCaller[] Callers =
    [
        .. Phones(Language.English, "+1312555014"),
        .. Phones(Language.German, "+491512345678"),
        .. Phones(Language.French, "+3361234567"),
        .. Phones(Language.Spanish, "+3461234567"),
        .. Phones(Language.Italian, "+39312345678"),
        .. Phones(Language.Dutch, "+3161234567"),
        .. Phones(Language.Polish, "+4851234567"),
        .. Phones(Language.Portuguese, "+35191234567"),
        .. Phones(Language.Arabic, "+96651234567"),
        Never("+493012345678", Language.German), // landlines
        Never("+442071234567"),
        Never("+33142685300", Language.French),
        Never("+19002345678"), // premium
        Never("+449098790000"),
        Never("+18005551234"), // free for who calls, and nobody's phone
        Never("12345"), // short codes
        Never("+12345"),
        Never("+881612345678"), // a satellite's
        Never("anonymous"),
        Never("Restricted"),
        Never("+266696687"), // "anonymous" on a keypad
        Never("client:alice"),
        Never("sip:bob@sip.example"),
        Never(""),
        Never(null),
    ];

    public static Tongue TongueOf(CastCaller caller) => Tongue.All[(int)caller.Language];

    /// <summary>Its links at first; the second one has no page for booking.</summary>
    public static CastLinks LinksOf(int business) => Links(business, 0);

    /// <param name="business">Whose.</param>
    /// <param name="edition">How often the owner has changed them.</param>
    public static CastLinks Links(int business, int edition) =>
        new($"https://b{business}.example/v{edition}", business == 1 ? null : $"https://book{business}.example/v{edition}");

    private static IEnumerable<CastCaller> Phones(Language language, string begins) =>
        Enumerable.Range(1, PhonesOfEach).Select(n => new CastCaller($"{begins}{n.ToString(CultureInfo.InvariantCulture)}", language, MayBeTexted: true));

    private static CastCaller Never(string? number, Language language = Language.English) => new(number, language, MayBeTexted: false);
}

/// <summary>A business's links, as its owner has set them.</summary>
internal sealed record CastLinks(string Website, string? Booking);
