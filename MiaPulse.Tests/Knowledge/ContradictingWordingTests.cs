using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;

namespace MiaPulse.Tests.Knowledge;

/// <summary>Two sources that word one thing in two ways: a table, a sentence, a question with its answer, a document. And those that only sound as if they did.</summary>
public sealed class ContradictingWordingTests
{
    private const string A = "https://salon.example/prices.html";
    private const string B = "https://salon.example/news.html";

    private static readonly SourceId Website = new(new Guid(1, 0, 0, new byte[8]));
    private static readonly SourceId Leaflet = new(new Guid(2, 0, 0, new byte[8]));
    private static readonly SourceId OtherFile = new(new Guid(3, 0, 0, new byte[8]));

    [Theory]
    [InlineData("Full service £95 including VAT", "Full service: £99")]
    [InlineData("Bath, medium (10–25 kg): £32", "A bath for medium dogs, 10 to 25 kg, costs £35.")]
    [InlineData("For cats:\nBath £20", "A bath for cats costs £25.")] // the line above the list
    [InlineData("Massage, one hour: £45", "Massage 60 minutes £50")]
    [InlineData("Tyre change, small: £30; large: £45", "A tyre change for a small car costs £35.")]
    [InlineData("Single room: £70; Double room: £90", "Our double room costs £95.")]
    [InlineData("Delivery within 5 miles £4", "Delivery within 5 miles costs £6")]
    [InlineData("Passport photos on their own £9", "Passport photos £11")]
    [InlineData("A full groom takes two hours.", "A full groom takes 3 hours.")]
    [InlineData("Parking is free for two hours.", "Free parking for three hours")]
    [InlineData("Please give us 24 hours' notice if you cancel.", "We need two days' notice for cancellations.")]
    [InlineData("You can cancel up to 24 hours before.", "Cancel at least 48 hours before the appointment.")]
    [InlineData("Order cakes three days in advance.", "Order a cake 5 days ahead.")]
    public void In_other_words_it_is_the_same_thing(string one, string other) => Assert.Single(Found(At(A, "Prices", one), At(B, "News", other)));

    [Theory]
    [InlineData("Waschen für kleine Hunde (bis 10 kg) kostet 38 €. Wir sind gern für Sie da.", "Waschen, klein: 40 €\nWir sind gern für Sie da.", "Leistungen", "Aktuelles")]
    [InlineData("El baño para un perro pequeño (hasta 10 kg) cuesta 38 €. Nuestros precios son para todos.", "Baño, pequeño: 40 €\nNuestros precios son para todos los perros.", "Precios", "Noticias")]
    [InlineData("Sie können bis 24 Stunden vorher kostenlos stornieren. Wir sind gern für Sie da.", "Stornierungen bitte spätestens 48 Stunden vor dem Termin. Wir sind gern für Sie da.", "Leistungen", "Aktuelles")]
    [InlineData("Le stationnement est gratuit pendant deux heures. Nous sommes là pour vous.", "Le stationnement est gratuit pendant 3 heures. Nous sommes là pour vous.", "Tarifs", "Actualités")]
    public void In_other_languages_as_well(string one, string other, string here, string there) => Assert.Single(Found(At(A, here, one), At(B, there, other)));

    [Fact]
    public void An_answer_is_held_against_the_cell_of_a_table_and_the_row_stays_known()
    {
        var found = Assert.Single(Found(
            At(A, "Prices", "Full groom, Small: £40; Medium: £55; Large: £75"), Answer("How much is a full groom for a small dog?", "A full groom for a small dog (up to 10 kg) is £38.")));

        Assert.True(found.IsOpen);
        Assert.Equal((Contradictions.YourAnswer, A), (found.HoldsFrom, found.DroppedFrom));
        Assert.Single(Found(
            At(A, "Prices", "Full groom, Small: £40; Medium: £55; Large: £75"), Doc("Grooming prices", "Small, up to 10 kg, Bath and dry: £24; Full groom: £38; Puppy intro: £20")));
    }

    [Fact]
    public void A_question_names_the_thing_and_the_answer_has_only_the_figure()
    {
        Assert.False(Assert.Single(Found(At(A, "Prices", "A full groom takes three hours."), Answer("How long does a full groom take?", "Two hours."))).IsOpen);
        Assert.False(Assert.Single(Found(Doc("Cancellation", "Cancel at least 48 hours before the appointment. Later than that we charge half of the price."), Answer("Can I cancel my appointment?", "Yes, free of charge up to 24 hours before."))).IsOpen);

        var parking = Assert.Single(Found(At(A, "Find us", "Parking behind the shop is free for two hours."), Answer("Where can I park?", "There are four spaces behind the shop, free for an hour.")));
        Assert.True(parking.IsOpen); // the answer says more than that
    }

    [Fact]
    public void What_is_said_beside_by_one_of_them_alone_is_told_and_nothing_is_left_aside()
    {
        const string DropIn = "Nail clipping costs £11 without an appointment, on Saturday mornings between 9 and 11.";

        Assert.True(Assert.Single(Found(At(A, "Nails", DropIn), Doc("Extras", "Nail clipping on its own is £9."))).IsOpen);
        Assert.True(Assert.Single(Found(At(A, "Nails", DropIn), Doc("grooming-prices.docx", "Nail clipping on its own is £9."))).IsOpen);
        Assert.True(Assert.Single(Found(Doc("Wedding.docx", "A trial costs £50.", "Wedding.docx"), Answer("How much is a trial?", "It is £40."))).IsOpen);
    }

