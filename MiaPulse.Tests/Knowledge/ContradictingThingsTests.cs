using System.Diagnostics;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;

namespace MiaPulse.Tests.Knowledge;

/// <summary>What counts as two figures for one thing. What must not comes first: an owner who is told of contradictions that are none stops looking.</summary>
public sealed class ContradictingThingsTests
{
    private const string A = "https://garage.example/services.html";
    private const string B = "https://garage.example/news.html";

    private static readonly SourceId Website = new(new Guid(1, 0, 0, new byte[8]));

    [Theory]
    [InlineData("Massage 1 hour: £45", "Massage 2 hours: £80")] // another length
    [InlineData("Entry for adults £10, children £5", "Entry for children £4")] // one of several
    [InlineData("Small pizza £8", "Large pizza £12")] // another size
    [InlineData("Small: £8", "Small: £9")] // of what?
    [InlineData("Full service £95", "Interim service £65")] // another thing
    [InlineData("A full service costs from £95", "Full service £110")] // a price to begin with
    [InlineData("Full service £90–£120", "Full service £95")] // a range
    [InlineData("Full service between £90 and £120", "Full service £130")]
    [InlineData("Full service up to £120", "Full service £95")]
    [InlineData("Full service £95+", "Full service £110")]
    [InlineData("A full service used to cost £70.", "Full service £95")]
    [InlineData("Full service no longer £70", "Full service £95")]
    [InlineData("Full service £95", "Full service for vans £140")] // a variant
    [InlineData("Full service £95", "Full service with oil change £140")]
    [InlineData("Guided tour £10 per person", "Guided tour £80 per group")]
    [InlineData("Guided tour £10 per person", "Guided tour £80")]
    [InlineData("Full service only £70 in January 2019.", "Full service £95")] // of a year that is over
    [InlineData("Summer fair 2024: entry £5", "Summer fair 2025: entry £6")]
    [InlineData("Summer fair on 3 June, entry £5", "Summer fair on 9 July, entry £6")]
    [InlineData("Cottage in August £120 a night", "Cottage in October £80 a night")] // by season
    [InlineData("Cottage from June to August £120 a night", "Cottage £80 a night")]
    [InlineData("Full service £95", "Full service €110")] // another currency
    [InlineData("Full service £95", "A full service takes 3 hours")] // another kind
    [InlineData("Massage 60 min £50", "Massage 90 min £75")]
    [InlineData("A full service takes 2 to 3 hours", "A full service takes 4 hours")]
    [InlineData("A full service takes about 2 hours", "A full service takes 3 hours")]
    [InlineData("Delivery within 5 miles £4", "Delivery within 10 miles £6")]
    [InlineData("Save £20 on a full service", "Full service £95")]
    [InlineData("Open Monday 9 am to 5 pm", "Open Tuesday 9 am to 6 pm")] // another day
    [InlineData("Open Monday 9:00–17:00", "Open Monday 9 am – 5 pm")] // the same in other words
    [InlineData("Yoga Monday 9:00–10:00", "Yoga Monday 18:00–19:00")] // two lessons
    [InlineData("Bookings: 0117 496 0123", "Bookings: +44 117 496 0123")]
    [InlineData("Bookings: 0117 496 0123", "Emergencies: 0117 496 0999")]
    [InlineData("Tel. 0117 496 0123", "Tel. 0118 496 0999")] // whose?
    [InlineData("The full service: £95", "Full service £95.00")]
    public void On_two_pages_this_is_no_contradiction(string one, string other) =>
        Assert.Empty(Found(At(A, "Services", one), At(B, "News", other)));

    [Fact]
    public void Neither_is_what_stands_under_another_heading_or_on_a_page_about_something_else()
    {
        Assert.Empty(Found(At(A, "Margherita", "Large: £12"), At(B, "Funghi", "Large: £13")));
        Assert.Empty(Found(At("https://garage.example/bristol", "Bristol", "Full service £95"), At("https://garage.example/bath", "Bath", "Full service £110")));
        Assert.Empty(Found(
            At("https://garage.example/bristol", "Services", "Full service £95", "Garage Ruiz"), At("https://garage.example/bath", "Services", "Full service £110", "Garage Ruiz")));
        Assert.Empty(Found(At("https://b.example/rye", "Price", "£4.50 a loaf", "Rye bread"), At("https://b.example/spelt", "Price", "£5.20 a loaf", "Spelt bread")));
        Assert.Empty(Found(At(A, "Winter opening hours", "Sunday 10:00–14:00"), At(B, "Opening hours", "Sunday 9:00–17:00")));
    }

    [Fact]
    public void Neither_are_rows_of_one_page_nor_a_page_that_says_both()
    {
        Assert.Empty(Found(At(A, "Services", "Full service £95\nFull service £110\nFull service £130")));
        Assert.Empty(Found(At(A, "Services", "Full service £95\nFull service £110"), At(B, "News", "Full service £120")));
        Assert.Empty(Found(At(A, "Services", "Full service £95"), At("https://www.garage.example/services.html#top", "Services", "Full service £110"))); // one page
    }

    [Fact]
    public void Neither_is_a_line_that_each_of_many_pages_fills_in_for_itself() =>
        Assert.Empty(Found([.. Enumerable.Range(0, 6).Select(i => At($"https://b.example/{i}", "Price", $"Price of the loaf: £{i + 3}"))]));

