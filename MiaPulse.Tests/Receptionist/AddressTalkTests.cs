using MiaPulse.Core.Conversations;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist.Embedded;
using MiaPulse.Core.Receptionist.Embedded.Hearing;
using static MiaPulse.Tests.Receptionist.HandMade;

namespace MiaPulse.Tests.Receptionist;

/// <summary>Where the business is and how to get there: asked in nine languages, told from the line that says it.</summary>
public sealed class AddressTalkTests
{
    private static FoundPassage[] Pages() =>
    [
        PageOf("Do you take card payments?", "Yes, cards and contactless, and cash. No cheques.", 0.4, 3, isFaq: true),
        PageOf("Where can I park?", "Behind the house at 20 Mill Street.", 0.35, 2.9, isFaq: true),
        PageOf("Find us", "14 Mill Row, Whitby YO21 3PU. Call 01947 555 0123 and ask for Hannah.", 0.3, 2.8),
    ];

    [Theory]
    [InlineData(Language.English, "where are you")]
    [InlineData(Language.English, "whats your address?")]
    [InlineData(Language.English, "how do I get there")]
    [InlineData(Language.German, "Wo seid ihr?")]
    [InlineData(Language.French, "Où êtes-vous ?")]
    [InlineData(Language.Spanish, "¿Dónde están?")]
    [InlineData(Language.Italian, "Dove siete?")]
    [InlineData(Language.Dutch, "Waar zitten jullie?")]
    [InlineData(Language.Polish, "Gdzie jesteście?")]
    [InlineData(Language.Portuguese, "Onde ficam?")]
    [InlineData(Language.Arabic, "أين أنتم؟")]
    public async Task It_is_told_with_its_source_and_never_by_what_was_spoken_of_before(Language language, string question)
    {
        var reply = await ReplyAsync(Prompt(question, language, DialogueState.Fresh with { Topic = "Do you take card payments?" }), Pages());

        Assert.Contains("14 Mill Row, Whitby YO21 3PU.", reply.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("contactless", reply.Words, StringComparison.Ordinal);
        Assert.Equal("Find us", Assert.Single(reply.End().Extras.Sources).Title);
    }

    [Theory]
    [InlineData(Language.English, "Where exactly are you located?")]
    [InlineData(Language.English, "can you give me the address please")]
    [InlineData(Language.English, "What street are you on?")]
    [InlineData(Language.English, "directions to your shop?")]
    [InlineData(Language.German, "Wie lautet eure Adresse?")]
    [InlineData(Language.German, "wie komme ich zu euch?")]
    [InlineData(Language.French, "quelle est votre adresse ?")]
    [InlineData(Language.French, "comment venir chez vous ?")]
    [InlineData(Language.Spanish, "¿Cuál es su dirección?")]
    [InlineData(Language.Spanish, "¿cómo llego?")]
    [InlineData(Language.Italian, "Qual è il vostro indirizzo?")]
    [InlineData(Language.Italian, "come arrivo da voi?")]
    [InlineData(Language.Dutch, "wat is jullie adres?")]
    [InlineData(Language.Dutch, "hoe kom ik bij jullie?")]
    [InlineData(Language.Polish, "jaki jest wasz adres?")]
    [InlineData(Language.Polish, "jak do was dojechać?")]
    [InlineData(Language.Portuguese, "qual é a morada?")]
    [InlineData(Language.Portuguese, "como chego aí?")]
    [InlineData(Language.Arabic, "ما هو عنوانكم؟")]
    [InlineData(Language.Arabic, "كيف أصل إليكم؟")]
    public void It_is_heard_in_many_words(Language language, string question)
    {
        Assert.True(Whereabouts.In(question, language));
        Assert.True(Questions.AsksByItself(question, language));
    }

    [Theory]
    [InlineData(Language.English, "where are you from?")]
    [InlineData(Language.English, "where is the toilet?")]
    [InlineData(Language.English, "how do I get there by bus?")]
    [InlineData(Language.English, "what's your email address?")]
    [InlineData(Language.English, "can I change the address of my order?")]
    [InlineData(Language.German, "Wo ist der Parkplatz?")]
    [InlineData(Language.German, "Wie lautet eure E-Mail-Adresse?")]
    [InlineData(Language.French, "où est le parking ?")]
    [InlineData(Language.French, "quelle est votre adresse e-mail ?")]
    [InlineData(Language.Spanish, "¿dónde está el baño?")]
    [InlineData(Language.Spanish, "¿cuál es su dirección de correo?")]
    [InlineData(Language.Italian, "dove posso parcheggiare?")]
    [InlineData(Language.Dutch, "waar kan ik parkeren?")]
    [InlineData(Language.Dutch, "wat is jullie e-mailadres?")]
    [InlineData(Language.Polish, "gdzie można zaparkować?")]
    [InlineData(Language.Portuguese, "onde posso estacionar?")]
    [InlineData(Language.Arabic, "أين موقف السيارات؟")]
    public void Another_place_or_a_way_of_its_own_is_an_ordinary_question(Language language, string question) => Assert.False(Whereabouts.In(question, language));

    [Theory]
    [InlineData("14 Mill Row, Whitby YO21 3PU.")]
    [InlineData("27 Willow Lane, Port Alder, CA 94199")]
    [InlineData("Hauptstraße 5, 10115 Berlin")]
    [InlineData("Am Markt 3, 12345 Neustadt")]
    [InlineData("12 rue de la Paix, 75002 Paris")]
    [InlineData("Calle Mayor, 5, 28013 Madrid")]
    [InlineData("Via Roma 10, 00184 Roma")]
    [InlineData("Kerkstraat 12, 1017 GP Amsterdam")]
    [InlineData("ul. Długa 5, 31-147 Kraków")]
    [InlineData("Rua Augusta 12, 1100-053 Lisboa")]
    [InlineData("العنوان: شارع الملك فهد 12، الرياض")]
    public void An_address_is_seen_as_each_country_writes_it(string line) => Assert.True(StatedAddress.Worth(line) >= 2, line);

    [Theory]
    [InlineData("We opened in 2012 and have four treatment rooms.")]
    [InlineData("March 12, 2024 Opening party")]
    [InlineData("Call 01947 555 0123 or write to woof@bark.example.")]
    [InlineData("Email address: woof@bark.example")]
    [InlineData("Über 10000 Kunden vertrauen uns.")]
    [InlineData("A massage of 60 minutes costs $98.")]
    [InlineData("Ten free parking spaces are at 20 Mill Street.")]
    public void Other_numbers_and_other_places_are_none(string line) => Assert.Equal(0, StatedAddress.Worth(line));

    [Fact]
    public void A_street_and_its_town_on_two_lines_are_one_address()
    {
        var place = StatedAddress.Best([PageOf("Parken", "Am Markt 9\n12345 Neustadt", language: Language.German), PageOf("Kontakt", "Praxis am Markt\nAm Markt 3\n12345 Neustadt\nTelefon: 030 555", language: Language.German)]);

        Assert.Equal("Am Markt 3, 12345 Neustadt", place!.Value.Line);
        Assert.Equal("Kontakt", place.Value.Passage.Title);
    }

    [Fact]
    public void A_place_that_is_only_described_counts_where_the_heading_is_about_finding_it()
    {
        const string Corner = "We are in the green house on the corner of Willow Lane and Mill Street.";

        Assert.Equal(Corner, StatedAddress.Best([PageOf("Find us", Corner)])!.Value.Line);
        Assert.Null(StatedAddress.Best([PageOf("Our story", Corner)]));
    }

    [Fact]
    public async Task What_the_pages_surely_say_of_the_way_goes_before_the_bare_address()
    {
        var way = PageOf("Can I come by public transport?", "Bus lines 4 and 11 stop in front of the door.", 0.9, 4, isFaq: true);

        var asked = await ReplyAsync(Prompt("how do I get there?"), [way, .. Pages()]);
        var where = await ReplyAsync(Prompt("where are you?"), [way, .. Pages()]);

        Assert.Contains("Bus lines 4 and 11", asked.Words, StringComparison.Ordinal);
        Assert.Contains("14 Mill Row", where.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_no_page_tells_it_nothing_is_made_up()
    {
        var reply = await ReplyAsync(Prompt("where are you?"), PageOf("Prices", "A massage of 60 minutes costs $98.", 0.1));

        Assert.Empty(reply.End().Extras.Sources);
        Assert.DoesNotContain("$98", reply.Words, StringComparison.Ordinal);
    }
}
