using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Knowledge;

/// <summary>One line of what is known, as it stands there.</summary>
internal sealed class SaidLine(Known known, string text)
{
    public Known In => known;

    public string Text => text;

    /// <summary>Under which the hours of each of its days are compared.</summary>
    public List<string> Hours { get; } = [];
}

/// <summary>Where something stands: the owner's answers are one place, a document is one, and of a website each page, by whichever source it was read.</summary>
/// <param name="Key">Equal for the same place.</param>
/// <param name="Website">Which website it is a page of; null where it is none.</param>
/// <param name="Address">Of a page of a website.</param>
internal sealed record Place(string Key, string? Website, Uri? Address)
{
    public static Place Of(Known known)
    {
        if (known.Source is not { } source)
        {
            return new Place("", null, null);
        }

        return Uri.TryCreate(known.From, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
            ? new Place(Site.KeyOf(Site.Tidy(url)), Site.HostOf(url), url)
            : new Place(source.Value.ToString(), null, null);
    }
}

/// <summary>A figure that is said of a thing.</summary>
/// <param name="Key">Equal for two that say a figure of one kind of the same thing.</param>
/// <param name="Things">The words that name the thing.</param>
/// <param name="Figure">The figure.</param>
/// <param name="Line">The line that says it.</param>
/// <param name="Place">Where that stands.</param>
/// <param name="Language">What it is written in.</param>
internal sealed record Statement(string Key, IReadOnlySet<string> Things, StatedFigure Figure, SaidLine Line, Place Place, Language Language);

/// <summary>
/// Takes the statements out of what is known. What a figure is said of are the words around it that name something, together with those of the heading and
/// the page's title, so that "Large: £12" below "Margherita" is about no other pizza. The owner's question is such a heading as well.
/// </summary>
internal sealed class StatementReader
{
    // A word in the titles of more than half of so many pages is the website's, not the page's.
    private const int FewestPages = 3;

    private readonly EntryLanguages _languages;
    private readonly HashSet<string> _names;
    private readonly Dictionary<string, HashSet<string>> _common;
    private readonly Dictionary<(Language, string), IReadOnlyList<StatedFigure>> _figures = [];
    private readonly Dictionary<(Language, string, string, string?), Title> _titles = [];

    public StatementReader(IReadOnlyList<(Known Known, Place Place)> known, EntryLanguages languages, string business)
    {
        _languages = languages;
        _names = WordsIn(business);
        _common = known.Where(k => k.Place.Website is not null).DistinctBy(k => k.Place.Key).GroupBy(k => k.Place.Website!, k => k.Known.Page)
            .ToDictionary(site => site.Key, site => CommonIn([.. site]));
    }

