using MiaPulse.Core.Conversations;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Leads;

namespace MiaPulse.Tests.Leads;

public sealed class ContactDetailsTests
{
    private static ContactCard In(string text, ContactExpectation expecting = ContactExpectation.Nothing, string region = "US", ContactCard? known = null) =>
        ContactDetails.Find(text, region, expecting, known).Card;

    [Fact]
    public void A_visitor_who_gives_everything_at_once_is_understood_exactly() =>
        Assert.Equal(
            new ContactCard("Ana Ruiz", "ana@ruiz.example", "+14155550142"),
            In("sure, I'm Ana Ruiz, ana@ruiz.example or 415 555 0142", ContactExpectation.Anything));

    [Theory]
    [InlineData("I'm Lisa Wong 415-555-0123")]
    [InlineData("Lisa Wong 415 555 0123")]
    [InlineData("book me in for Sunday 10am, I'm Lisa Wong 415-555-0123")]
    public void A_short_family_name_right_before_a_number_is_no_sign_of_an_order(string said) =>
        Assert.Equal("+14155550123", In(said, ContactExpectation.Nothing)?.Phone);

    [Theory]
    [InlineData("ana@ruiz.example", "ana@ruiz.example")]
    [InlineData("It's Ana.B@Ruiz.EXAMPLE.", "Ana.B@ruiz.example")]
    [InlineData("mailto:ana@ruiz.example", "ana@ruiz.example")]
    [InlineData("<ana@ruiz.example>, thanks", "ana@ruiz.example")]
    [InlineData("(ana@ruiz.example)", "ana@ruiz.example")]
    [InlineData("email=ana@ruiz.example", "ana@ruiz.example")]
    [InlineData("ana+site@ruiz.co.uk please", "ana+site@ruiz.co.uk")]
    [InlineData("ana @ ruiz.example", "ana@ruiz.example")]
    [InlineData("ana@ruiz . com", "ana@ruiz.com")]
    [InlineData("ana@ruiz.example.Thanks for the help", "ana@ruiz.example")]
    [InlineData("my email is ana at ruiz dot example", "ana@ruiz.example")]
    [InlineData("ana [at] ruiz [dot] example", "ana@ruiz.example")]
    [InlineData("ana(at)ruiz.example", "ana@ruiz.example")]
    [InlineData("ANA AT RUIZ DOT EXAMPLE", "ANA@ruiz.example")]
    [InlineData("ana dot b underscore c at ruiz dot co dot uk", "ana.b_c@ruiz.co.uk")]
    [InlineData("write to me: sofia77 at ruiz.example", "sofia77@ruiz.example")]
    [InlineData("ana＠ruiz.example", "ana@ruiz.example")]
    [InlineData("ana@ruiz.example sorry, that's ana@work.example", "ana@work.example")]
    [InlineData("ana@work.example, not ana@ruiz.example", "ana@work.example")]
    [InlineData("I emailed info@shop.example, I am at ana@ruiz.example", "ana@ruiz.example")]
    public void An_email_address_is_read_as_people_write_it(string text, string expected) => Assert.Equal(expected, In(text).Email);

    [Theory]
    [InlineData("meet me at ruiz.example")]
    [InlineData("I saw it at shop.example yesterday")]
    [InlineData("https://ana@ruiz.example/")]
    [InlineData("ana@ruiz")]
    [InlineData("@ana on Instagram")]
    [InlineData("josé@ruiz.example")]
    [InlineData("I'm at the salon. Dot the i please")]
    public void What_is_no_email_address_is_none(string text) => Assert.Null(In(text).Email);

