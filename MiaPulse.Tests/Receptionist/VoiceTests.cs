using System.Reflection;
using System.Text.RegularExpressions;
using MiaPulse.Core.Businesses;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist;
using MiaPulse.Core.Receptionist.Embedded.Speech;

namespace MiaPulse.Tests.Receptionist;

/// <summary>The phrase tables: whole, alike in their places for values, and safe to say through the gate.</summary>
public sealed partial class VoiceTests
{
    private static readonly PropertyInfo[] Phrases = [.. typeof(Phrasebook).GetProperties().Where(p => p.PropertyType == typeof(Phrase))];

    public static TheoryData<Language> Languages => [.. Enum.GetValues<Language>()];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_sentence_has_the_values_of_the_english_one_in_every_tone(Language language)
    {
        Assert.True(Phrases.Length > 60);
        foreach (var property in Phrases)
        {
            foreach (var tone in Enum.GetValues<Tone>())
            {
                var said = Of(language, property).In(tone);
                Assert.False(string.IsNullOrWhiteSpace(said), $"{language} {property.Name} {tone}");
                Assert.DoesNotMatch(@"[<>|]|\s{2}", said);
                Assert.Equal(ValuesIn(Of(Language.English, property).In(tone)), ValuesIn(said));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Lists_of_days_and_languages_are_whole(Language language)
    {
        var book = Voice.BookOf(language);

        Assert.Equal(9, book.InLanguages.Distinct().Count());
        Assert.All(new[] { book.Days, book.OnDays, book.EveryDays }, days => Assert.Equal(7, days.Distinct().Count()));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void No_sentence_of_hers_is_withheld_by_the_gate_or_in_english_where_it_should_not_be(Language language)
    {
        var business = new BusinessProfile(default, "Riverbend Physio", "https://riverbend.example", "Physiotherapy", "US", "UTC", null, null, null, null, null);
        foreach (var property in Phrases)
        {
            var said = Voice.Fill(Of(language, property).In(Tone.Friendly), "Riverbend Physio", "Anna");
            Assert.True(FactGate.Check(said, [], business, new ContactCard("Anna", null, null), "", language).Holds, $"{language} {property.Name}: {said}");
            Assert.True(language is Language.English || said != Voice.Fill(Of(Language.English, property).In(Tone.Friendly), "Riverbend Physio", "Anna"), $"{language} {property.Name}");
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
    [InlineData(Language.German, "dir", "Ihnen")]
    [InlineData(Language.French, "t’aider", "vous aider")]
    [InlineData(Language.Spanish, "ayudarte", "ayudarle")]
    [InlineData(Language.Italian, "aiutarti", "aiutarLa")]
    [InlineData(Language.Dutch, "je", "u")]
    [InlineData(Language.Polish, "ci", "mogę pomóc")]
    [InlineData(Language.Portuguese, "você", "ser útil")]
    [InlineData(Language.Arabic, "مرحبًا", "خدمتكم")]
    public void The_friendly_tone_is_familiar_and_the_formal_one_polite(Language language, string familiar, string polite)
    {
        var friendly = $"{new Voice(language, Tone.Friendly).Say(w => w.Introduction, "X")} {new Voice(language, Tone.Friendly).Say(w => w.GreetFirst)}";
        var formal = $"{new Voice(language, Tone.Formal).Say(w => w.Introduction, "X")} {new Voice(language, Tone.Formal).Say(w => w.GreetFirst)}";

        Assert.Contains($" {familiar}", $" {friendly}", StringComparison.Ordinal);
        Assert.Contains($" {polite}", formal, StringComparison.Ordinal);
        Assert.DoesNotContain($" {polite}", friendly, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Language.English, "9 am", "9:30 pm", "tomorrow at 9 am")]
    [InlineData(Language.German, "9 Uhr", "21:30 Uhr", "morgen um 9 Uhr")]
    [InlineData(Language.French, "9h00", "21h30", "demain à 9h00")]
    [InlineData(Language.Spanish, "9:00", "21:30", "mañana a las 9:00")]
    [InlineData(Language.Italian, "9:00", "21:30", "domani alle 9:00")]
    [InlineData(Language.Dutch, "9:00 uur", "21:30 uur", "morgen om 9:00 uur")]
    [InlineData(Language.Polish, "9:00", "21:30", "jutro o 9:00")]
    [InlineData(Language.Portuguese, "9h00", "21h30", "amanhã às 9h00")]
    [InlineData(Language.Arabic, "9:00", "21:30", "غدًا الساعة 9:00")]
    public void Times_are_written_as_the_language_writes_them(Language language, string morning, string evening, string tomorrow)
    {
        var voice = new Voice(language, Tone.Friendly);
        var nine = new DateTimeOffset(2026, 6, 2, 9, 0, 0, TimeSpan.Zero);

        Assert.Equal((morning, evening), (voice.Time(new TimeOnly(9, 0)), voice.Time(new TimeOnly(21, 30))));
        Assert.Equal(tomorrow, voice.Moment(nine, new DateTime(2026, 6, 1, 20, 0, 0)));
    }

    private static Phrase Of(Language language, PropertyInfo property) => (Phrase)property.GetValue(Voice.BookOf(language))!;

    private static IEnumerable<string> ValuesIn(string said) => Value().Matches(said).Select(m => m.Value).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Value();
}