    public IEnumerable<Statement> Of(Known known, Place place)
    {
        var lines = known.Text.Any(char.IsDigit) ? Sentence.Split(known.Text).Where(StatedFigure.MayStandIn).ToList() : [];
        if (lines.Count == 0)
        {
            yield break;
        }

        var language = _languages.IsMixed ? _languages.Of($"{known.Title}\n{known.Text}") : _languages.Main;
        var title = TitleOf(known, place, language);
        var answered = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            SaidLine? said = null;
            foreach (var figure in FiguresIn(line, language).SelectMany(f => WithDays(f, title)))
            {
                said ??= new SaidLine(known, line);
                foreach (var (key, things) in KeysOf(figure, title, language, answered))
                {
                    if (figure.Hours is not null)
                    {
                        said.Hours.Add(key);
                    }

                    yield return new Statement(key, things, figure, said, place, language);
                }
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

    private static IEnumerable<(string Key, HashSet<string> Things)> KeysOf(StatedFigure figure, Title title, Language language, HashSet<string> answered)
    {
        var words = ThingsIn(figure.Rest, figure, language);
        var above = title.Words.Where(w => IsThing(w, figure)).Select(w => w.Stem).ToHashSet();
        HashSet<string> things = [.. above, .. words];
        var isFirst = title.IsQuestion && answered.Add(figure.Kind);
        if (figure.Hours is not null || things.Any(t => ThingWords.Names(t, language)))
        {
            // With several figures it counts which word is said of which.
            var order = figure.Values.Count > 1 ? string.Join(' ', words) : "";
            yield return ($"{language}|{figure.Kind}|{figure.Day}|{figure.Beside}|{string.Join(' ', things.Order(StringComparer.Ordinal))}|{order}", things);
        }

        // "How much is a loaf?" is answered by "It is $7, sliced or not", whatever else that says. What follows, such as a table of all prices, is about more.
        if (isFirst && figure is { Hours: null, Beside: "", Values.Count: 1 } && !above.SetEquals(things) && above.Any(t => ThingWords.Names(t, language)) && IsAllOfIt(figure, above, language))
        {
            yield return ($"{language}|{figure.Kind}|{figure.Day}|{figure.Beside}|{string.Join(' ', above.Order(StringComparer.Ordinal))}|", above);
        }
    }

    private static bool IsAllOfIt(StatedFigure figure, HashSet<string> above, Language language) => figure.Rest.Split(',', ';', '(', ')', '–', '—').All(clause =>
        clause.Contains(StatedFigure.Taken, StringComparison.Ordinal)
            ? ThingsIn(clause, figure, language).TrueForAll(above.Contains)
            : !ThingsIn(clause, figure, language).Exists(w => ThingWords.IsVariant(w, language)));

    private static List<string> ThingsIn(string text, StatedFigure figure, Language language) => [.. ThingWords.In(text, language).Where(w => IsThing(w, figure)).Select(w => w.Stem)];

    private static bool IsThing(Word word, StatedFigure figure) => figure switch
    {
        { Hours: not null } => !ThingWords.IsOfOpening(word.Surface),
        { Kind: StatedFigure.Phone } => !ThingWords.IsOfCalling(word.Surface),
        _ => true,
    };

    private IReadOnlyList<StatedFigure> FiguresIn(string line, Language language) =>
        _figures.TryGetValue((language, line), out var known) ? known : _figures[(language, line)] = StatedFigure.In(line, language);

    private Title TitleOf(Known known, Place place, Language language)
    {
        var key = (language, known.Title, known.Page, place.Website);
        if (_titles.TryGetValue(key, out var title))
        {
            return title;
        }

        var isQuestion = known.Source is null || known.Title.EndsWith('?');
        var isPage = known.Page == known.Title;
        var above = StatedFigure.Plainly(known.Title, language);
        IEnumerable<Word> heading = isQuestion ? ThingWords.In(above, language) : isPage ? [] : ThingWords.InHeading(above, language);
        var page = ThingWords.InHeading(StatedFigure.Plainly(known.Page, language), language)
            .Where(w => !_names.Contains(w.Stem) && !(place.Website is not null && _common[place.Website].Contains(w.Stem)));
        return _titles[key] = new Title(
            [.. heading, .. page], isQuestion, new Lazy<IReadOnlyList<DayOfWeek>>(() => StatedFigure.DaysIn(known.Title, language)),
            new Lazy<bool>(() => StatedFigure.SpeaksOfOpening($"{known.Title} {known.Page}", language)));
    }

    /// <summary>Whether the addresses themselves say that each page is about another place or thing: "/bristol" and "/bath".</summary>
    public bool AreOfOtherThings(Statement a, Statement b)
    {
        if (a.Place.Address is null || b.Place.Address is null)
        {
            return false;
        }

        var (mine, theirs) = (OwnWordsOf(a), OwnWordsOf(b));
        return mine.Count > 0 && theirs.Count > 0 && !mine.SetEquals(theirs);
    }

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

    private sealed record Title(IReadOnlyList<Word> Words, bool IsQuestion, Lazy<IReadOnlyList<DayOfWeek>> Days, Lazy<bool> IsOfOpening);
}