    [Theory]
    [InlineData("Full groom, Small: £40; Medium: £55", "A full groom for a large dog costs £72.")] // another size
    [InlineData("Bath, small: £24", "Bath and nails for a small dog £35")] // another service
    [InlineData("Parking £4", "Parking permit £10")]
    [InlineData("Full groom, small: £40", "Full groom, small: from £35")]
    [InlineData("A full groom costs £40.", "We ask for a £10 deposit for a full groom.")]
    [InlineData("Full groom £40", "When we opened, a full groom was £25.")] // what it was
    [InlineData("Full groom £40", "Elsewhere a full groom costs £60.")] // what others charge
    [InlineData("Full groom £40", "Our competitors charge £60 for a full groom.")]
    [InlineData("Full groom £40", "“A full groom for only £25!” Tom")] // what a customer tells
    [InlineData("Haircut £30", "Haircut £25 on weekdays")]
    [InlineData("Bowling £8", "Bowling £5, Monday to Thursday from 12 to 5")] // a price of those hours
    [InlineData("Haircut £25", "Haircut without an appointment £20")]
    [InlineData("Puppy groom £25", "Adult groom £40")]
    [InlineData("Dogs up to 25 kg £52", "Dogs over 25 kg £72")]
    [InlineData("Bath, small (up to 5 kg): £20", "Bath, small (5 to 10 kg): £24")]
    [InlineData("Massage, one hour: £45", "Massage, two hours: £80")]
    [InlineData("Delivery £4", "Delivery within 5 miles £5")]
    [InlineData("Parking behind the shop is free for one hour.", "Parking next to the church is free for two hours.")]
    [InlineData("Free cancellation up to 48 hours before.", "Cancel less than 24 hours before and we keep the deposit.")] // two steps
    [InlineData("Group bookings can be cancelled up to 7 days before.", "Appointments can be cancelled up to 24 hours before.")]
    [InlineData("A full groom takes two to three hours.", "A full groom takes four hours.")]
    [InlineData("A massage takes an hour and a half.", "A massage takes one hour.")]
    [InlineData("Cats:\nBath, Small: £20; Large: £30", "A bath for a small dog costs £24.")]
    [InlineData("For cats:\nBath £20", "A bath costs £30.")]
    [InlineData("Full service £95 including VAT", "Full service £79 excluding VAT")]
    [InlineData("Single room: £70; Double room: £90", "Single room £70")]
    public void What_only_sounds_like_it_is_no_contradiction(string one, string other) => Assert.Empty(Found(At(A, "Prices", one), At(B, "News", other)));

    [Fact]
    public void A_cell_that_may_be_of_two_things_is_held_against_neither() => Assert.Empty(Found(
        At(A, "Prices", "Full groom, Small: £40; Medium: £55"),
        Answer("How much is a full groom for a small dog?", "A full groom for a small dog is £38."),
        Answer("How much is a full groom for a small cat?", "A full groom for a small cat is £30.")));

    [Fact]
    public void Under_a_heading_of_extras_a_price_is_not_that_of_the_thing_alone() =>
        Assert.Empty(Found(At(A, "Extras", "Nail clipping £5"), At(B, "News", "Nail clipping on its own £9")));

    [Fact]
    public void An_answer_for_some_days_alone_is_no_answer_for_all() =>
        Assert.Empty(Found(At(A, "Find us", "Parking is free for two hours."), Answer("Where can I park?", "On Saturdays, free for an hour.")));

    [Fact]
    public void Names_of_documents_tell_their_prices_apart()
    {
        Assert.Empty(Found(Doc("Wedding.docx", "A trial costs £50.", "Wedding.docx"), Doc("Christening.docx", "A trial costs £40.", "Christening.docx", OtherFile)));
        Assert.Empty(Found(Doc("Student prices.docx", "Haircut £15", "Student prices.docx"), At(A, "Prices", "Haircut £20")));
    }

    [Fact]
    public void What_customers_tell_is_not_held_against_the_business() => Assert.Empty(Found(
        Doc("Haircut", "For my haircut they charge £15. I love them.", "Voices.docx"), Doc("Haircut", "A haircut costs £20.", "Prices.docx", OtherFile)));

    private static Known At(string url, string heading, string text) => new(heading, text, url, Website, Given.Start) { Page = heading };

    private static Known Doc(string heading, string text, string name = "grooming-prices.docx", SourceId? source = null) => new(heading, text, name, source ?? Leaflet, Given.Start);

    private static Known Answer(string question, string answer) => new(question, answer, Contradictions.YourAnswer, null, Given.Start);

    private static List<Contradiction> Found(params Known[] known) =>
        [.. Contradictions.In(known, new EntryLanguages([.. known.Select(k => $"{k.Title}\n{k.Text}")])).Select(f => f.Found).Distinct()];
}
