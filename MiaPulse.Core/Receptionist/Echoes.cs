using System.Text.RegularExpressions;

namespace MiaPulse.Core.Receptionist;

/// <summary>
/// Finds what of a sentence only repeats to visitors what they wrote themselves ("I have noted Tuesday at 3 pm for you", "you asked for a table for 6"), or says that
/// Mia does not know ("I could not find whether it is open on 25 December"). There the visitor's own figures may stand; in what is said of the business they prove nothing.
/// </summary>
/// <remarks>A short list of cues in nine languages. What has none of them counts as said of the business.</remarks>
internal static partial class Echoes
{
    /// <summary>The sentence with blanks where it repeats the visitor's words; the sentence itself where it does so nowhere.</summary>
    public static string Without(string sentence)
    {
        var plain = sentence.Replace('’', '\'');
        List<(int Start, int End, Kind Kind)> clauses = [];
        var start = 0;
        foreach (var end in Between().Matches(plain).Select(m => m.Index + m.Length).Append(plain.Length))
        {
            clauses.Add((start, end, KindOf(plain[start..end])));
            start = end;
        }

        // A clause without a cue belongs to the one before it: "I have noted a massage, Tuesday, 3 pm". At the beginning to "noted", if that comes first: "A table for 6, noted".
        var first = clauses.FirstOrDefault(c => c.Kind is not Kind.Neither).Kind;
        var echoes = first is Kind.Noted;
        var chars = sentence.ToCharArray();
        foreach (var (begin, end, kind) in clauses)
        {
            echoes = kind is Kind.Neither ? echoes : kind is not Kind.Stated;
            if (echoes)
            {
                Array.Fill(chars, ' ', begin, end - begin);
            }
        }

        return new string(chars);
    }

    private static Kind KindOf(string clause) =>
        Unknown().IsMatch(clause) ? Kind.Asked : Stated().IsMatch(clause) ? Kind.Stated : Noted().IsMatch(clause) ? Kind.Noted : Asked().IsMatch(clause) ? Kind.Asked : Kind.Neither;

    private enum Kind
    {
        Neither,

        /// <summary>Says something of the business, whatever stands beside it.</summary>
        Stated,

        /// <summary>Tells what was written down.</summary>
        Noted,

        /// <summary>Tells what the visitor wishes, or that nothing is known of it.</summary>
        Asked,
    }

    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    // Not the mark within "3:30".
    [GeneratedRegex(@"[,;:،؛](?=\s)|[–—()\n]|\s(?:and|but|so|because|since|und|aber|denn|et|mais|car|y|pero|porque|e|ma|perché|en|maar|want|(?-i:i)|ale|bo|mas)\s", Plain)]
    private static partial Regex Between();

    [GeneratedRegex(@"(?<![\p{L}\p{M}])(?:noted|I(?:'ll| will| can| have|'ve)? (?:now |just |gladly )?(?:note|pass(?:ed)?|wrote|written)|shall I (?:note|pass)|notier\p{L}*|vermerk\p{L}*|weitergegeben|noté\p{L}*|je note|transmis|anot[oéó]|anotad[oa]s?|apuntad[oa]s?|annot(?:o|at[oaie])|segn(?:o|at[oaie])|genoteerd|noteer|doorgegeven|zapisał\p{L}*|zapisuję|zanotował\p{L}*|notuję|przekazał\p{L}*|anotei|registei|سجّ?لت|دوّ?نت)(?![\p{L}\p{M}])", Plain)]
    private static partial Regex Noted();

