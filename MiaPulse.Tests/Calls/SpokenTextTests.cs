using MiaPulse.Core.Calls;
using MiaPulse.Core.Languages;

namespace MiaPulse.Tests.Calls;

public sealed class SpokenTextTests
{
    [Theory]
    [InlineData("We have **rye** and _spelt_.", "We have rye and spelt.")]
    [InlineData("- flour\n- water", "flour. water.")]
    [InlineData("1. Call us\n2. Come by", "Call us. Come by.")]
    [InlineData("See [our prices](https://b.example/prices).", "See our prices.")]
    [InlineData("You can book at https://book.b.example/now?x=1.", "You can book at our website.")]
    [InlineData("We are at b.example.", "We are at b dot example.")]
    [InlineData("Write to ana.ruiz@b-1.example, please.", "Write to ana dot ruiz at b dash 1 dot example, please.")]
    [InlineData("Call (415) 555-0142.", "Call 4 1 5, 5 5 5, 0 1 4 2.")]
    [InlineData("It is $95, or $130 for 90 minutes.", "It is 95 dollars, or 130 dollars for 90 minutes.")]
    [InlineData("From $50–$80.", "From 50 dollars to 80 dollars.")]
    [InlineData("Monday – Friday, 9:00 am – 5:30 pm", "Monday to Friday, 9 am to 5:30 pm")]
    [InlineData("Open 17:00 to 20:30.", "Open 5 pm to 8:30 pm.")]
    [InlineData("20% off & free tea 🎂", "20 percent off and free tea")]
    [InlineData("The year 2012-2024 and 12/24/2026.", "The year 2012 to 2024 and 12/24/2026.")]
    public void Text_is_read_as_people_say_it(string written, string spoken) => Assert.Equal(spoken, SpokenText.Of(written, Language.English));

    [Theory]
    [InlineData("Von 9:00 Uhr bis 17:30 Uhr, 45 €", Language.German, "Von 9 Uhr bis 17 Uhr 30, 45 Euro")]
    [InlineData("Schreiben Sie an ana_b@b.example", Language.German, "Schreiben Sie an ana Unterstrich b ät b Punkt example")]
    [InlineData("De 9h00 à 17h30, 45 €", Language.French, "De 9 heures à 17 heures 30, 45 euros")]
    [InlineData("A las 9:00 o a las 9:30", Language.Spanish, "A las 9 o a las 9 y 30")]
    [InlineData("Alle 9:30, 20%", Language.Italian, "Alle 9 e 30, 20 per cento")]
    [InlineData("Om 9:00 uur", Language.Dutch, "Om 9 uur")]
    [InlineData("O 9:00, 95 zł", Language.Polish, "O 9:00, 95 zł")]
    [InlineData("Das 9h00 às 17h30", Language.Portuguese, "Das 9 horas às 17 e 30")]
    [InlineData("راسلونا على a@b.example", Language.Arabic, "راسلونا على a آت b نقطة example")]
    public void Signs_and_hours_are_said_in_the_language_of_the_words(string written, Language language, string spoken) =>
        Assert.Equal(spoken, SpokenText.Of(written, language));

    [Theory]
    [InlineData("Hello there. How can I help?")]
    [InlineData("It takes 60 minutes and 3 people.")]
    [InlineData("Dr. Ruiz sees you at 9 a.m. on the 3rd.")]
    public void Plain_words_stay_as_they_are(string words) => Assert.Equal(words, SpokenText.Of(words, Language.English));

    [Fact]
    public void An_address_is_spelled_letter_by_letter()
    {
        Assert.Equal("b, dot, e, x, slash, g, o", SpokenText.Spelled("https://www.b.ex/go/", Language.English));
        Assert.Equal("b, Punkt, e, x", SpokenText.Spelled("https://b.ex/?utm=1", Language.German));
    }

    [Theory]
    [InlineData("One two three four.", "One two", "One two")]
    [InlineData("One two three four.", "One two thr", "One two")]
    [InlineData("One two three four.", "ONE, TWO", "One two")]
    [InlineData("Write to a@b.example now.", "Write to a at b dot", "Write to")]
    [InlineData("One two.", "Three", null)]
    [InlineData("One two.", "", null)]
    [InlineData("One two.", "One two. Three", "One two.")]
    public void What_was_heard_is_found_in_what_was_written(string written, string heard, string? kept) => Assert.Equal(kept, HeardPart.Of(written, heard, Language.English));
}
