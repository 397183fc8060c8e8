using System.Text.RegularExpressions;
using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Knowledge;

/// <summary>
/// Takes the statements out of what is known. What a figure is said of are the words around it that name something, together with those of the heading and
/// the page's title, so that "Large: £12" below "Margherita" is about no other pizza. The owner's question is such a heading as well, and so is the line above a list.
/// The same thing is known again where it is worded otherwise: in the cell of a table, with a weight in brackets, or in the answer to a question that names it.
/// </summary>
internal sealed partial class StatementReader
{
    // A word in the titles of more than half of so many pages is the website's, not the page's.
    private const int FewestPages = 3;

    private readonly bool _hasAnswers;
    private readonly EntryLanguages _languages;
    private readonly HashSet<string> _names;
    private readonly Dictionary<string, HashSet<string>> _common;
    private readonly Dictionary<(Language, string), IReadOnlyList<StatedFigure>> _figures = [];
    private readonly Dictionary<(Language, string, string, string?, bool, bool), Title> _titles = [];

    public StatementReader(IReadOnlyList<(Known Known, Place Place)> known, EntryLanguages languages, string business)
    {
        _languages = languages;
        _hasAnswers = known.Any(k => k.Known.Source is null);
        _names = WordsIn(business);
        _common = known.Where(k => k.Place.Website is not null).DistinctBy(k => k.Place.Key).GroupBy(k => k.Place.Website!, k => k.Known.Page)
            .ToDictionary(site => site.Key, site => CommonIn([.. site]));
    }