    [Theory]
    [InlineData("415 555 0142", "US", "+14155550142")]
    [InlineData("(415) 555-0142", "US", "+14155550142")]
    [InlineData("415.555.0142", "US", "+14155550142")]
    [InlineData("1-415-555-0142", "US", "+14155550142")]
    [InlineData("call me on 4155550142 after 5", "US", "+14155550142")]
    [InlineData("415 555 0142 ext. 12", "US", "+14155550142")]
    [InlineData("+44 (0)7700 900319 for 14.06 at 10.30", "GB", "+447700900319")]
    [InlineData("020 7946 0321", "GB", "+442079460321")]
    [InlineData("+49 30 1640758", "US", "+49301640758")]
    [InlineData("0049 30 1640758", "GB", "+49301640758")]
    [InlineData("06 12 34 56 78", "FR", "+33612345678")]
    [InlineData("four one five, five five five, oh one four two", "US", "+14155550142")]
    [InlineData("four one five triple five zero one four two", "US", "+14155550142")]
    [InlineData("07700 900178 - sorry, it's ...177 not 178", "GB", "+447700900177")]
    [InlineData("415 555 0185, sorry, ends in 58", "US", "+14155550158")]
    [InlineData("(415) 555-0139, no sorry it's 0193", "US", "+14155550193")]
    [InlineData("415 555 0139... typo!! 415 555 0193", "US", "+14155550193")]
    [InlineData("order 4155550199, phone 415 555 0142", "US", "+14155550142")]
    public void A_phone_number_is_read_with_the_habits_of_the_region(string text, string region, string expected) =>
        Assert.Equal(expected, In(text, region: region).Phone);

    [Theory]
    [InlineData("06 12345678", "GB", Language.Dutch, null, "+31612345678")]
    [InlineData("06 12345678", "GB", Language.English, "Europe/Amsterdam", "+31612345678")]
    [InlineData("06 12345678", "GB", Language.English, null, "+44612345678")] // possible, and nothing else is known
    [InlineData("mijn nummer is 06 12345678", "US", Language.Dutch, "Europe/Amsterdam", "+31612345678")]
    [InlineData("0470 12 34 56", "GB", Language.Dutch, null, "+32470123456")]
    [InlineData("0170 1234567", "GB", Language.German, null, "+491701234567")]
    [InlineData("0664 1234567", "GB", Language.German, "Europe/Vienna", "+436641234567")]
    [InlineData("06 12 34 56 78", "GB", Language.French, null, "+33612345678")]
    [InlineData("600 123 456", "GB", Language.Polish, null, "+48600123456")]
    [InlineData("050 123 4567", "GB", Language.Arabic, "Asia/Dubai", "+971501234567")]
    [InlineData("020 7946 0321", "GB", Language.Dutch, "Europe/Amsterdam", "+442079460321")] // the business's own comes first
    [InlineData("0044 20 7946 0321", "NL", Language.Dutch, null, "+442079460321")]
    [InlineData("06 12345678", "GB", Language.English, "Mars/Olympus", "+44612345678")]
    public void A_number_that_the_region_does_not_assign_is_read_with_the_visitors_own_habits(string text, string region, Language language, string? timeZone, string expected) =>
        Assert.Equal(expected, ContactDetails.Find(text, region, ContactExpectation.Anything, language: language, timeZone: timeZone).Card.Phone);

    [Theory]
    [InlineData("4111 1111 1111 1111", "US")]
    [InlineData("my card is 4111111111111111", "US")]
    [InlineData("378282246310005", "US")]
    [InlineData("ssn 078-05-1120", "US")]
    [InlineData("123-45-6789", "US")]
    [InlineData("booking ref 8837261920", "US")]
    [InlineData("order #6085559123", "US")]
    [InlineData("policy number 4155550142", "US")]
    [InlineData("booking ref CF-7700900312", "US")]
    [InlineData("invoice 20394857", "DE")]
    [InlineData("I paid 20394857 last year", "DE")]
    [InlineData("on 2024-05-12 at 10:30", "US")]
    [InlineData("12.05.2024 10:30", "DE")]
    [InlineData("it costs $4,155,550,142", "US")]
    [InlineData("it has 124,500 miles and 2014 tyres", "US")]
    [InlineData("555-0142", "US")]
    [InlineData("1234567890", "US")]
    [InlineData("111-111-1111", "US")]
    [InlineData("zip 941101234", "US")]
    [InlineData("10am is fine", "US")]
    public void What_merely_looks_like_a_phone_number_is_left_alone(string text, string region) => Assert.Null(In(text, region: region).Phone);

