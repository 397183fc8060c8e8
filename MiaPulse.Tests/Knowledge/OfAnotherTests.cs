using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;
using MiaPulse.Tests.Receptionist;
using static MiaPulse.Tests.Receptionist.HandMade;

namespace MiaPulse.Tests.Knowledge;

/// <summary>What the site says of another variety, of somebody else or of something else is no answer; what it says of the very thing stays one, in whatever words.</summary>
public sealed class OfAnotherTests
{
    private const double Sure = 0.9;

    [Theory]
    [InlineData(Language.English, "how much is a walnut cake?", "Walnut cake: £25", "Carrot cake: £24")]
    [InlineData(Language.German, "Was kostet ein Walnusskuchen?", "Walnusskuchen: 25 €", "Karottenkuchen: 24 €")]
    [InlineData(Language.French, "Combien coûte un gâteau aux noix ?", "Gâteau aux noix : 25 €", "Gâteau aux carottes : 24 €")]
    [InlineData(Language.Spanish, "¿Cuánto cuesta una tarta de nueces?", "Tarta de nueces: 25 €", "Tarta de zanahoria: 24 €")]
    [InlineData(Language.Italian, "Quanto costa una torta alle noci?", "Torta alle noci: 25 €", "Torta di carote: 24 €")]
    [InlineData(Language.Dutch, "Wat kost een walnotentaart?", "Walnotentaart: 25 €", "Worteltaart: 24 €")]
    [InlineData(Language.Polish, "Ile kosztuje ciasto orzechowe?", "Ciasto orzechowe: 25 zł", "Ciasto marchewkowe: 24 zł")]
    [InlineData(Language.Portuguese, "Quanto custa um bolo de nozes?", "Bolo de nozes: 25 €", "Bolo de cenoura: 24 €")]
    [InlineData(Language.Arabic, "بكم كعكة الجوز؟", "كعكة الجوز: 25 €", "كعكة الجزر: 24 €")]
    public void The_price_of_another_variety_is_no_answer_in_whatever_language_it_is_asked(Language language, string question, string row, string other)
    {
        Assert.Equal(Sure, Confidence(question, language, PageOf("Willow", row, Sure, language: language)));
        Assert.Equal(AnswerGate.Offered, Confidence(question, language, PageOf("Willow", other, Sure, language: language)));
        Assert.Equal(AnswerGate.Offered, Confidence(question, language, PageOf("Willow", "Carrot cake: £24\nCherry cake: £26", Sure)));
    }

    [Theory]
    [InlineData("how much is a cake?", "Carrot cake: £24")]
    [InlineData("how much is your usual carrot cake please?", "Carrot cake: £24")]
    [InlineData("how much does a carrot cake set me back?", "Carrot cake: £24")]
    [InlineData("how much is a carot cake?", "Carrot cake: £24")]
    [InlineData("how much is a cake for my daughter's birthday?", "Birthday cake: £38")]
    [InlineData("how much is a haircut for an old friend?", "Haircut: £20")]
    [InlineData("how much do you charge to replace brake pads?", "Brake pads: £60")]
    [InlineData("my tap is dripping, how much is a repair?", "Tap repair: £60")]
    [InlineData("how much is a hotstone massage?", "Hot stone massage: $92")]
    [InlineData("how long does a scalp treatment last?", "A scalp treatment takes 40 minutes.")]
    [InlineData("do you bake walnut cakes?", "We bake cakes every day.")]
    public void Words_around_the_thing_that_tell_no_variety_leave_its_answer_alone(string question, string text) =>
        Assert.Equal(Sure, Confidence(question, Language.English, PageOf("Prices", text, Sure)));

    [Fact]
    public void A_row_is_of_what_its_own_line_heading_or_page_names_and_not_of_what_the_next_row_does()
    {
        const string Question = "how much is a walnut cake?";

        Assert.Equal(AnswerGate.Offered, Confidence(Question, Language.English, PageOf("Prices", "Walnut bread: £6\nCarrot cake: £24", Sure)));
        Assert.Equal(Sure, Confidence(Question, Language.English, PageOf("Prices", "Walnut cake:\nSmall: £14\nLarge: £25", Sure)));
        Assert.Equal(Sure, Confidence(Question, Language.English, PageOf("Prices", "Whole cake: £25", Sure) with { Page = "Our walnut cake" }));
    }

