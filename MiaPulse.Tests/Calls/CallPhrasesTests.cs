using System.Reflection;
using System.Text.RegularExpressions;
using MiaPulse.Core.Businesses;
using MiaPulse.Core.Calls;
using MiaPulse.Core.Calls.Speech;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist.Embedded.Speech;
using MiaPulse.Tests.Receptionist;

namespace MiaPulse.Tests.Calls;

/// <summary>What is said on the phone: whole in every language, and nothing in it that a voice cannot say.</summary>
public sealed partial class CallPhrasesTests
{
    private static readonly PropertyInfo[] Phrases = [.. typeof(CallPhrases).GetProperties().Where(p => p.PropertyType == typeof(Phrase))];

    public static TheoryData<Language> Languages => [.. Enum.GetValues<Language>()];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_sentence_has_the_values_of_the_english_one_in_every_tone(Language language)
    {
        Assert.True(Phrases.Length > 30);
        foreach (var property in Phrases)
        {
            foreach (var tone in Enum.GetValues<Tone>())
            {
                var said = Of(language, property).In(tone);
                Assert.False(string.IsNullOrWhiteSpace(said), $"{language} {property.Name} {tone}");
                Assert.DoesNotMatch(@"[<>|*_#@]|\s{2}|https?:", said);
                Assert.Equal(ValuesIn(Of(Language.English, property).In(tone)), ValuesIn(said));
            }

            Assert.True(language is Language.English || Of(language, property).In(Tone.Formal) != Of(Language.English, property).In(Tone.Formal), $"{language} {property.Name}");
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Her_longer_sentences_are_heard_as_the_language_they_are_in(Language language)
    {
        var sentences = Phrases.Select(p => Of(language, p).In(Tone.Formal)).Where(s => s.Length > 40).ToList();
        var others = sentences.Where(s => LanguageGuess.Of(s) is { } heard && heard != language).ToList();

        Assert.NotEmpty(sentences);
        Assert.Empty(others);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void No_sentence_of_hers_is_heard_as_an_objection(Language language)
    {
        foreach (var said in Phrases.Select(p => Of(language, p).In(Tone.Formal)))
        {
            Assert.False(Objection.Heard(said), said);
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void On_the_phone_embedded_mia_speaks_of_no_chat_and_shows_nothing(Language language)
    {
        var (chat, spoken) = (new Voice(language, Tone.Formal), new Voice(language, Tone.Formal) { IsSpoken = true });

        Assert.NotEqual(chat.Say(w => w.TeamAsked), spoken.Say(w => w.TeamAsked));
        Assert.NotEqual(chat.Say(w => w.TypeAgain, "X"), spoken.Say(w => w.TypeAgain, "X"));
        Assert.Equal(chat.Say(w => w.Thanks), spoken.Say(w => w.Thanks));
    }

    [Fact]
    public async Task Embedded_mia_on_the_phone_answers_without_introduction_and_buttons()
    {
        await using var desk = await FrontDesk.OpenAsync();
        desk.BookingUrl = "https://riverbend.example/book";
        var (written, buttons) = await desk.AskAsync("I would like to book a massage");
        Assert.NotEmpty(buttons.Extras.Actions);
        Assert.Contains("Mia", written, StringComparison.Ordinal);

        await using var phone = await FrontDesk.OpenAsync();
        (phone.BookingUrl, phone.IsSpoken) = ("https://riverbend.example/book", true);
        var (spoken, end) = await phone.AskAsync("I would like to book a massage");

        Assert.Empty(end.Extras.Actions);
        Assert.DoesNotContain("Mia", spoken, StringComparison.Ordinal);
        Assert.Contains("tell me your name", spoken, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("I don't want to be recorded", true)]
    [InlineData("I am not comfortable with this call being recorded", true)]
    [InlineData("Bitte nehmen Sie das Gespräch nicht auf", true)]
    [InlineData("No quiero que me graben", true)]
    [InlineData("Non voglio essere registrato", true)]
    [InlineData("Ik wil niet dat dit gesprek wordt opgenomen", true)]
    [InlineData("Nie zgadzam się na nagrywanie", true)]
    [InlineData("Não quero ser gravado", true)]
    [InlineData("لا أريد أن يتم تسجيل المكالمة", true)]
    [InlineData("Is this call recorded?", false)]
    [InlineData("Do you have recordings of the concert?", false)]
    [InlineData("I want to book a recording session", false)]
    [InlineData("Wann ist die Aufnahme neuer Patienten?", false)]
    [InlineData("No tengo la grabación del concierto", false)]
    [InlineData("Je n'ai pas enregistré le numéro", false)]
    public void Who_does_not_want_to_be_recorded_says_so_and_who_asks_about_it_does_not(string words, bool objects) => Assert.Equal(objects, Objection.Heard(words));

    private static Phrase Of(Language language, PropertyInfo property) => (Phrase)property.GetValue(CallPhrases.Of(language))!;

    private static IEnumerable<string> ValuesIn(string said) => Value().Matches(said).Select(m => m.Value).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Value();
}
