using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Calls;

/// <summary>How signs are called when they are read out, in one language.</summary>
/// <param name="At">@.</param>
/// <param name="Dot">. in an address.</param>
/// <param name="Dash">- in an address.</param>
/// <param name="Underscore">_.</param>
/// <param name="Slash">/ in an address.</param>
/// <param name="Plus">+ before a number.</param>
/// <param name="To">Between the two ends of a span.</param>
/// <param name="And">&amp;.</param>
/// <param name="Percent">%.</param>
/// <param name="Website">What is said in place of a web address.</param>
internal sealed record SpokenSigns(string At, string Dot, string Dash, string Underscore, string Slash, string Plus, string To, string And, string Percent, string Website)
{
    private static readonly SpokenSigns[] ByLanguage =
    [
        new("at", "dot", "dash", "underscore", "slash", "plus", "to", "and", "percent", "our website") { Money = ["dollars", "euros", "pounds"] },
        new("ät", "Punkt", "Bindestrich", "Unterstrich", "Schrägstrich", "plus", "bis", "und", "Prozent", "unsere Website") { Money = ["Dollar", "Euro", "Pfund"], FullHour = "{0} Uhr", HourAndMinutes = "{0} Uhr {1}" },
        new("arobase", "point", "tiret", "tiret bas", "barre oblique", "plus", "à", "et", "pour cent", "notre site") { Money = ["dollars", "euros", "livres"], FullHour = "{0} heures", HourAndMinutes = "{0} heures {1}" },
        new("arroba", "punto", "guion", "guion bajo", "barra", "más", "a", "y", "por ciento", "nuestra página web") { Money = ["dólares", "euros", "libras"], FullHour = "{0}", HourAndMinutes = "{0} y {1}" },
        new("chiocciola", "punto", "trattino", "trattino basso", "barra", "più", "a", "e", "per cento", "il nostro sito") { Money = ["dollari", "euro", "sterline"], FullHour = "{0}", HourAndMinutes = "{0} e {1}" },
        new("apenstaartje", "punt", "streepje", "laag streepje", "schuine streep", "plus", "tot", "en", "procent", "onze website") { Money = ["dollar", "euro", "pond"], FullHour = "{0} uur", HourAndMinutes = "{0} uur {1}" },
        new("małpa", "kropka", "myślnik", "podkreślenie", "ukośnik", "plus", "do", "i", "procent", "nasza strona internetowa"),
        new("arroba", "ponto", "hífen", "sublinhado", "barra", "mais", "a", "e", "por cento", "o nosso site") { Money = ["dólares", "euros", "libras"], FullHour = "{0} horas", HourAndMinutes = "{0} e {1}" },
        new("آت", "نقطة", "شرطة", "شرطة سفلية", "شرطة مائلة", "زائد", "إلى", "و", "بالمئة", "موقعنا"),
    ];

    /// <summary>$, € and £ behind a figure. None where their form hangs on the figure: a voice of that language reads the sign itself.</summary>
    public IReadOnlyList<string> Money { get; init; } = [];

    /// <summary>A time of day without minutes; null where a voice reads the figures as they stand.</summary>
    public string? FullHour { get; init; }

    public string? HourAndMinutes { get; init; }

    public static SpokenSigns Of(Language language) => ByLanguage[(int)language];
}