    [Fact]
    public void What_tells_of_the_very_thing_goes_before_what_tells_of_another()
    {
        var (other, right) = (PageOf("Carrot cake", "A carrot cake is £24.", Sure, 3), PageOf("Walnut cake", "A walnut cake is £25.", 0.7, 2.6));
        var found = Held("how much is a walnut cake?", Language.English, [], other, right);

        Assert.Equal(["Walnut cake", "Carrot cake"], found.Select(f => f.Title));
        Assert.Equal(0.7, found[0].Confidence);
        Assert.Equal(AnswerGate.Offered, found[1].Confidence);
    }

    [Theory]
    [InlineData(Language.English, "does Ravi speak Spanish?")]
    [InlineData(Language.English, "does ravi speak spanish")]
    [InlineData(Language.German, "Spricht Ravi Spanisch?")]
    [InlineData(Language.French, "Ravi parle-t-il espagnol ?")]
    [InlineData(Language.Spanish, "¿Ravi habla español?")]
    [InlineData(Language.Italian, "Ravi parla spagnolo?")]
    [InlineData(Language.Dutch, "Spreekt Ravi Spaans?")]
    [InlineData(Language.Polish, "Czy Ravi mówi po hiszpańsku?")]
    [InlineData(Language.Portuguese, "O Ravi fala espanhol?")]
    [InlineData(Language.Arabic, "هل يتحدث Ravi الإسبانية؟")]
    public void What_is_said_of_somebody_else_is_no_answer(Language language, string question)
    {
        var (nadia, ravi) = (PageOf("Nadia Haddad", "Nadia speaks Spanish and French.", Sure, 3), PageOf("Ravi Patel", "Ravi teaches chess and speaks Hindi.", 0.7, 2.5));
        Entry[] site = [EntryOf(1, nadia), EntryOf(2, ravi)];

        Assert.Equal(AnswerGate.Offered, Held(question, language, site, nadia)[0].Confidence);
        Assert.Equal("Ravi Patel", Held(question, language, site, nadia, ravi)[0].Title);
    }

    [Theory]
    [InlineData(Language.English, "how old is Elena?")]
    [InlineData(Language.English, "is Elena married?")]
    [InlineData(Language.German, "Wie alt ist Elena?")]
    [InlineData(Language.French, "Quel âge a Elena ?")]
    [InlineData(Language.Spanish, "¿Cuántos años tiene Elena?")]
    [InlineData(Language.Italian, "Quanti anni ha Elena?")]
    [InlineData(Language.Dutch, "Hoe oud is Elena?")]
    [InlineData(Language.Polish, "Ile lat ma Elena?")]
    [InlineData(Language.Portuguese, "Quantos anos tem a Elena?")]
    [InlineData(Language.Arabic, "كم عمر Elena؟")]
    public void What_the_page_of_a_person_does_not_state_is_not_answered_by_what_it_does(Language language, string question) =>
        Assert.Equal(AnswerGate.Offered, Confidence(question, language, PageOf("Elena Ruiz", "Elena repairs violins and cellos.", Sure)));

    [Theory]
    [InlineData("who is Elena?", "Elena repairs violins and cellos.")]
    [InlineData("what does Elena repair?", "Elena repairs violins and cellos.")]
    [InlineData("how old is Elena?", "Elena, 41, repairs violins.")]
    [InlineData("can Elena look at my bow?", "Elena repairs violins and cellos.")]
    [InlineData("can my son Hugo come along?", "Children may watch Elena at work.")]
    [InlineData("I forgot to come yesterday. Will I be charged?", "Who forgets to come is charged half, says Elena.")]
    public void What_it_does_state_and_what_is_asked_for_the_visitors_own_stays_an_answer(string question, string text) =>
        Assert.Equal(Sure, Confidence(question, Language.English, PageOf("Workshop", text, Sure)));

    [Fact]
    public void Of_a_page_about_several_people_only_what_is_said_of_the_one_counts()
    {
        var team = PageOf("Our team", "Nadia teaches beginners. She speaks Italian.\nRavi teaches the club. He was a champion.");

        Assert.Equal("Nadia teaches beginners. She speaks Italian.", AskedPeople.PartOf(team, ["Nadia"]).Text);
        Assert.Equal("Ravi teaches the club. He was a champion.", AskedPeople.PartOf(team, ["Ravi"]).Text);
        Assert.Same(team, AskedPeople.PartOf(team, []));
        Assert.Equal(AnswerGate.Offered, Confidence("does Ravi speak Italian?", Language.English, team with { Confidence = Sure }));
        Assert.Equal(Sure, Confidence("does Nadia speak Italian?", Language.English, team with { Confidence = Sure }));
    }

