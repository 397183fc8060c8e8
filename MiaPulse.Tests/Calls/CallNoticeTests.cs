using MiaPulse.Core.Calls;
using MiaPulse.Core.Languages;

namespace MiaPulse.Tests.Calls;

/// <summary>What every caller hears before anything is asked.</summary>
public sealed class CallNoticeTests
{
    private const string Business = "Corner Bakery";

    /// <summary>Each language, with what says there that Mia is no person, and that the call is recorded.</summary>
    private static readonly (Language Language, string Disclosure, string Recorded)[] Said =
    [
        (Language.English, "AI assistant", "is recorded"),
        (Language.German, "KI-Assistentin", "wird aufgezeichnet"),
        (Language.French, "assistante IA", "est enregistré"),
        (Language.Spanish, "inteligencia artificial", "se graba"),
        (Language.Italian, "intelligenza artificiale", "viene registrata"),
        (Language.Dutch, "AI-assistent", "wordt opgenomen"),
        (Language.Polish, "asystentka AI", "jest nagrywana"),
        (Language.Portuguese, "inteligência artificial", "é gravada"),
        (Language.Arabic, "بالذكاء الاصطناعي", "مسجلة"),
    ];

    public static TheoryData<Language, string, string> Languages => [.. Said];

    [Fact]
    public void Every_language_has_a_notice_of_its_own()
    {
        Assert.Equal(Enum.GetValues<Language>().Order(), Said.Select(s => s.Language).Order());
        Assert.Equal(LanguageTags.All.Count, Enum.GetValues<Language>().Select(l => CallNotice.Of(Business, Consent.Everybody, null, l)).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void It_names_the_business_says_that_mia_is_no_person_and_that_the_call_is_recorded(Language language, string disclosure, string recorded)
    {
        foreach (var consent in Enum.GetValues<Consent>())
        {
            var notice = CallNotice.Of(Business, consent, null, language);
            Assert.Contains(Business, notice, StringComparison.Ordinal);
            Assert.Contains(disclosure, notice, StringComparison.Ordinal);
            Assert.Contains(recorded, notice, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Where_everybody_has_to_agree_it_says_how_not_to_and_those_words_are_heard_as_an_objection(Language language, string disclosure, string recorded)
    {
        var (everybody, oneSide) = (CallNotice.Of(Business, Consent.Everybody, null, language), CallNotice.Of(Business, Consent.OneSide, null, language));
        var objection = CallNotice.ObjectionIn(language);

        Assert.Contains(objection, everybody, StringComparison.Ordinal);
        Assert.DoesNotContain(objection, oneSide, StringComparison.Ordinal);
        Assert.StartsWith(oneSide, everybody, StringComparison.Ordinal);
        Assert.True(Objection.Heard(objection), objection);
        Assert.False(Objection.Heard($"{disclosure}, {recorded}"));
    }

    [Fact]
    public void What_the_owner_adds_stands_behind_it_in_one_line_and_takes_nothing_away()
    {
        var notice = CallNotice.Of(Business, Consent.Everybody, null, Language.English);

        Assert.Equal($"{notice} Press 0 for a person.", CallNotice.Of(Business, Consent.Everybody, " Press 0\nfor a\u202e person. ", Language.English));
        Assert.Equal(notice, CallNotice.Of(Business, Consent.Everybody, " \u200b ", Language.English));
    }

    [Fact]
    public void A_name_with_signs_in_it_is_spoken_without_markup_and_breaks_nothing()
    {
        Assert.Contains("calling Bob {0} & Sons.", CallNotice.Of("*Bob* {0} & Sons", Consent.OneSide, null, Language.English), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void The_longest_one_fits_into_the_row_of_a_call(Language language, string disclosure, string recorded)
    {
        var longest = CallNotice.Of(new string('x', 120), Consent.Everybody, new string('y', PhoneLine.MaxNoticeLength), language);

        Assert.InRange(longest.Length, disclosure.Length + recorded.Length + 120 + PhoneLine.MaxNoticeLength, Call.MaxNoticeLength);
    }
}
