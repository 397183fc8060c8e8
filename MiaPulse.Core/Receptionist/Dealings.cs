using System.Text.RegularExpressions;
using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Receptionist;

/// <summary>What a business does with what it is offered or asked for: it takes it, allows it, covers it, or offers it.</summary>
internal enum Dealing
{
    Takes,
    Allows,
    Covers,
    Offers,
}

/// <summary>Finds the verbs of dealing in a clause, in each language.</summary>
internal static class Dealings
{
    /// <summary>By language, the patterns of takes, allows, covers and offers, with spaces between them. "Takes" is left out of English: treatments take time.</summary>
    private static readonly string[] Patterns =
    [
        @"accept(?:s|ed|ing)?|take|taken|honou?r(?:s|ed)? allow(?:s|ed)?|permit(?:s|ted)?|welcomed? cover(?:s|ed|ing)?|insur(?:e|es|ed)|reimburs(?:e|es|ed) offer(?:s|ed)?|provid(?:e|es|ed)",
        @"akzeptier\p{L}*|nehmen|nimmt|angenommen|annehmen erlaub\p{L}*|gestatte\p{L}*|willkommen|dürfen|darf|zugelassen übernimmt|übernehmen|übernommen|abgedeckt|gedeckt|deckt|versichert|erstatte\p{L}* bieten|bietet|anbieten|angeboten",
        @"accept\p{L}*|prenons|prennent|prend|pris permis\p{L}*|autoris\p{L}*|bienvenue?s?|admis\p{L}* couvre|couvrent|couvert\p{L}*|rembours\p{L}*|assur(?:e|ent|ée?s?) propos\p{L}*|offr(?:ons|e|ent)",
        @"acept\p{L}*|tomamos|toman permit\p{L}*|bienvenid\p{L}*|admit\p{L}* cubre|cubren|cubiert\p{L}*|asegura\p{L}*|reembols\p{L}* ofrec\p{L}*",
        @"accett\p{L}*|prend(?:iamo|ono|e) permess\p{L}*|ammess\p{L}*|benvenut\p{L}* copre|coprono|copert\p{L}*|rimbors\p{L}*|assicurat\p{L}* offriamo|offre|offrono|proponiamo",
        @"accept\p{L}*|nemen|aangenomen toegestaan|toegelaten|welkom|mogen|mag vergoed\p{L}*|gedekt|dekt|verzekerd bieden|biedt|aangeboden",
        @"akceptuj\p{L}*|przyjm\p{L}* dozwolon\p{L}*|wolno|widzian\p{L}* pokryw\p{L}*|refundowan\p{L}*|refunduj\p{L}* ofer(?:uj\p{L}*|owan\p{L}*)",
        @"aceit\p{L}* permitid\p{L}*|permit(?:e|imos|em)|bem-vind\p{L}* cobre|cobrem|cobert\p{L}*|reembols\p{L}*|comparticip\p{L}* oferec\p{L}*",
        @"[نتي]قبل|مقبول\p{L}* مسموح\p{L}*|[نتي]سمح|مرحب [نتي]غطي|مغطى|مغطاة|مشمول\p{L}* [نتي]قدم|[نتي]وفر",
    ];

    private static readonly Lazy<Regex[]>[] Verbs =
        [.. Patterns.Select(p => new Lazy<Regex[]>(() => [.. p.Split(' ').Select(v => new Regex($@"(?<![\p{{L}}\p{{M}}\-])(?:{v})(?![\p{{L}}\p{{M}}\-])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant))]))];

    /// <summary>The first verb of each kind in a clause.</summary>
    public static IEnumerable<(Dealing Dealing, Match Verb)> In(string clause, Language language) =>
        Verbs[(int)language].Value.Select((verb, i) => ((Dealing)i, verb.Match(clause))).Where(v => v.Item2.Success);
}
