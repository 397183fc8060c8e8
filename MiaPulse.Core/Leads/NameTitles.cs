using System.Text.RegularExpressions;

namespace MiaPulse.Core.Leads;

/// <summary>
/// What stands before a name: "Dr.", "Mrs", "Sig.ra". A rank belongs to how its bearer is addressed and stays with the name ("Dr. Anna Schmidt"). A courtesy stays
/// where only a family name follows, which would read as a given name without it ("Mrs Okafor"), and goes before a full name, which needs none ("Frau Anna Schmidt").
/// No title is a name by itself.
/// </summary>
internal static partial class NameTitles
{
    /// <summary>Any of them, as a part of a pattern.</summary>
    public const string Any = $"{Ranks}|{ShortRanks}|{Courtesies}|{ShortCourtesies}|{Names}";

    private const string Ranks = "dra?|doctora?|docteur|doktor|doutora?|dott|dottore|dottoressa|prof|profa|professora?|professore|professoressa|professeur|profesora?|rev|captain|capt|sgt"
        + "|الدكتورة?|الأستاذة?|البروفيسور|المهندسة?";

    // With a dot behind them; without one they are words, names or initials.
    private const string ShortRanks = "drs|ing|mag|lic|ir|adv|avv|arq|arch|mgr|inż|dipl|pr|m|د|م";

    private const string Courtesies = "mrs?|ms|miss|mx|herr|frau|señora?|senora?|senhora?|srta|sra?|mme|mlle|monsieur|madame|mademoiselle|signora?|signore|signorina|dhr|mevr|mevrouw|meneer|pani|السيدة|الآنسة";

    private const string ShortCourtesies = "sig|mw";

    // Somebody may be called so: they go before no name.
    private const string Names = "pan|السيد";

    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <param name="word">Without a dot.</param>
    /// <param name="isShortened">Whether a dot stands behind it.</param>
    public static bool Is(string word, bool isShortened) => Long().IsMatch(word) || isShortened && Short().IsMatch(word);

    /// <summary>One that whatever follows is taken for a name; before others it has to look like one.</summary>
    public static bool IsPlain(string word) => Certain().IsMatch(word);

    /// <summary>One that is no more than how somebody is addressed, and goes before a full name.</summary>
    public static bool IsCourtesy(string word) => Courtesy().IsMatch(word);

    /// <summary>One that nobody is called.</summary>
    public static bool IsNoName(string word) => Long().IsMatch(word) && !Name().IsMatch(word);

    /// <summary>Written out it is what somebody does as well: "soy doctora de familia".</summary>
    public static bool IsTrade(string word, bool isShortened) => !isShortened && !IsCourtesy(word);

    /// <summary>What goes on with a title: "Sig.ra", "Dr. med.", "dr hab.".</summary>
    /// <param name="word">Without a dot.</param>
    /// <param name="isShortened">Whether a dot stands behind it.</param>
    /// <param name="isJoined">Whether a dot stands right before it.</param>
    public static bool GoesOn(string word, bool isShortened, bool isJoined) => isJoined && Ending().IsMatch(word) || isShortened && Faculty().IsMatch(word);

    /// <summary>Whether a name begins with one.</summary>
    public static bool Open(string name) => Leading().IsMatch(name);

    /// <summary>The name without those that it begins with.</summary>
    public static string Without(string name) => Leading().Replace(name, "");

    [GeneratedRegex($"^(?:{Ranks}|{Courtesies}|{Names})$", Plain)]
    private static partial Regex Long();

    [GeneratedRegex($"^(?:{Names})$", Plain)]
    private static partial Regex Name();

    [GeneratedRegex($"^(?:{ShortRanks}|{ShortCourtesies})$", Plain)]
    private static partial Regex Short();

    [GeneratedRegex($"^(?:{Courtesies}|{ShortCourtesies})$", Plain)]
    private static partial Regex Courtesy();

    [GeneratedRegex("^(?:mrs?|ms|miss|mx|dr|prof|professor|doctor|rev|herr|frau|señora?|senora?|sra?|mme|monsieur|madame|signora?|captain|capt|sgt)$", Plain)]
    private static partial Regex Certain();

    [GeneratedRegex("^(?:ssa|ra|na|a|ª)$", Plain)]
    private static partial Regex Ending();

    [GeneratedRegex("^(?:med|dent|vet|jur|iur|phil|rer|nat|pol|oec|ing|hab|inż)$", Plain)]
    private static partial Regex Faculty();

    [GeneratedRegex($@"^(?:(?:(?:{Ranks}|{Courtesies}|{Names})(?:\.|(?=\s))|(?:{ShortRanks}|{ShortCourtesies})\.)(?:(?:ssa|ra|na|a|ª)(?=\s))?(?:\s*(?:med|dent|vet|jur|iur|phil|rer|nat|pol|oec|ing|hab|inż)\.)*\s*)+(?=\S)", Plain)]
    private static partial Regex Leading();
}
