using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace MiaPulse.Core.Languages;

/// <summary>
/// Tells that a text is in a language that Mia does not speak: by its script, or by small words of languages in Latin letters that none of hers has. Where it is
/// not sure it says no: a name, a dish or a single word tells nothing.
/// </summary>
public static partial class UnspokenLanguage
{
    /// <summary>Letters of another script, fewer of which may be a sign or a unit ("Ω", "µm").</summary>
    private const int FewestLetters = 3;

    /// <summary>The same where a letter is a word or a syllable.</summary>
    private const int FewestSyllables = 2;

    /// <summary>Words that have to be of one and the same other language, and how many of a hundred.</summary>
    private const int FewestWords = 2;
    private const int Share = 40;

    // Questions and courtesies, as people write to a business; letters that stand in the language and in none of Mia's. Words that one of hers has as well do not count.
    private static readonly (FrozenSet<string> Words, string Letters)[] Others =
    [
        Of("ve bir bu için ile değil mı mısınız misiniz musunuz kadar nerede nasıl merhaba selam teşekkürler lütfen günaydın istiyorum istiyoruz fiyat fiyatı ücreti saat kaç kaçta açık kapalı randevu almak yarın bugün çalışıyor yapıyor", "ğış"),
        Of("och jag är ni vad kostar hur mycket öppet öppna tack när finns inte boka vill kunna någon idag imorgon stängt", "å"),
        Of("og jeg ikke hvad hva koster hvor hvornår når meget mye åbent åpent åbner åpner tak takk dere kunne bestille gerne gjerne lukket stengt tid", "åøæ"),
        Of("että mitä mikä kuinka paljon paljonko maksaa missä milloin onko teillä kiitos haluan haluaisin varata voinko auki suljettu huomenna tänään minä hinta", ""),
        Of("jsem jste máte kolik stojí kde kdy otevřeno zavřeno děkuji děkuju prosím chci jak ano dnes zítra objednat koľko stojí máte ďakujem otvorené zajtra chcem ktorá", "řěůťďňľ"),
        Of("és egy nem mennyibe mennyi kerül hol mikor nyitva zárva köszönöm szia jó napot kérek szeretnék hogy önök foglalni holnap ma", "őű"),
        Of("și şi sunt cât costă unde când deschis închis bună ziua mulțumesc mulţumesc vreau aveți aveţi programare pentru mâine astăzi", "țșţă"),
        Of("koliko košta gdje gde kada otvoreno zatvoreno hvala dobar molim imate želim trebam sutra danas cijena cena kdaj kje odprto kakšna hočem rezervirati", "đ"),
        Of("nhiêu tôi không và giá cảm ơn xin chào ở đâu mở cửa mấy giờ bạn muốn đặt lịch ngày", "ơưđạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"),
        Of("saya anda berapa apakah harga harganya bagaimana dimana terima kasih selamat bisakah tidak untuk dengan yang jadwal besok buka tutup", ""),
        Of("magkano kayo ang mga ako saan kailan salamat kumusta puwede bukas", ""),
        Of("kiek kainuoja kada ačiū dirbate laba diena noriu rytoj cik maksā kad jūs paldies labdien vēlos kas teil palju maksab kus millal avatud tere aitäh soovin", "ėųūāēīģķļņ"),
        Of("sa kushton kur jeni faleminderit përshëndetje dua hapur keni çfarë", ""),
    ];

    public static bool Is(string text)
    {
        var words = Word().Matches(NoWords().Replace(text, " ")).Select(m => m.Value.ToLowerInvariant()).ToList();
        if (LanguageGuess.Of(text) is { } heard && (heard is Language.Arabic || words.Exists(w => SmallWords.Has(heard, w))))
        {
            return false; // told by its words; told by letters alone ("öppet") it may still be another
        }

        var (letters, others) = (Letter().Count(text), OtherScript().Count(text));
        return others * 2 > letters && (others >= FewestLetters || Syllable().Count(text) >= FewestSyllables)
            || PersianOrUrdu().Count(text) >= FewestSyllables
            || IsInLatinLetters(words);
    }

    private static bool IsInLatinLetters(List<string> words) => Array.Exists(Others, other =>
    {
        var known = words.Where(other.Words.Contains).Distinct().Count();
        var marked = words.Count(w => !other.Words.Contains(w) && other.Letters.Length > 0 && w.AsSpan().IndexOfAny(other.Letters) >= 0);
        return known > 0 && known + marked >= FewestWords && (known + marked) * 100 >= words.Count * Share;
    });

    private static (FrozenSet<string> Words, string Letters) Of(string words, string letters) =>
        (words.Split(' ').SelectMany(w => new[] { w, Typed(w) }).Where(w => SmallWords.LanguagesOf(w).Count == 0).ToFrozenSet(), letters);

    /// <summary>As it is typed without its accents; what is very short then is left as it was, for it could be anything.</summary>
    private static string Typed(string word) => word.Length < 4 ? word : Folding.Of(word).Replace('ı', 'i').Replace('đ', 'd');

    [GeneratedRegex(@"[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*")]
    private static partial Regex Word();

    [GeneratedRegex(@"https?://\S+|www\.\S+|\S+@\S+")]
    private static partial Regex NoWords();

    [GeneratedRegex(@"\p{L}")]
    private static partial Regex Letter();

    // Neither Latin nor Arabic letters.
    [GeneratedRegex(@"[\u0370-\u05FF\u0700-\u074F\u0780-\u1DFF\u1F00-\u1FFF\u2D00-\u2DFF\u3040-\uA71F\uA800-\uD7FF\uF900-\uFAFF\uFF66-\uFFDC-[\P{L}]]")]
    private static partial Regex OtherScript();

    [GeneratedRegex(@"[\u1100-\u11FF\u3040-\u30FF\u3400-\u9FFF\uAC00-\uD7A3\uF900-\uFAFF\uFF66-\uFFDC-[\P{L}]]")]
    private static partial Regex Syllable();

    // In the script of Arabic, and no letters of it.
    [GeneratedRegex(@"[\u067E\u0686\u0698\u06A9\u06AF\u06CC\u0679\u0688\u0691\u06BA\u06D2]")]
    private static partial Regex PersianOrUrdu();
}