    [Theory]
    [InlineData("Full service £95", "From June a full service costs £110.")]
    [InlineData("Full service: £95", "We charge only £110 for a full service.")]
    [InlineData("A full service costs £95.", "Our full service will cost you just £110 now.")]
    [InlineData("Full service 95 pounds", "full services £110")]
    [InlineData("Massage 60 min £50", "Massage 60 minutes: £55")]
    [InlineData("A full service takes 2 hours.", "A full service takes 180 minutes.")]
    [InlineData("Bookings: 0117 496 0123", "Bookings 0117 496 0999")]
    [InlineData("Open on Sunday from 9:00 am to 1:00 pm", "Sunday: open 10 am to 2 pm")]
    [InlineData("We are open Monday to Friday 9 am – 5 pm", "Friday open 9 am – 4 pm")]
    [InlineData("Delivery £4", "Delivery costs £5")]
    public void On_two_pages_of_one_website_this_is_one_and_nobody_knows_which_holds(string one, string other)
    {
        var found = Assert.Single(Found(At(A, "Services", one), At(B, "News", other)));

        Assert.True(found.IsOpen);
        Assert.Equal([A, B], new[] { found.HoldsFrom, found.DroppedFrom }.Order(StringComparer.Ordinal).Reverse());
    }

    [Theory]
    [InlineData("Die große Inspektion kostet 95 €.", "Ab Juni kosten große Inspektionen 110 €.", "Leistungen", "Aktuelles")]
    [InlineData("La révision complète coûte 95 €. Elle est faite dans nos ateliers pour toutes les voitures.", "Révision complète : 110 €. Nous sommes là pour vous.", "Tarifs", "Actualités")]
    [InlineData("La revisión completa cuesta 95 €. También hay otras para los coches que ya no son nuevos.", "Revisión completa: 110 €. Los precios son para todos los coches.", "Precios", "Noticias")]
    [InlineData("Montag 9–17 Uhr geöffnet. Wir sind gern für Sie da.", "Montag geöffnet von 10 bis 18 Uhr. Wir sind gern für Sie da.", "Öffnungszeiten", "Kontakt")]
    public void Each_text_is_read_in_its_own_language(string one, string other, string here, string there) =>
        Assert.Single(Found(At(A, here, one), At(B, there, other)));

    [Fact]
    public void Where_texts_are_in_two_languages_each_is_read_in_its_own()
    {
        Known english = At("https://garage.example/en/", "Services", "A full service costs £95 and you can have it done on any day of the week."), german = At(A, "Leistungen", "Die große Inspektion kostet 95 € und wird von uns gemacht.");

        Assert.Equal("Ab Juni kosten große Inspektionen 110 € und werden von uns gemacht.", Assert.Single(Found(german, english, At(B, "Aktuelles", "Ab Juni kosten große Inspektionen 110 € und werden von uns gemacht."))).Dropped);
    }

    [Fact]
    public void The_owners_answer_holds_against_every_page_that_gives_another_figure()
    {
        var found = Found(
            At(A, "Services", "Full service £95"), At(B, "New prices from June", "From June a full service costs £110."), At("https://garage.example/private.html", "Private", "Full service only £70 in January 2019."),
            Answer("How much is a full service?", "It's £99, parts included."));

        Assert.Equal([(Contradictions.YourAnswer, A), (Contradictions.YourAnswer, B)], found.Select(f => (f.HoldsFrom, f.DroppedFrom)).OrderByDescending(f => f.DroppedFrom, StringComparer.Ordinal));
        Assert.All(found, f => Assert.False(f.IsOpen));
        Assert.Empty(Found(At(A, "Services", "Haircut £30"), Answer("How much is a haircut?", "It is £12, for children under ten.")));
        Assert.Empty(Found(At(A, "Services", "Haircut £30"), Answer("How much is a haircut?", "For children it is £12.")));
    }

    [Fact]
    public void An_answer_about_one_day_leaves_the_line_about_all_days_known()
    {
        Assert.True(Assert.Single(Found(At(A, "Opening hours", "Monday to Sunday 9 am – 5 pm"), Answer("Are you open on Sunday?", "Yes, 10 am – 2 pm."))).IsOpen);
        Assert.False(Assert.Single(Found(At(A, "Opening hours", "Sunday 9 am – 5 pm"), Answer("Are you open on Sunday?", "Yes, 10 am – 2 pm."))).IsOpen);
    }

    [Fact]
    public void Ten_thousand_passages_are_not_compared_each_with_each()
    {
        List<Known> known = [.. Enumerable.Range(0, 10_000).Select(i => At($"https://b.example/{i}", $"Bread {i}", $"Bread number {i} costs ${i}.50 a loaf and keeps for 3 days.\nWe bake it on Monday from 6:00 am.\nFree delivery within five miles for every order above $40. Call 0117 496 {i:0000} to order."))];
        known.Add(At("https://b.example/news", "News", "Now the bread number 77 costs only $3 a loaf and keeps for 3 days."));
        _ = Found(known[0]); // reads the lists

        var watch = Stopwatch.StartNew();
        var found = Contradictions.In(known, new EntryLanguages([.. known.Select(k => k.Text)]));

        TestContext.Current.TestOutputHelper?.WriteLine($"{watch.ElapsedMilliseconds} ms");
        Assert.Contains("number 77 ", Assert.Single(found).Line, StringComparison.Ordinal);
        Assert.True(watch.Elapsed < TimeSpan.FromMinutes(10), $"{watch.Elapsed}"); // seconds, on the busiest machine a minute or two; every pair with every other would take hours
    }

    private static Known At(string url, string heading, string text, string? page = null) => new(heading, text, url, Website, Given.Start) { Page = page ?? heading };

    private static Known Answer(string question, string answer) => new(question, answer, Contradictions.YourAnswer, null, Given.Start);

    private static List<Contradiction> Found(params Known[] known) =>
        [.. Contradictions.In(known, new EntryLanguages([.. known.Select(k => $"{k.Title}\n{k.Text}")])).Select(f => f.Found).Distinct()];
}