    [Theory]
    [InlineData("my name is ana ruiz", "Ana Ruiz")]
    [InlineData("My name's Will", "Will")]
    [InlineData("I'm Ana", "Ana")]
    [InlineData("im bob and I need a plumber", "Bob")]
    [InlineData("Hi, this is Siân Price, is anybody there?", "Siân Price")]
    [InlineData("anouk here", "Anouk")]
    [InlineData("Ana Ruiz speaking", "Ana Ruiz")]
    [InlineData("You can call me Mac", "Mac")]
    [InlineData("name: Jürgen Groß", "Jürgen Groß")]
    [InlineData("my first name is Kumar, last name Raj", "Kumar Raj")]
    [InlineData("I need a quote for a new bathroom thanks Omar Cook", "Omar Cook")]
    [InlineData("Could you call me back?\nBest regards,\nAna Ruiz", "Ana Ruiz")]
    [InlineData("it's for my son Daniel who is 6, I'm Mrs Okafor", "Mrs Okafor")]
    [InlineData("my husband Ron dropped it off, I'm Patty", "Patty")]
    [InlineData("the cake should say Happy 40th Kevin but my name is Beatriz", "Beatriz")]
    [InlineData("we have a table booked under the name Simone Poeschel", "Simone Poeschel")]
    [InlineData("I'm Bob. Sorry, my name is Rob", "Rob")]
    [InlineData("MY NAME IS ANA O'BRIEN", "Ana O'Brien")]
    [InlineData("Juan de la Cruz is my name", "Juan de la Cruz")]
    [InlineData("me llamo Lucía Pérez", "Lucía Pérez")]
    [InlineData("Hector Ruiz 520-555-0128", "Hector Ruiz")]
    [InlineData("I'm ana", "Ana")]
    public void A_name_is_read_where_a_cue_says_that_it_is_one(string text, string expected) => Assert.Equal(expected, In(text).Name);

    [Theory]
    [InlineData("I'm Dr. Smith", "Dr. Smith")]
    [InlineData("i'm dr. smith", "Dr. Smith")]
    [InlineData("I'm Dr. Anna Smith, is there parking?", "Dr. Anna Smith")]
    [InlineData("my name is Prof. Dr. Anna Smith", "Prof. Dr. Anna Smith")]
    [InlineData("this is Mr. Okafor", "Mr. Okafor")]
    [InlineData("my name is Mr. Daniel Okafor", "Daniel Okafor")]
    [InlineData("I'm Miss Carla Delpit", "Carla Delpit")]
    [InlineData("Dr Smith here", "Dr Smith")]
    public void A_rank_stays_with_its_name_and_a_courtesy_with_a_family_name_alone(string text, string expected) => Assert.Equal(expected, In(text).Name);

    [Theory]
    [InlineData("I'm Dr.")]
    [InlineData("my name is Doctor")]
    [InlineData("I'm a doctor")]
    [InlineData("I'm doctor and patient in one")]
    [InlineData("it's pan pizza, right?")]
    [InlineData("I'm ing. and designer")]
    [InlineData("can I see Prof. Miller on Friday?")]
    public void A_title_alone_is_nobodys_name(string text) => Assert.Null(In(text).Name);

    [Theory]
    [InlineData("my name is Pan Wei", "Pan Wei")]
    [InlineData("I'm Mrs Pan", "Mrs Pan")]
    public void Who_is_called_as_others_are_addressed_keeps_that_name(string text, string expected) => Assert.Equal(expected, In(text).Name);

    [Theory]
    [InlineData("I'm interested in a haircut")]
    [InlineData("im looking for a plumber")]
    [InlineData("I'm German")]
    [InlineData("I am Vegan")]
    [InlineData("It's Monday")]
    [InlineData("this is urgent")]
    [InlineData("I'm Sarah's mum")]
    [InlineData("my husband Tom said you'd call")]
    [InlineData("my dog's name is Rex")]
    [InlineData("the company name is Acme")]
    [InlineData("Thank you Riley")]
    [InlineData("Is Dr Smith in on Friday?")]
    [InlineData("Can I book a table for August 15th?")]
    [InlineData("Ana Ruiz is my favourite stylist")]
    [InlineData("Do you fit Toyota Corolla brakes?")]
    [InlineData("it's fine")]
    public void Somebody_else_and_ordinary_words_are_no_name(string text) => Assert.Null(In(text).Name);

