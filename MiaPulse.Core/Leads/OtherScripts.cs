using System.Text.RegularExpressions;

namespace MiaPulse.Core.Leads;

/// <summary>
/// Names in other scripts than the Latin one, where no list tells a name from a word. A name is short and asks nothing: "сколько стоит массаж" is a
/// question also where a name was asked for, and three small words or more in a row are a sentence, unless a contact stands beside them or "меня зовут" before them.
/// </summary>
internal static partial class OtherScripts
{
    /// <summary>Words in small letters from which on they are a sentence.</summary>
    private const int Sentence = 3;

    /// <summary>The name behind "my name is" in one of these scripts. Null where nobody says it.</summary>
    public static string? Introduced(string text) =>
        Introducing().Match(text) is { Success: true } cue && NamePhrase.Read(text, cue.Index + cue.Length, NameEvidence.Strong, NamePhrase.CaseTells(text)) is { } named
            ? UpToSmallWords(named.Name) : null;

    /// <summary>The text with blanks in place of "hello" and "yes" at its beginning, so that places stay true.</summary>
    public static string WithoutGreeting(string text) => Greeting().Replace(text, m => new string(' ', m.Length));

    /// <summary>Whether what was taken for a name is a question or another sentence.</summary>
    /// <param name="text">With contacts replaced.</param>
    /// <param name="name">As it would be shown.</param>
    public static bool IsSentence(string text, string name)
    {
        if (!Letter().IsMatch(name))
        {
            return false;
        }

        // What is typed in small letters is shown with capitals, as names are; a script without capitals has none to tell by.
        var isSmall = name.Any(char.IsUpper) && text.Contains(name.ToLowerInvariant(), StringComparison.Ordinal);
        return Asking().IsMatch(name) || AskingWithin().IsMatch(name)
            || isSmall && name.Count(c => c == ' ') + 1 >= Sentence && !text.Contains(NamesInText.Contact, StringComparison.Ordinal);
    }

    private static string? UpToSmallWords(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries).TakeWhile(w => !Small().IsMatch(w) && !Asking().IsMatch(w)).ToList();
        return words.Count == 0 ? null : string.Join(' ', words);
    }

    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    // All but Latin letters.
    [GeneratedRegex(@"[\u0370-\u05FF\u0700-\u074F\u0780-\u1DFF\u1F00-\u1FFF\u3040-\uA71F\uA800-\uD7FF\uF900-\uFAFF\uFF66-\uFFDC-[\P{L}]]|[\u0621-\u064A\u0671-\u06D3]")]
    private static partial Regex Letter();

    // Russian, Ukrainian, Bulgarian and their neighbours, Greek, Hebrew, Chinese.
    [GeneratedRegex(@"(?<![\p{L}\p{M}])(?:(?:меня|мене|мен) (?:зовут|звати|звать)|(?:мо[её]|моє) (?:имя|ім['’]я)|казвам се|името ми е|зовем се|με λένε|λέγομαι|ονομάζομαι|το όνομά μου είναι|שמי|קוראים לי|השם שלי(?: הוא)?)(?:\s*[:—–-])?\s+|(?:我叫|我的名字是|我姓)\s*", Plain)]
    private static partial Regex Introducing();

    [GeneratedRegex(@"^\W*(?:(?:здравствуйте|здравствуй|привет|добрый (?:день|вечер)|доброе утро|добрый день|доброго дня|вітаю|привіт|здравейте|да|конечно|хорошо|спасибо|так|звичайно|дякую|γεια σας|γεια|καλημέρα|καλησπέρα|ναι|ευχαριστώ|שלום|היי|כן|תודה)(?![\p{L}\p{M}])[\s,.!:;\-–—]*)+", Plain)]
    private static partial Regex Greeting();

    // Words that ask, and verbs of asking and wanting: Russian, Ukrainian, Bulgarian, Serbian; Greek; Hebrew; Hindi; Persian, Urdu and Arabic; Armenian and Georgian.
    [GeneratedRegex(@"(?<![\p{L}\p{M}])(?:сколько|почём|почем|стоит|стоят|стоимость|цен[аыуе]|прайс|когда|где|куда|откуда|как|какой|какая|какое|какие|кто|что|почему|зачем|есть ли|можно|могу|можете|хочу|хотел\p{L}*|хотелось|нужен|нужна|нужно|нужны|подскажите|скажите|работаете|открыты|записаться|запись"
        + @"|скільки|коштує|коштують|коли|куди|як|який|яка|які|хто|що|чому|можна|можу|хочу|потрібно|скажіть|ціна|ціни|колко|струва|струват|кога|къде|какво|кой|коя|кои|защо|може ли|искам|цена|цени|колико|кошта|када|где|шта|како|зашто|да ли"
        + @"|πόσο|ποσο|πόσα|κοστίζει|κάνει|τιμή|τιμές|πότε|ποτε|πού|που|πώς|πως|ποιος|ποια|ποιο|τι|γιατί|έχετε|εχετε|μπορώ|μπορω|θέλω|θελω|είστε"
        + @"|כמה|עולה|מחיר|מחירים|מתי|איפה|היכן|איך|מי|מה|למה|האם|אפשר|יש|רוצה|צריך|צריכה|פתוח|פתוחים"
        + @"|कितना|कितने|कितनी|कब|कहाँ|कहां|कैसे|कैसा|क्या|कौन|क्यों|कीमत|दाम|चाहिए|चाहता|चाहती|है|हैं"
        + @"|چقدر|چند|چنده|قیمت|کجا|کجاست|کی|چطور|چرا|چه|آیا|است|می‌خواهم|میخوام|کتنا|کتنے|کتنی|کب|کہاں|کیسے|کیا|کون|کیوں|ہے|ہیں|چاہیے|كم|بكم|سعر|السعر|اسعار|أسعار|متى|متي|أين|اين|هل|كيف|ماذا|لماذا"
        + @"|ինչքան|որքան|արժե|երբ|որտեղ|ինչպես|ով|ինչ|რამდენი|ღირს|როდის|სად|როგორ|ვინ|რა)(?![\p{L}\p{M}])", Plain)]
    private static partial Regex Asking();

    // Scripts that write without blanks between words: Chinese, Japanese, Korean, Thai.
    [GeneratedRegex(@"多少|几点|幾點|哪|什么|什麼|怎么|怎麼|吗|嗎|请问|請問|价格|價格|预约|預約|营业|いくら|どこ|いつ|なに|何時|ですか|ますか|教えて|料金|予約|얼마|어디|언제|어떻게|무엇|인가요|나요|까요|가격|예약|เท่าไหร่|เท่าไร|ที่ไหน|เมื่อไหร่|เมื่อไร|อย่างไร|ยังไง|ไหม|กี่|ราคา")]
    private static partial Regex AskingWithin();

    [GeneratedRegex(@"^(?:и|а|но|я|мне|мой|моя|из|та|і|й|мій|και|κι|από|ו|אני|מ)$", Plain)]
    private static partial Regex Small();
}