    [GeneratedRegex(@"(?<![\p{L}\p{M}])(?:(?<!\bif )you(?:'d| would) (?:like|prefer)|would you (?:like|prefer)|you (?:asked|wished|wanted|mentioned|wrote|said|gave)|your (?:number|phone|name|email|address|message|question|request|wish)|(?:sie|du) (?:möchten|möchtest|wünschen|wünschst|wollten|wolltest|schrieben|schriebst|fragten|fragtest)|möchten sie|möchtest du|(?:ihre?|deine?) (?:nummer|name|nachricht|anfrage|frage|wunsch)|(?:vous|tu) (?:souhaite[sz]|voul(?:ez|iez)|voudri(?:ez|ais)|avez (?:demandé|écrit|mentionné)|as (?:demandé|écrit|mentionné))|souhaitez-vous|voulez-vous|(?:votre|ton|ta) (?:numéro|nom|message|demande|question)|deseas?|quieres?|(?:le|te) gustaría|(?:ha|has) (?:pedido|preguntado|escrito)|(?:su|tu) (?:número|nombre|mensaje|petición|pregunta)|vorrebbe|vorresti|desideri?a?|(?:ha|hai) (?:chiesto|scritto)|(?:suo|tuo) (?:numero|nome|messaggio)|(?:sua|tua) (?:richiesta|domanda)|(?:u|je|jij) (?:wilt|wil|wenst|vroeg|schreef)|wilt u|wil je|(?:uw|jouw|je) (?:nummer|naam|bericht|verzoek|vraag)|(?:pan|pani|państwo) (?:chce|chciał\p{L}*|prosił?a?|napisał\p{L}*)|chcesz|chciał\p{L}*|(?:pana|pani|twój|twoja|twoje) (?:numer|imię|wiadomość|prośba|pytanie)|desejas?|quer(?:es)?|gostaria|pediu|pediste|escreveu|(?:seu|teu) (?:número|nome|pedido)|(?:sua|tua) (?:mensagem|pergunta)|تود|تريد|طلبت|سألت|كتبت|رقمك|اسمك|طلبك|رسالتك)(?![\p{L}\p{M}])", Plain)]
    private static partial Regex Asked();

    [GeneratedRegex(@"(?<![\p{L}\p{M}])(?:(?:could|can|did|do)(?: not|n't) (?:find|know|see|tell|say|confirm)|can(?:no|')t (?:find|see|tell|say|confirm)|not sure|nothing (?:about|on)|(?:nichts|nicht|keine \p{L}+) (?:\p{L}+ ){0,3}(?:gefunden|finden|sagen|bestätigen)|weiß (?:ich )?(?:leider )?nicht|rien trouvé|pas trouvé|ne (?:sais|trouve|peux) pas|no (?:he encontrado|encontré|encuentro|sé|puedo (?:decir|confirmar))|non (?:ho trovato|trovo|so|posso (?:dire|confermare))|(?:niets|niet|geen \p{L}+) (?:\p{L}+ ){0,3}(?:gevonden|vinden|zeggen|bevestigen)|weet (?:ik )?(?:het )?niet|nie (?:znalazł\p{L}*|wiem|mogę (?:powiedzieć|potwierdzić))|não (?:encontrei|encontro|sei|posso (?:dizer|confirmar))|لم أجد|لا أعرف|لا أعلم|لا أستطيع)(?![\p{L}\p{M}])", Plain)]
    private static partial Regex Unknown();

    /// <summary>"We" and "our" but for what a desk does with a wish, a verb in the first person plural, and the words that promises are made with.</summary>
    [GeneratedRegex(@"(?<![\p{L}\p{M}])(?:we(?!(?:'ve| have|'ll| will)?(?: now| just| gladly| also)? (?:noted?|pass(?:ed)?|get|got|call|contact|write|reply|let|confirm)\b)|wij|wir(?! melden)|nous(?! vous)|nosotros|nós|نحن|لدينا|our(?! team)|ours|unser(?!e?m? team)\p{L}*|notre(?! équipe)|nos|nuestr\p{L}*(?! equipo)|nostr\p{L}*|onze?(?! team)|ons|nasz\p{L}*|noss\p{L}*|\p{L}{2,}[aei]mos|\p{L}{2,}iamo|\p{L}{2,}[aeiy]my|yes|ja|oui|sí|sì|tak|sim|نعم|you (?:can|may|could|must|should)|können sie|sie können|kannst du|du kannst|vous pouvez|tu peux|puedes?|puede|può|puoi|u kunt|je kunt|może (?:pan|pani)|możesz|pode[ms]?|يمكنك|open(?:s|ed)?|clos(?:e|es|ed)|geöffnet|offen|öffne\p{L}*|geschlossen|schließ\p{L}*|ouvert\p{L}*|ouvr\p{L}*|ferm\p{L}*|abiert\p{L}*|cerrad\p{L}*|apert\p{L}*|chius\p{L}*|gesloten|otwart\p{L}*|zamknięt\p{L}*|abert\p{L}*|fechad\p{L}*|مفتوح\p{L}*|مغلق\p{L}*|نفتح|costs?|takes|lasts?|safe|allowed|available|kostet|dauert|sicher|coûte\p{L}*|dure|cuesta|dura|costa|kost|duurt|kosztuje|trwa|custa|يكلف|تكلف|يستغرق|تستغرق)(?![\p{L}\p{M}])", Plain)]
    private static partial Regex Stated();
}