    [Theory]
    [InlineData("Ana Ruiz", "Ana Ruiz")]
    [InlineData("helen. my husband Tom has my details", "Helen")]
    [InlineData("sure, rose", "Rose")]
    [InlineData("Wilner", "Wilner")]
    [InlineData("Isabell, Raniero", "Isabell Raniero")]
    [InlineData("Анна Иванова", "Анна Иванова")]
    [InlineData("王小明", "王小明")]
    public void A_bare_name_counts_once_it_was_asked_for(string text, string expected)
    {
        Assert.Equal(expected, In(text, ContactExpectation.Name).Name);
        Assert.Null(In(text).Name);
    }

    [Theory]
    [InlineData("no thanks")]
    [InlineData("nope, don't want to leave details")]
    [InlineData("why do you need that?")]
    [InlineData("yes please")]
    [InlineData("ok")]
    [InlineData("hmm I changed my phone last week")]
    public void An_answer_that_is_no_name_is_not_taken_for_one(string text) => Assert.Null(In(text, ContactExpectation.Anything).Name);

    [Theory]
    [InlineData("follow-up physio price?")]
    [InlineData("physio?")]
    [InlineData("massage price")]
    [InlineData("physio prices please")]
    [InlineData("Tom Okafor available today?")]
    [InlineData("the name")]
    [InlineData("name is wrong")]
    [InlineData("my name is misspelled")]
    public void A_question_is_nobodys_name_although_one_was_asked_for(string text) => Assert.Null(In(text, ContactExpectation.Anything).Name);

    [Theory]
    [InlineData("Siân Price", "Siân Price")]
    [InlineData("Mrs Price", "Mrs Price")]
    [InlineData("I'm Ana can you call me?", "Ana")]
    [InlineData("Ana Ruiz, do you have parking?", "Ana Ruiz")]
    [InlineData("no, it's Mary Smith-Jones", "Mary Smith-Jones")]
    public void A_name_beside_a_question_or_that_looks_like_one_is_still_a_name(string text, string expected) => Assert.Equal(expected, In(text, ContactExpectation.Anything).Name);

    [Theory]
    [InlineData("Jo Bloggs jo@bloggs.example", true)]
    [InlineData("Hi, it's Jo Bloggs, my email is jo@bloggs.example and my number is 415 555 0142", true)]
    [InlineData("no, it's Mary Smith-Jones", true)]
    [InlineData("ich heiße Jo Bloggs, meine E-Mail ist jo@bloggs.example", true)]
    [InlineData("je m'appelle Jo Bloggs, mon numéro est le 415 555 0142", true)]
    [InlineData("ich heiße Jo Bloggs, jo@bloggs.example, was kostet eine Massage", false)]
    [InlineData("Jo Bloggs jo@bloggs.example, how much is a massage", false)]
    [InlineData("is it jo@bloggs.example?", false)]
    [InlineData("how much is a massage", false)]
    public void Details_and_nothing_else_are_told_from_a_question_with_details(string text, bool alone) =>
        Assert.Equal(alone, ContactAlone.Is(text, "US", In(text, ContactExpectation.Anything)));

    [Theory]
    [InlineData("my number is ٤١٥ ٥٥٥ ٠١٤٢", "US", "+14155550142")]
    [InlineData("my number is ۴۱۵-۵۵۵-۰۱۴۲", "US", "+14155550142")]
    [InlineData("my number is ４１５ ５５５ ０１４２", "US", "+14155550142")]
    [InlineData("رقمي ٠٥٠١٢٣٤٥٦٨", "AE", "+971501234568")]
    [InlineData("order ٤١٥٥٥٥٠١٤٢", "US", null)]
    public void A_number_in_digits_of_another_script_is_kept_in_plain_ones(string text, string region, string? expected) =>
        Assert.Equal(expected, ContactDetails.Find(text, region, ContactExpectation.Nothing).Card.Phone);

    [Theory]
    [InlineData("correct_name", ContactExpectation.Name)]
    [InlineData("correct_email", ContactExpectation.Email)]
    [InlineData("correct_phone", ContactExpectation.Phone)]
    [InlineData("correct_contact", ContactExpectation.Anything)]
    public void What_was_said_to_be_wrong_is_expected_anew(string expecting, ContactExpectation expected) => Assert.Equal(expected, ContactExpectations.From(expecting));

