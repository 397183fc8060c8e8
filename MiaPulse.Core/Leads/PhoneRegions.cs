using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Leads;

/// <summary>Whose habits a number without a country code may follow beside the business's own: of where the visitor's clock is, and of where their language is spoken.</summary>
internal static class PhoneRegions
{
    // In the order of Language. English and Arabic are spoken in too many countries to tell one by.
    private static readonly string[] ByLanguage = ["", "DE AT CH", "FR BE CH CA", "ES", "IT CH", "NL BE", "PL", "PT BR", ""];

    private static readonly Dictionary<string, string> ByZone = new(
        from line in Zones.Split('\n')
        let region = line[..2]
        from zone in line[3..].Split(' ')
        select KeyValuePair.Create(zone, region), StringComparer.Ordinal);

    /// <summary>Two-letter countries, the likeliest first, without the business's own.</summary>
    /// <param name="region">The business's own.</param>
    /// <param name="language">The language that the visitor writes.</param>
    /// <param name="timeZone">IANA name of the visitor's time zone, where it is known.</param>
    public static IReadOnlyList<string> Beside(string region, Language? language, string? timeZone)
    {
        var spoken = language is { } known ? ByLanguage[(int)known].Split(' ', StringSplitOptions.RemoveEmptyEntries) : [];
        return [.. (timeZone is not null && ByZone.TryGetValue(timeZone, out var there) ? spoken.Prepend(there) : spoken).Where(r => r != region).Distinct()];
    }

    // Where visitors mostly are; a zone that is missing suggests nothing.
    private const string Zones =
        """
        AE Asia/Dubai
        AR America/Argentina/Buenos_Aires America/Buenos_Aires
        AT Europe/Vienna
        AU Australia/Sydney Australia/Melbourne Australia/Brisbane Australia/Perth Australia/Adelaide Australia/Hobart Australia/Darwin
        BE Europe/Brussels
        BG Europe/Sofia
        BH Asia/Bahrain
        BR America/Sao_Paulo America/Bahia America/Fortaleza America/Recife America/Manaus America/Belem America/Cuiaba America/Campo_Grande America/Porto_Velho
        CA America/Toronto America/Vancouver America/Montreal America/Edmonton America/Winnipeg America/Halifax America/Regina America/St_Johns
        CH Europe/Zurich
        CL America/Santiago
        CO America/Bogota
        CZ Europe/Prague
        DE Europe/Berlin Europe/Busingen
        DK Europe/Copenhagen
        DZ Africa/Algiers
        EG Africa/Cairo
        ES Europe/Madrid Atlantic/Canary Africa/Ceuta
        FI Europe/Helsinki
        FR Europe/Paris
        GB Europe/London Europe/Belfast
        GR Europe/Athens
        HR Europe/Zagreb
        HU Europe/Budapest
        IE Europe/Dublin
        IL Asia/Jerusalem Asia/Tel_Aviv
        IN Asia/Kolkata Asia/Calcutta
        IQ Asia/Baghdad
        IT Europe/Rome
        JO Asia/Amman
        JP Asia/Tokyo
        KW Asia/Kuwait
        LB Asia/Beirut
        LU Europe/Luxembourg
        MA Africa/Casablanca
        MX America/Mexico_City America/Monterrey America/Tijuana America/Cancun
        NL Europe/Amsterdam
        NO Europe/Oslo
        NZ Pacific/Auckland
        OM Asia/Muscat
        PE America/Lima
        PL Europe/Warsaw
        PT Europe/Lisbon Atlantic/Madeira Atlantic/Azores
        QA Asia/Qatar
        RO Europe/Bucharest
        SA Asia/Riyadh
        SE Europe/Stockholm
        SG Asia/Singapore
        SI Europe/Ljubljana
        SK Europe/Bratislava
        TN Africa/Tunis
        TR Europe/Istanbul
        UA Europe/Kyiv Europe/Kiev
        US America/New_York America/Chicago America/Denver America/Los_Angeles America/Phoenix America/Detroit America/Anchorage Pacific/Honolulu
        ZA Africa/Johannesburg
        """;
}
