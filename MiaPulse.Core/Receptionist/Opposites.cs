using System.Text.RegularExpressions;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Receptionist;

/// <summary>
/// What the passages say and deny, clause by clause, so that an answer cannot turn one into its opposite: "we repair Yamaha motors" from "we do not repair Yamaha
/// motors". It compares words, and hears an opposite only where nearly all that a clause of the answer names stands in a clause that is denied where it is not, and in
/// none that agrees. Verbs of taking and offering count as one, and courtesy as nothing: "we gladly accept checks" is the opposite of "we do not take cheques". Where
/// something turns on a limit or a condition ("less than 24 hours before") it keeps out of it.
/// </summary>
internal sealed partial class Opposites
{
    /// <summary>Share of the words of an answer's clause that another has to name to be about the same.</summary>
    private const double Same = 0.75;

    /// <summary>What every business does with things, and how it says so, by language: "we do not take", "we welcome" name nothing. "Take" and "do" are <see cref="Nameless"/> anyway.</summary>
    private static readonly Lazy<HashSet<string>>[] Doing =
    [
        .. new[]
        {
            "accept accepts accepted take takes taken allow allows allowed permit permits permitted welcome welcomes offer offers offered provide provides provided do honour honor gladly happily happy glad certainly sure course absolutely definitely always",
            "akzeptieren akzeptiert nehmen nimmt annehmen erlauben erlaubt gestatten gestattet bieten anbieten willkommen gern gerne selbstverständlich natürlich",
            "accepter acceptons accepte acceptés acceptées prendre prenons permettre permis autoriser autorisés autorisées proposons offrons bienvenue bienvenus volontiers",
            "aceptar aceptamos acepta aceptan aceptados tomamos permitir permitimos permitido permitidos admitimos admiten ofrecer ofrecemos bienvenidos",
            "accettare accettiamo accetta accettati accettate prendiamo permettiamo permesso permessi ammessi ammettiamo offriamo benvenuti volentieri",
            "accepteren accepteert nemen aannemen toestaan toegestaan toegelaten bieden aanbieden welkom graag",
            "akceptować akceptujemy przyjmować przyjmujemy pozwalamy dozwolone oferujemy chętnie oczywiście",
            "aceitar aceitamos aceita aceites permitir permitimos permitido permitidos admitimos oferecemos",
            "نقبل نسمح مسموح نقدم نوفر",
        }.Select((words, i) => new Lazy<HashSet<string>>(() => [.. Words.Of(words, (Language)i).Select(w => w.Stem)])),
    ];

    private readonly List<(Language Language, HashSet<string> Named, bool Denied)> _said = [];

    public Opposites(IEnumerable<FoundPassage> passages)
    {
        foreach (var passage in passages)
        {
            var clauses = Sentences.Of($"{passage.Title}\n{passage.Text}").Where(s => !s.TrimEnd().EndsWith('?')).SelectMany(s => Clauses(s, passage.Language)).ToList();
            if (passage.Title.TrimEnd().EndsWith('?') && Plainly().Match(passage.Text) is { Success: true } plainly)
            {
                clauses.Add((Named(passage.Title, passage.Language), plainly.Groups["no"].Success)); // "Do you deliver?" – "No, …"
            }

            _said.AddRange(clauses.Where(c => c.Named.Count > 0).Select(c => (passage.Language, c.Named, c.Denied)));
        }
    }

    public bool Contradict(string sentence, Language language) => !sentence.TrimEnd().EndsWith('?') && Clauses(sentence, language).Any(c => IsDenied(c.Named, c.Denied, language));

    private bool IsDenied(HashSet<string> named, bool denied, Language language)
    {
        var alike = _said.Where(s => s.Language == language && (named.Count > 1 || s.Named.Count == 1)).ToList();
        double Most(bool those) => alike.Where(s => s.Denied == those).Select(s => (double)named.Count(s.Named.Contains) / named.Count).DefaultIfEmpty(0).Max();
        return named.Count > 0 && Most(!denied) is var against and >= Same && against > Most(denied);
    }

    private static IEnumerable<(HashSet<string> Named, bool Denied)> Clauses(string sentence, Language language) =>
        Turns().IsMatch(sentence) ? [] : Between().Split(sentence).Select(c => (Named(c, language), Denied().IsMatch(c)));

    private static HashSet<string> Named(string text, Language language) =>
        [.. Words.Of(Words.WriteOut(Cheque().Replace(text, "check"), language), language)
            .Where(w => Nameless.Names(w, language) && !Denied().IsMatch(w.Surface) && !Doing[(int)language].Value.Contains(w.Stem)).Select(w => w.Stem)];

    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"[,;:–—()\n]|\s(?:but|aber|mais|pero|ma|maar|ale|mas)\s", Plain)]
    private static partial Regex Between();

    [GeneratedRegex(@"\b(?:not|cannot|never|nothing|nobody|none|unable|neither|nor|without|no|nicht|kein\p{L}*|nichts|nie|pas|aucune?|jamais|rien|sans|nada|nunca|ning[uú]na?|ningún|sin|non|nessun\p{L}*|niente|mai|senza|niet|geen|niets|nooit|zonder|brak|żadn\p{L}*|nic|nigdy|bez|não|nenhum\p{L}*|sem)\b|n['’]t\b|(?<!\p{L})(?:لا|لم|ليس|لن|غير|بدون)(?!\p{L})", Plain)]
    private static partial Regex Denied();

    [GeneratedRegex(@"\bcheque", Plain)]
    private static partial Regex Cheque();

    /// <summary>Limits and conditions: beyond them the opposite may well be true.</summary>
    [GeneratedRegex(@"\b(?:less|more|fewer|under|over|above|below|until|till|unless|only|except|at least|at most|up to|before|after|if|when|within|beyond|other than|instead|rather|weniger|mehr|unter|über|bis|nur|außer|wenn|mindestens|höchstens|vor|nach|moins|plus|jusqu\p{L}*|seulement|sauf|si|avant|après|menos|más|hasta|solo|sólo|salvo|antes|después|meno|più|fino|soltanto|tranne|prima|dopo|minder|meer|tot|alleen|behalve|als|voor|mniej|więcej|tylko|oprócz|jeśli|przed|po|mais|até|só|exceto|depois)\b", Plain)]
    private static partial Regex Turns();

    [GeneratedRegex(@"^\s*(?:(?<no>no|nein|non|nee|nie|não|لا)|(?<yes>yes|ja|oui|sí|sì|tak|sim|نعم))\b", Plain)]
    private static partial Regex Plainly();
}