    public IEnumerable<Statement> Of(Known known, Place place)
    {
        var lines = MayState(known) ? LinesOf(known).ToList() : [];
        if (lines.Count == 0)
        {
            yield break;
        }

        var language = _languages.IsMixed ? _languages.Of($"{known.Title}\n{known.Text}") : _languages.Main;
        var title = TitleOf(known, place, language);
        var answered = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (line, lead) in lines)
        {
            SaidLine? said = null;
            var cells = known.Source is null ? PricedRow.ClausesOf(line, language) : PricedRow.CellsOf(line);
            foreach (var figure in cells.SelectMany(c => FiguresIn(c, language)).SelectMany(f => WithDays(f, title)))
            {
                said ??= new SaidLine(known, line, cells.Count > 1);
                foreach (var about in AboutsOf(figure, title, lead, language, answered))
                {
                    if (figure.Hours is not null)
                    {
                        said.Hours.Add(about.Key);
                    }

                    yield return new Statement(about.Key, about.Things, figure, said, place, language)
                    {
                        Bearer = about.Bearer,
                        IsPart = about.IsPart,
                        IsApart = about.IsApart,
                        Measure = Asides.Joined(title.Aside.Measure, figure.Aside.Measure),
                        Spot = Asides.Joined(title.Aside.Spot, figure.Aside.Spot),
                        Document = title.Document,
                    };
                }
            }
        }
    }

    // What customers tell of a business is theirs.
    private static bool MayState(Known known) =>
        (known.Text.Any(char.IsDigit) || SpelledLengths.MayStandIn(known.Text)) && (known.Source is null || !Praise.Is(known.Title, known.Text));

    /// <summary>The sentences that may state something, each with the line above its list, which ends with a colon: "For cats:".</summary>
    private static IEnumerable<(string Line, string Lead)> LinesOf(Known known)
    {
        var lead = "";
        foreach (var written in known.Text.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0))
        {
            if (written[^1] == ':' && !written.Any(char.IsDigit))
            {
                lead = written;
                continue;
            }

            if (written[^1] is '.' or '!' or '?')
            {
                lead = ""; // a sentence of its own, and no entry
            }

            if (known.Source is not null && written[0] is '“' or '„' or '«' or '"')
            {
                continue; // somebody else's words
            }

            foreach (var sentence in Sentence.Split(written).Where(StatedFigure.MayStandIn))
            {
                yield return (sentence, lead);
            }
        }
    }

    private static IEnumerable<StatedFigure> WithDays(StatedFigure figure, Title title) => figure switch
    {
        { Hours: null } => [figure],
        { IsOfOpening: false } when !title.IsOfOpening.Value => [],
        { Day: null } => title.Days.Value.Select(d => figure with { Day = d }),
        _ => [figure],
    };

    private IEnumerable<About> AboutsOf(StatedFigure figure, Title title, string lead, Language language, HashSet<string> answered)
    {
        var isAlone = title.Aside.IsAlone || figure.Aside.IsAlone;
        var words = ThingsIn(figure.Rest, figure, language);
        HashSet<string> above = [.. Things(title.Words, figure)];
        if (figure.Hours is null)
        {
            above.UnionWith(LeadingIn(lead, figure, language));
        }

        above.RemoveWhere(t => isAlone && ThingWords.IsExtra(t, language));
        HashSet<string> things = [.. above, .. words];
        var isFirst = title.IsQuestion && answered.Add(figure.Kind);
        if (figure.Hours is not null || !Name(things, language))
        {
            things.UnionWith(title.Document); // nothing else tells what it is about
        }

        List<(HashSet<string> Things, string Order, bool IsPart)> named = [];
        if (figure.Hours is not null || Name(things, language))
        {
            // With several figures it counts which word is said of which.
            named.Add((things, figure.Values.Count > 1 ? string.Join(' ', words) : "", false));
        }

        // "How much is a loaf?" is answered by "It is $7, sliced or not", whatever else that says. What follows, such as a table of all prices, is about more.
        if (isFirst && figure is { Hours: null, Beside: "", Values.Count: 1 } && !above.SetEquals(things) && Name(above, language))
        {
            if (IsAllOfIt(figure, above, language))
            {
                named.Add((above, "", false));
            }
            else if (figure.Kind is StatedFigure.Length or StatedFigure.Notice && SaysNothingElse(figure, language))
            {
                // "Where can I park?" is answered by "There are four spaces in the yard, free for an hour".
                HashSet<string> part = [.. above, .. Clauses(figure).Where(HasFigure).SelectMany(c => ThingsIn(c, figure, language))];
                named.Add((part, "", true));
            }
        }

        var abouts = named.SelectMany(n => WithAndWithoutBearer(n.Things, n.Order, n.IsPart, figure, title, language));
        return _hasAnswers && figure.IsPrice ? abouts.Concat(ApartOf(figure, title, lead, things, above, language)) : abouts;
    }

    /// <summary>What the price may be of as well: the thing that the line names without its heading, such as "Cosmetic dentistry", and the thing however long it takes.</summary>
    private static IEnumerable<About> ApartOf(StatedFigure figure, Title title, string lead, HashSet<string> things, HashSet<string> above, Language language)
    {
        HashSet<string> own = [.. ThingsIn(figure.Rest, figure, language), .. LeadingIn(lead, figure, language)];
        var isOfSome = title.Words.Any(w => ThingWords.IsVariant(w.Stem, language) || ThingWords.IsExtra(w.Stem, language));
        if (!title.IsQuestion && !isOfSome && !own.SetEquals(things) && Name(own, language))
        {
            yield return new About(KeyOf(own, "", figure, title, language), own, null, false, IsApart: true);
        }

        if (figure.WithoutLength is { } bare)
        {
            HashSet<string> timeless =
            [
                .. above, .. ThingWords.In(figure.Rest, language).Where(w => !ThingWords.IsOfLasting(w.Surface) && !ThingWords.IsOfNearness(w.Surface)).Select(w => w.Stem),
            ];
            if (Name(timeless, language))
            {
                yield return new About(KeyOf(timeless, "", bare, title, language), timeless, null, false, IsApart: true);
            }
        }
    }

    private static IEnumerable<string> LeadingIn(string lead, StatedFigure figure, Language language) =>
        lead.Length == 0 ? [] : Things(ThingWords.InHeading(StatedFigure.Plainly(lead, language), language), figure);

    // "A full groom for a small dog" is "Full groom, small" in a table.
    private static IEnumerable<About> WithAndWithoutBearer(HashSet<string> things, string order, bool isPart, StatedFigure figure, Title title, Language language)
    {
        yield return new About(KeyOf(things, order, figure, title, language), things, null, isPart);
        if (figure.Hours is null && (ThingWords.BearerIn(figure.Rest, language) ?? title.Bearer) is { } bearer && things.Contains(bearer))
        {
            HashSet<string> left = [.. things.Where(t => t != bearer)];
            if (Name(left, language))
            {
                yield return new About(KeyOf(left, order, figure, title, language), left, bearer, isPart);
            }
        }
    }

    // How heavy a small dog may be need not be said twice; of dogs of no size it is all that tells them apart. Where to park is more than once around one house.
    private static string KeyOf(HashSet<string> things, string order, StatedFigure figure, Title title, Language language)
    {
        var measure = things.Any(t => ThingWords.IsSize(t, language)) ? "" : Asides.Joined(title.Aside.Measure, figure.Aside.Measure);
        var spot = figure.Kind is StatedFigure.Length ? "" : Asides.Joined(title.Aside.Spot, figure.Aside.Spot);
        return $"{language}|{figure.Kind}|{figure.Day}|{figure.Beside}|{measure}|{spot}|{string.Join(' ', things.Order(StringComparer.Ordinal))}|{order}";
    }

    private static bool Name(HashSet<string> things, Language language) => things.Any(t => ThingWords.Names(t, language));

    private static bool IsAllOfIt(StatedFigure figure, HashSet<string> above, Language language) => Clauses(figure).All(clause => HasFigure(clause)
        ? ThingsIn(clause, figure, language).TrueForAll(above.Contains)
        : !ThingsIn(clause, figure, language).Exists(w => ThingWords.IsVariant(w, language)));

    /// <summary>Whether the other clauses tell no condition and no other case, such as "for members" or "on Mondays".</summary>
    private static bool SaysNothingElse(StatedFigure figure, Language language) => Clauses(figure).Where(c => !HasFigure(c)).All(clause =>
        !Condition().IsMatch(clause) && !ThingWords.In(clause, language).Any(w => ThingWords.IsVariant(w.Stem, language) && !SpelledLengths.IsNumber(w.Surface)));

    private static string[] Clauses(StatedFigure figure) => figure.Rest.Split(',', ';', '(', ')', '–', '—');

    private static bool HasFigure(string clause) => clause.Contains(StatedFigure.Taken, StringComparison.Ordinal);

    private static List<string> ThingsIn(string text, StatedFigure figure, Language language) => [.. Things(ThingWords.In(text, language), figure)];

    private static IEnumerable<string> Things(IEnumerable<Word> words, StatedFigure figure) =>
        words.Where(w => IsThing(w, figure)).Select(w => figure.Kind is StatedFigure.Notice && ThingWords.IsOfCancelling(w.Surface) ? "cancel" : w.Stem);

    private static bool IsThing(Word word, StatedFigure figure) => figure switch
    {
        { Hours: not null } => !ThingWords.IsOfOpening(word.Surface),
        { Kind: StatedFigure.Phone } => !ThingWords.IsOfCalling(word.Surface),
        { Kind: StatedFigure.Length } => !ThingWords.IsOfLasting(word.Surface),
        { Kind: StatedFigure.Notice } => !ThingWords.IsOfNotice(word.Surface),
        _ => true,
    };

    private IReadOnlyList<StatedFigure> FiguresIn(string line, Language language) =>
        _figures.TryGetValue((language, line), out var known) ? known : _figures[(language, line)] = StatedFigure.In(line, language);

    private Title TitleOf(Known known, Place place, Language language)
    {
        var isQuestion = known.Source is null || known.Title.EndsWith('?');
        var isDocument = !isQuestion && known.Page.Length == 0 && known.Title == known.From;
        var key = (language, known.Title, known.Page, place.Website, isQuestion, isDocument);
        if (_titles.TryGetValue(key, out var title))
        {
            return title;
        }

        var isPage = known.Page == known.Title;
        var aside = Asides.Of(StatedFigure.Plainly(known.Title, language));
        IEnumerable<Word> heading = isQuestion ? ThingWords.InQuestion(HowLong().Replace(aside.Text, " "), language) : isPage || isDocument ? [] : ThingWords.InHeading(aside.Text, language);
        var page = ThingWords.InHeading(StatedFigure.Plainly(known.Page, language), language)
            .Where(w => !_names.Contains(w.Stem) && !(place.Website is not null && _common[place.Website].Contains(w.Stem)));
        List<Word> document = isDocument ? WordsOfName(known.Title, language) : [];
        if (document.Exists(w => ThingWords.IsVariant(w.Stem, language)))
        {
            heading = document; // "Student prices.pdf"
            document = [];
        }

        return _titles[key] = new Title(
            [.. heading, .. page], isQuestion, new Lazy<IReadOnlyList<DayOfWeek>>(() => StatedFigure.DaysIn(known.Title, language)),
            new Lazy<bool>(() => StatedFigure.SpeaksOfOpening($"{known.Title} {known.Page}", language)))
        {
            Aside = isDocument ? Asides.None : aside,
            Bearer = isDocument ? null : ThingWords.BearerIn(aside.Text, language),
            Document = [.. document.Select(w => w.Stem)],
        };
    }

    // Not the year of it: a newer price list is about the same things.
    private List<Word> WordsOfName(string name, Language language) =>
    [
        .. ThingWords.InHeading(StatedFigure.Plainly((DocumentAddress.FileTitleOf(name) ?? name).Replace('-', ' ').Replace('_', ' '), language), language)
            .Where(w => !w.Surface.All(char.IsDigit) && !_names.Contains(w.Stem)),
    ];

    /// <summary>Whether what stands beside, or the addresses themselves, say that each is about another place or thing: "/bristol" and "/bath".</summary>
    public bool AreOfOtherThings(Statement a, Statement b)
    {
        if (a.IsOfAnother(b))
        {
            return true;
        }

        if (a.Place.Address is null || b.Place.Address is null)
        {
            return false;
        }

        var (mine, theirs) = (OwnWordsOf(a), OwnWordsOf(b));
        return mine.Count > 0 && theirs.Count > 0 && !mine.SetEquals(theirs);
    }

    /// <summary>Whether its page has an address that names a place or thing of its own.</summary>
    public bool HasOwnAddress(Statement statement) => statement.Place.Address is not null && OwnWordsOf(statement).Count > 0;

    // Addresses are often English where the pages are not: a word that calls no one thing in either language says nothing.
    private HashSet<string> OwnWordsOf(Statement statement)
    {
        var path = Uri.UnescapeDataString(statement.Place.Address!.AbsolutePath).Replace('-', ' ').Replace('_', ' ').Replace('/', ' ').Replace('.', ' ');
        var inEnglish = ThingWords.InHeading(path, Language.English).Select(w => w.Surface).ToHashSet();
        return
        [
            .. ThingWords.InHeading(path, statement.Language)
                .Where(w => w.Surface.Any(char.IsLetter) && w.Surface is not ("htm" or "php" or "asp" or "aspx") && inEnglish.Contains(w.Surface))
                .Select(w => w.Stem)
                .Where(s => !statement.Things.Contains(s) && !_names.Contains(s)),
        ];
    }

    private HashSet<string> CommonIn(List<string> titles) => titles.Count < FewestPages ? []
        : [.. titles.SelectMany(WordsIn).GroupBy(w => w).Where(g => g.Count() * 2 > titles.Count).Select(g => g.Key)];

    private HashSet<string> WordsIn(string text) => [.. ThingWords.In(text, _languages.Main).Select(w => w.Stem)];

    [GeneratedRegex(@"(?<![\p{L}\p{M}])(?:how long|how many (?:hours|minutes|days)|wie lange|combien de temps|cuánto tiempo|quanto tempo|hoe lang|jak długo|كم من الوقت)(?![\p{L}\p{M}])", RegexOptions.IgnoreCase)]
    private static partial Regex HowLong();

    [GeneratedRegex(@"(?<![\p{L}\p{M}])(?:if|when|for|with|without|only|unless|except|on|in|at|during|per|plus|wenn|für|mit|ohne|nur|außer|bei|im|am|si|pour|avec|sans|sauf|seulement|en|para|con|sin|salvo|se|per|senza|solo|tranne|voor|met|zonder|alleen|behalve|op|jeśli|dla|z|bez|tylko|w|com|sem|exceto|só|em|إذا|مع|بدون|فقط|في)(?![\p{L}\p{M}])", RegexOptions.IgnoreCase)]
    private static partial Regex Condition();

    /// <param name="Key">Of the statement.</param>
    /// <param name="Things">The words that name the thing.</param>
    /// <param name="Bearer">What has the size, where the key leaves that out.</param>
    /// <param name="IsPart">Whether the key leaves out what else the answer says.</param>
    /// <param name="IsApart">Whether it leaves out the heading, or how long it takes.</param>
    private sealed record About(string Key, HashSet<string> Things, string? Bearer, bool IsPart, bool IsApart = false);

    private sealed record Title(IReadOnlyList<Word> Words, bool IsQuestion, Lazy<IReadOnlyList<DayOfWeek>> Days, Lazy<bool> IsOfOpening)
    {
        public required Asides Aside { get; init; }

        public required string? Bearer { get; init; }

        /// <summary>The words of the name of a document that has no heading here.</summary>
        public required HashSet<string> Document { get; init; }
    }
}