    [Fact]
    public void The_end_of_a_number_from_an_earlier_message_can_be_put_right()
    {
        var known = new ContactCard("Ana", null, "+14155550139");
        var found = ContactDetails.Find("no sorry it's 0193", "US", ContactExpectation.Anything, known);
        Assert.Equal(new ContactCard(null, null, "+14155550193"), found.Card);
        Assert.True(found.Corrects);
        Assert.Equal(FoundContact.Nothing, ContactDetails.Find("sorry, 10 people", "US", ContactExpectation.Nothing, known));
    }

    [Theory]
    [InlineData("my wife is Carla Stone, carla@stone.example", null)]
    [InlineData("My husband's email is carla@stone.example, in case I am away", null)]
    [InlineData("please also email her: carla@stone.example", null)]
    [InlineData("their address is carla@stone.example", null)]
    [InlineData("sorry, my best friend said carla@stone.example", null)]
    [InlineData("my wife is carla@stone.example and mine is bob@work.example", "bob@work.example")]
    [InlineData("my sister gave you hers. sorry, it's bob@work.example", "bob@work.example")]
    [InlineData("my wife's, sorry, it's bob@work.example", "bob@work.example")]
    [InlineData("no, my email is bob@work.example", "bob@work.example")]
    [InlineData("please use my wife's email: carla@stone.example", "carla@stone.example")]
    [InlineData("It's for my daughter. bob@work.example", "bob@work.example")]
    [InlineData("bob@work.example", "bob@work.example")]
    public void Somebody_elses_contact_replaces_nothing_unless_the_visitor_says_so(string text, string? expected) =>
        Assert.Equal(expected, In(text, ContactExpectation.Anything, known: new ContactCard("Bob Stone", "bob@stone.example", null)).Email);

    [Theory]
    [InlineData("my wife's number is 415 555 0139", null)]
    [InlineData("call him on 415 555 0139", null)]
    [InlineData("my number is 415 555 0193, my wife's is 415 555 0139", "+14155550193")]
    public void Somebody_elses_number_replaces_nothing(string text, string? expected) =>
        Assert.Equal(expected, In(text, known: new ContactCard("Bob Stone", null, "+14155550142")).Phone);

    [Fact]
    public void Where_nothing_else_is_known_somebody_elses_contact_is_better_than_none() =>
        Assert.Equal("carla@stone.example", In("you can write to my wife, carla@stone.example").Email);

    [Fact]
    public void Saying_something_else_than_before_is_a_correction_and_the_same_again_is_none()
    {
        var known = new ContactCard("Ana", "ana@ruiz.example", null);
        Assert.True(ContactDetails.Find("my email is ana@work.example", "US", ContactExpectation.Nothing, known).Corrects);
        Assert.False(ContactDetails.Find("my email is ana@ruiz.example", "US", ContactExpectation.Nothing, known).Corrects);
    }

    [Fact]
    public void The_businesss_own_address_and_number_are_nobodys()
    {
        var business = new ContactCard(null, "hello@bakery.example", "+14155550100");
        Assert.Equal(ContactCard.Empty, ContactDetails.Find("I rang 415 555 0100 and wrote to Hello@bakery.example", "US", ContactExpectation.Nothing, null, business).Card);
    }

    [Fact]
    public void A_text_of_the_greatest_length_is_read_quickly()
    {
        foreach (var text in new[] { new string('a', 4000), string.Concat(Enumerable.Repeat("a.b at ", 570)), string.Concat(Enumerable.Repeat("dot a ", 660)), string.Concat(Enumerable.Repeat("1 ", 2000)), string.Concat(Enumerable.Repeat("I'm Bob, ", 440)), string.Concat(Enumerable.Repeat("a@", 2000)), new string('\n', 3999) + "x" })
        {
            var watch = System.Diagnostics.Stopwatch.StartNew();
            ContactDetails.Find(text, "US", ContactExpectation.Anything);
            Assert.InRange(watch.Elapsed.TotalSeconds, 0, 15); // milliseconds on an idle machine; a pattern that backtracks takes minutes
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("\uE000\uE000 my name is \uE000")]
    [InlineData("'\"“")]
    [InlineData("my name is")]
    [InlineData("my name is '")]
    [InlineData("I'm \u202Eana")]
    public void Odd_texts_do_no_harm(string text) => Assert.Null(ContactDetails.Find(text, "US", ContactExpectation.Anything).Card.Email);
}
