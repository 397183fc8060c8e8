using System.Collections.Frozen;

namespace MiaPulse.Core.Leads;

/// <summary>Given and family names of many countries, and the commonest English words, for telling "I'm Will" from "I'm willing". Sources: NOTICE.</summary>
internal static class NameLists
{
    // What people write in chats and no word list of ordinary prose has; weekdays, months and nationalities, which are capitalised as names are.
    private static readonly string[] ChatWords = Split(
        """
        hmm hm ok okay yep yup yeah nope nah hi hiya hey hello howdy lol pls plz thx ty np idk btw asap tho thru cuz ur cheers wow bye byee goodbye good-bye thankyou somuch alot dude ph tel mob oops whoops ugh gonna wanna gotta dunno
        im ive ill dont cant wont isnt didnt doesnt wasnt whats thats hows lets youre theyre theres heres its id vegan allergic unsure available interested
        monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun january february march april june july august
        september october november december jan feb mar apr jun jul aug sep sept oct nov dec christmas easter halloween ramadan diwali
        english british american canadian australian irish scottish welsh german french spanish italian dutch polish portuguese swedish norwegian danish
        finnish greek turkish russian ukrainian indian chinese japanese korean thai mexican brazilian african european asian christian muslim jewish hindu
        email mail gmail hotmail outlook yahoo phone mobile cell whatsapp instagram facebook google website online app url faq usa uk eu mia
        mum mom mam dad ma'am sir madam guys folks everyone somebody someone anybody anyone nobody none nothing something anything
        regards sincerely sorry please thank thanks morning afternoon evening tonight today tomorrow
        """);

    // Given names that are words too, and still names where "I'm" stands before them and nothing behind.
    private static readonly FrozenSet<string> WordNames = Split(
        """
        bob will mark bill rose grace jack frank nick ray pat sue faith hope joy ken don ally amber angel dawn art miles rob guy dean gene dale cliff chuck
        penny ruby pearl olive ivy violet daisy lily iris holly heather hazel robin jay drew wade lance chase grant kay dan sam max jim tom jan june april
        """).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly string[] MoreGiven = Split("jen ffion sian rhys huw megan niamh siobhan saoirse aoife eoin cillian raman thiya jo al ed bo ty li yi wei xin jun min hao anh");
    private static readonly string[] MoreFamily = Split("okafor okonkwo adeyemi pritchard kaur nguyen tran pham wang zhang");

    private static readonly Lazy<FrozenSet<string>> Given = new(() => Names(family: false));
    private static readonly Lazy<FrozenSet<string>> Family = new(() => Names(family: true));
    private static readonly FrozenSet<string> Chat = ChatWords.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    private static readonly Lazy<FrozenSet<string>> Common = new(() => Lines("common-words").Concat(ChatWords).ToFrozenSet(StringComparer.OrdinalIgnoreCase));

    /// <summary>The commonest English words, in small letters.</summary>
    public static IEnumerable<string> CommonWords => Lines("common-words");

    public static bool IsGiven(string word) => Given.Value.Contains(Plain(word));

    public static bool IsFamily(string word) => Family.Value.Contains(Plain(word));

    public static bool IsName(string word) => IsGiven(word) || IsFamily(word);

    public static bool IsCommon(string word) => Common.Value.Contains(Plain(word));

    public static bool IsWordAndName(string word) => WordNames.Contains(Plain(word));

    /// <summary>A word of chats, or a month, weekday or nationality: capitalised and yet hardly ever a name.</summary>
    public static bool IsChat(string word) => Chat.Contains(Plain(word));

    private static string Plain(string word) => word.Replace('’', '\'').TrimEnd('.');

    private static string[] Split(string words) => words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    // A line is a name, and "g" (given only) or "f" (family only) where it is not both.
    private static FrozenSet<string> Names(bool family) =>
        Lines("names")
            .Where(line => !line.EndsWith(family ? " g" : " f", StringComparison.Ordinal))
            .Select(line => line.Split(' ')[0])
            .Concat(family ? MoreFamily : MoreGiven)
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<string> Lines(string list)
    {
        using var stream = typeof(NameLists).Assembly.GetManifestResourceStream($"MiaPulse.Lists.{list}.txt")
            ?? throw new InvalidOperationException($"The list {list} is missing from the assembly.");
        using StreamReader reader = new(stream);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }
}
