using MiaPulse.Core.Conversations;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist;
using MiaPulse.Core.Receptionist.Embedded;
using MiaPulse.Core.Receptionist.Embedded.Hearing;
using static MiaPulse.Tests.Receptionist.HandMade;

namespace MiaPulse.Tests.Receptionist;

/// <summary>Short questions that go on from the one before: they are answered about the same thing, or left open, and never by the same words again.</summary>
public sealed class FollowUpsTests
{
    [Theory]
    [InlineData(Language.English, "how much is a massage?", "and for 45 minutes?", "Classic massage, 30 minutes: $40", "Classic massage, 45 minutes: $52", "Manicure, 45 minutes: $28")]
    [InlineData(Language.German, "Was kostet eine Massage?", "und 45 Minuten?", "Klassische Massage, 30 Minuten: 35 €", "Klassische Massage, 45 Minuten: 52 €", "Maniküre, 45 Minuten: 28 €")]
    [InlineData(Language.French, "Combien coûte un massage ?", "et pour 45 minutes ?", "Massage classique, 30 minutes : 35 €", "Massage classique, 45 minutes : 52 €", "Manucure, 45 minutes : 28 €")]
    [InlineData(Language.Spanish, "¿Cuánto cuesta un masaje?", "¿y de 45 minutos?", "Masaje clásico, 30 minutos: 35 €", "Masaje clásico, 45 minutos: 52 €", "Manicura, 45 minutos: 28 €")]
    [InlineData(Language.Italian, "Quanto costa un massaggio?", "e per 45 minuti?", "Massaggio classico, 30 minuti: 35 €", "Massaggio classico, 45 minuti: 52 €", "Manicure, 45 minuti: 28 €")]
    [InlineData(Language.Dutch, "Wat kost een massage?", "en voor 45 minuten?", "Klassieke massage, 30 minuten: 35 €", "Klassieke massage, 45 minuten: 52 €", "Manicure, 45 minuten: 28 €")]
    [InlineData(Language.Polish, "Ile kosztuje masaż?", "a 45 minut?", "Masaż klasyczny, 30 minut: 35 zł", "Masaż klasyczny, 45 minut: 52 zł", "Manicure, 45 minut: 28 zł")]
    [InlineData(Language.Portuguese, "Quanto custa uma massagem?", "e de 45 minutos?", "Massagem clássica, 30 minutos: 35 €", "Massagem clássica, 45 minutos: 52 €", "Manicure, 45 minutos: 28 €")]
    [InlineData(Language.Arabic, "بكم مساج؟", "و45 دقيقة؟", "مساج كلاسيكي، 30 دقيقة: 35 €", "مساج كلاسيكي، 45 دقيقة: 52 €", "مانيكير، 45 دقيقة: 28 €")]
    public async Task Another_length_is_told_from_the_rows_of_the_same_thing(Language language, string first, string next, string before, string row, string other)
    {
        var page = PageOf("Willow", $"{before}\n{row}\n{other}", language: language);
        var reply = await ReplyAsync(Prompt(next, language, history: After(first, before)), page);

        Assert.Contains(row, reply.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(before, reply.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(other, reply.Words, StringComparison.Ordinal);
        Assert.Equal(page.Title, Assert.Single(reply.End().Extras.Sources).Title);
        Assert.Empty(reply.End().Gaps);
    }

    [Theory]
    [InlineData(Language.English, "how much is a massage?", "what about the 90?", "Massage, 60 minutes: $70", "Massage, 90 minutes: $99")]
    [InlineData(Language.German, "Was kostet eine Massage?", "und die 90er?", "Massage, 60 Minuten: 70 €", "Massage, 90 Minuten: 99 €")]
    [InlineData(Language.French, "Combien coûte un massage ?", "et le 90 ?", "Massage, 60 minutes : 70 €", "Massage, 90 minutes : 99 €")]
    [InlineData(Language.Spanish, "¿Cuánto cuesta un masaje?", "¿y la de 90?", "Masaje, 60 minutos: 70 €", "Masaje, 90 minutos: 99 €")]
    public async Task A_number_alone_is_one_of_minutes(Language language, string first, string next, string before, string row)
    {
        var reply = await ReplyAsync(Prompt(next, language, history: After(first, before)), PageOf("Willow", $"{before}\n{row}", language: language));

        Assert.Contains(row, reply.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(before, reply.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_sentence_with_two_prices_the_part_that_is_asked_for_is_said()
    {
        const string Text = "A 60-minute sports massage is $95, and 90 minutes is $130.";
        var history = After("how much is a sports massage?", Text);
        var reply = await ReplyAsync(Prompt("and for 90 minutes?", history: history), PageOf("How much is a sports massage?", Text, 0.9, isFaq: true));

        Assert.Contains("90 minutes is $130", reply.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("$95", reply.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_follow_up_of_a_follow_up_is_about_the_same_thing()
    {
        Turn[] history = [.. After("how much is a massage?", "Massage, 30 minutes: $40"), .. After("and for 45 minutes?", "Massage, 45 minutes: $52")];
        var reply = await ReplyAsync(Prompt("and for an hour?", history: history), PageOf("Prices", "Massage, 30 minutes: $40\nMassage, 45 minutes: $52\nMassage, 60 minutes: $70"));

        Assert.Contains("Massage, 60 minutes: $70", reply.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("$40", reply.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("and for 20 minutes?")]
    [InlineData("and for kids?")]
    [InlineData("and with Ravi?")]
    public async Task What_the_pages_do_not_tell_is_not_answered_by_the_same_words_again(string next)
    {
        var page = PageOf("Prices", "A massage of 60 minutes is $80.", 0.9);
        var first = await ReplyAsync(Prompt("how much is a massage?"), page);
        var reply = await ReplyAsync(Prompt(next, history: After("how much is a massage?", first.Words)), page);

        Assert.Contains("$80", first.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("$80", reply.Words, StringComparison.Ordinal);
        Assert.Contains("could not find that on our pages", reply.Words, StringComparison.Ordinal);
        Assert.Equal([next], reply.End().Gaps);
    }

    [Theory]
    [InlineData(Language.German, "Was kostet eine Massage?", "und mit Ravi?", "Eine Massage von 60 Minuten kostet 80 €.", "nicht gefunden")]
    [InlineData(Language.Spanish, "¿Cuánto cuesta un masaje?", "¿y con Ravi?", "Un masaje de 60 minutos cuesta 80 €.", "No lo he encontrado")]
    [InlineData(Language.Italian, "Quanto costa un massaggio?", "e con Ravi?", "Un massaggio di 60 minuti costa 80 €.", "Non l’ho trovato")]
    public async Task The_same_holds_in_other_languages(Language language, string first, string next, string text, string notFound)
    {
        var page = PageOf("Willow", text, 0.9, language: language);
        var reply = await ReplyAsync(Prompt(next, language, history: After(first, text)), page);

        Assert.DoesNotContain("80 €", reply.Words, StringComparison.Ordinal);
        Assert.Contains(notFound, reply.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_added_is_looked_for_together_with_the_thing()
    {
        var (adults, kids) = (PageOf("Prices", "A massage of 60 minutes is $80.", 0.9), PageOf("Families", "A massage for kids under 12 is $35.", 0.9));
        var reply = await ReplyByAsync(
            Prompt("and for kids?", history: After("how much is a massage?", adults.Text)),
            question => question.Contains("kids", StringComparison.Ordinal) && question.Contains("massage", StringComparison.Ordinal) ? [adults, kids] : [adults]);

        Assert.Contains("A massage for kids under 12 is $35.", reply.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("$80", reply.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_what_was_told_already_the_sentence_that_names_it_is_said_alone()
    {
        const string Text = "We take Blue Cross and Aetna for physiotherapy. Massage is not covered by any plan.";
        var page = PageOf("Do you take insurance?", Text, 0.9, isFaq: true);
        var reply = await ReplyAsync(Prompt("and Aetna?", history: After("do you take Blue Cross insurance?", Text)), page);

        Assert.Contains("We take Blue Cross and Aetna for physiotherapy.", reply.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Massage is not covered", reply.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_asks_for_another_thing_or_asks_the_first_time_is_answered_as_ever()
    {
        var page = PageOf("Prices", "A manicure of 45 minutes is $28.", 0.9);

        Assert.Contains("$28", (await ReplyAsync(Prompt("and how much is a manicure of 45 minutes?", history: After("how much is a massage?", "A massage is $80.")), page)).Words, StringComparison.Ordinal);
        Assert.Contains("$28", (await ReplyAsync(Prompt("and for 45 minutes?"), page)).Words, StringComparison.Ordinal);
        Assert.Contains("$28", (await ReplyAsync(Prompt("can I come in 45 minutes?", history: After("how much is a massage?", "A massage is $80.")), page)).Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Language.English, "half an hour", 30)]
    [InlineData(Language.English, "an hour and a half", 90)]
    [InlineData(Language.German, "eine halbe Stunde", 30)]
    [InlineData(Language.German, "eine Stunde", 60)]
    [InlineData(Language.French, "une demi-heure", 30)]
    [InlineData(Language.French, "une heure et demie", 90)]
    [InlineData(Language.Spanish, "media hora", 30)]
    [InlineData(Language.Spanish, "una hora y media", 90)]
    [InlineData(Language.Italian, "mezz’ora", 30)]
    [InlineData(Language.Italian, "un’ora e mezza", 90)]
    [InlineData(Language.Dutch, "een half uur", 30)]
    [InlineData(Language.Dutch, "anderhalf uur", 90)]
    [InlineData(Language.Polish, "pół godziny", 30)]
    [InlineData(Language.Polish, "półtorej godziny", 90)]
    [InlineData(Language.Portuguese, "meia hora", 30)]
    [InlineData(Language.Portuguese, "uma hora e meia", 90)]
    [InlineData(Language.Arabic, "نصف ساعة", 30)]
    [InlineData(Language.Arabic, "ساعة ونصف", 90)]
    public void An_hour_and_its_parts_are_heard_in_words(Language language, string words, int minutes)
    {
        var (lengths, rest) = AskedLengths.In(words, language);

        Assert.Equal(minutes, Assert.Single(lengths).Length);
        Assert.False(rest.Any(char.IsLetter), rest);
    }

    [Theory]
    [InlineData(Language.English, "and for 45 minutes")]
    [InlineData(Language.German, "und 90 Minuten")]
    [InlineData(Language.Spanish, "y media hora")]
    [InlineData(Language.Dutch, "en een half uur")]
    [InlineData(Language.Arabic, "ونصف ساعة")]
    public void Another_length_is_asked_for_without_a_mark_too(Language language, string message) => Assert.True(FollowUps.AsksForLength(message, language));

    [Theory]
    [InlineData(Language.English, "salt and pepper")]
    [InlineData(Language.English, "Tom and Anna")]
    [InlineData(Language.English, "and I waited 45 minutes yesterday")]
    [InlineData(Language.English, "and 45 dollars")]
    [InlineData(Language.German, "und Tom wartete 45 Minuten draußen")]
    public void Not_everything_with_an_and_or_a_number_asks_for_a_length(Language language, string message) => Assert.False(FollowUps.AsksForLength(message, language));

    private static Turn[] After(string question, string answer) => [new(Author.Visitor, question), new(Author.Mia, answer)];
}