    [Fact]
    public void What_the_site_says_of_another_matter_is_no_answer_where_the_one_asked_about_has_its_own()
    {
        var vouchers = PageOf("Do vouchers expire?", "Vouchers expire after two years.", Sure, isFaq: true);
        var memberships = PageOf("Memberships", "A membership has ten visits.");
        Entry[] site = [EntryOf(1, vouchers), EntryOf(2, memberships)];

        Assert.Equal(AnswerGate.Offered, Held("do memberships expire?", Language.English, site, vouchers)[0].Confidence);
        Assert.Equal(Sure, Held("do vouchers expire?", Language.English, site, vouchers)[0].Confidence);
        Assert.Equal(Sure, Held("do memberships expire?", Language.English, [EntryOf(1, vouchers)], vouchers)[0].Confidence);
        Assert.Equal(Sure, Held("do your vouchers expire with a membership?", Language.English, site, vouchers)[0].Confidence);
    }

    [Fact]
    public void The_same_holds_of_a_site_in_another_language()
    {
        var vouchers = PageOf("Verfallen Gutscheine?", "Gutscheine verfallen nach zwei Jahren.", Sure, language: Language.German, isFaq: true);
        Entry[] site = [EntryOf(1, vouchers), EntryOf(2, PageOf("Skipässe", "Ein Skipass gilt am ganzen Berg.", language: Language.German))];

        Assert.Equal(AnswerGate.Offered, Held("Verfallen Skipässe?", Language.German, site, vouchers)[0].Confidence);
        Assert.Equal(Sure, Held("Verfallen Gutscheine?", Language.German, site, vouchers)[0].Confidence);
    }

    [Theory]
    [InlineData(Language.English, "is there an elevator?", "How can I pay?", "By card or in cash.")]
    [InlineData(Language.English, "what's your SSN?", "How can I pay?", "By card or in cash.")]
    [InlineData(Language.Spanish, "¿hay ascensor?", "How can I pay?", "By card or in cash.")]
    public void What_shares_nothing_with_the_question_answers_it_only_where_it_is_found_very_surely(Language language, string question, string title, string text)
    {
        Assert.Equal(AnswerGate.Offered, Confidence(question, language, PageOf(title, text, 0.7, isFaq: true)));
        Assert.Equal(Sure, Confidence(question, language, PageOf(title, text, Sure, isFaq: true)));
        Assert.Equal(0.7, new OfAnother("", []).Held(question, language, [PageOf(title, text, 0.7, isFaq: true)], byModel: true)[0].Confidence);
    }

    [Fact]
    public void A_visitors_own_word_for_an_everyday_matter_is_enough()
    {
        Assert.Equal(0.7, Confidence("somewhere to leave my car?", Language.English, PageOf("Where can I park?", "Behind the mill.", 0.7, isFaq: true)));
        Assert.Equal(0.7, Confidence("is there an elevator?", Language.English, PageOf("Is it step-free?", "There is a ramp.", 0.7, isFaq: true)));
    }

    [Fact]
    public async Task In_the_product_the_title_of_the_page_tells_what_its_rows_are_of()
    {
        await using var desk = await FrontDesk.OpenAsync(knowsNothing: true);
        await desk.LearnAsync(desk.Owner, [], [("Hot stone massage", "Prices", "60 minutes: $92"), ("Parking", "Parking", "Behind the mill.")]);

        var found = await desk.World.The<KnowledgeIndex>().SearchAsync(desk.Owner, "Prices", TestContext.Current.CancellationToken);

        Assert.Equal("Hot stone massage", found.First(f => f.Title == "Prices").Page);
    }

    private static double Confidence(string question, Language language, FoundPassage passage) => Held(question, language, [], passage)[0].Confidence;

    private static IReadOnlyList<FoundPassage> Held(string question, Language language, IReadOnlyList<Entry> site, params IReadOnlyList<FoundPassage> found) =>
        new OfAnother("Willow & Co", site).Held(question, language, found);

    private static Entry EntryOf(int number, FoundPassage passage) =>
        new(new Guid(number, 1, 0, new byte[8]), passage.Title, passage.Text, null, passage.IsFaq, null, passage.Language);
}
