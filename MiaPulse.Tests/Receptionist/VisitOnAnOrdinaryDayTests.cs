using MiaPulse.Core.Businesses;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist.Embedded;

namespace MiaPulse.Tests.Receptionist;

/// <summary>
/// Who wishes to come on an ordinary day hears from the week whether the door is open then, that Mia sees no calendar, and how to book. The desk is a nail bar's; its clock
/// stands on a Friday noon.
/// </summary>
public sealed class VisitOnAnOrdinaryDayTests
{
    private const string Booking = "https://book.riverbend.example/";

    private static readonly DateTimeOffset Friday = new(2026, 10, 16, 16, 0, 0, TimeSpan.Zero);

    private static readonly WeeklyHours Week = new(
    [
        .. new[] { DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday }.Select(d => new OpenSpan(d, new TimeOnly(10, 0), new TimeOnly(18, 0))),
        new OpenSpan(DayOfWeek.Saturday, new TimeOnly(9, 0), new TimeOnly(13, 0)),
    ]);

    private static readonly (string Question, string Answer)[] Faqs =
    [
        ("How much is a manicure?", "A classic manicure is $32, and one with gel is $45."),
        ("When are you open?", "Tuesday to Friday from 10 am to 6 pm and Saturday from 9 am to 1 pm."),
        ("How soon can I get an appointment?", "A manicure is usually available within two days."),
        ("Can I come without an appointment?", "Yes, walk-ins are welcome until an hour before we close."),
        ("Where can I park?", "There is a car park behind the library, two minutes on foot."),
    ];

    [Theory]
    [InlineData("en", "do you have an opening tomorrow morning?", "tomorrow, Saturday")]
    [InlineData("en", "any slots on Tuesday?", "on Tuesday")]
    [InlineData("en", "can you fit me in today?", "today, Friday")]
    [InlineData("en", "is there anything free tomorrow at 11?", "tomorrow, Saturday")]
    [InlineData("en", "got any appointments tmrw afternoon", "tomorrow, Saturday")]
    [InlineData("de", "Habt ihr morgen Vormittag noch etwas frei?", "morgen, Samstag")]
    [InlineData("fr", "est-ce que vous avez de la place demain ?", "demain, samedi")]
    [InlineData("es", "¿Tienen algo libre mañana por la mañana?", "mañana, sábado")]
    [InlineData("it", "Avete un posto libero domani mattina?", "domani, sabato")]
    [InlineData("nl", "Hebben jullie morgenmiddag nog plek?", "morgen, zaterdag")]
    [InlineData("pl", "Czy macie jutro wolny termin?", "jutro, sobota")]
    [InlineData("pt", "Têm vaga amanhã de manhã?", "amanhã, sábado")]
    [InlineData("ar", "هل لديكم موعد متاح غدا؟", "غدًا (السبت)")]
    public async Task The_week_is_told_and_the_booking_page_offered(string language, string wish, string day)
    {
        await using var desk = await NailBarAsync();
        (desk.Language, desk.BookingUrl) = (language, Booking);
        var voice = Core.Receptionist.Embedded.Speech.Voice.For(desk.Prompt(wish));

        var (text, end) = await desk.AskAsync(wish);

        Assert.Contains(day, text, StringComparison.Ordinal);
        Assert.Contains(voice.Say(w => w.CannotSeeTimes), text, StringComparison.Ordinal);
        Assert.Contains(voice.Say(w => w.BookHere), text, StringComparison.Ordinal);
        Assert.Contains(end.Extras.Actions, a => a is { Kind: "link", Url: Booking });
        Assert.Empty(end.Extras.Sources);
        Assert.Equal(wish, end.Dialogue.Wish);
    }

    [Fact]
    public async Task Without_a_booking_page_a_contact_is_asked_for()
    {
        await using var desk = await NailBarAsync();

        var (text, end) = await desk.AskAsync("do you have an opening tomorrow morning?");

        Assert.Contains("We are open tomorrow, Saturday, from 9 am to 1 pm.", text, StringComparison.Ordinal);
        Assert.Contains("I cannot see the diary from here", text, StringComparison.Ordinal);
        Assert.Equal("contact", end.Dialogue.Expecting);
    }

    [Theory]
    [InlineData("can you fit me in on Sunday?", "We are closed on Sunday.")]
    [InlineData("can I come in on Monday?", "We are closed on Monday.")]
    [InlineData("I'd like to book a manicure for Monday", "We are closed on Monday.")]
    public async Task A_day_that_the_week_closes_is_said_to_be(string wish, string told)
    {
        await using var desk = await NailBarAsync();
        desk.BookingUrl = Booking;

        var (text, end) = await desk.AskAsync(wish);

        Assert.Contains(told, text, StringComparison.Ordinal);
        Assert.Contains(end.Extras.Actions, a => a is { Kind: "link", Url: Booking });
    }

    [Fact]
    public async Task In_the_evening_today_is_over()
    {
        await using var desk = await NailBarAsync();
        desk.World.Clock.Advance(TimeSpan.FromHours(8));

        var (text, _) = await desk.AskAsync("can you fit me in today?");

        Assert.Contains("We are closed now. We open again tomorrow at 9 am.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("We are open", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("can I come in tomorrow, and what does a classic manicure cost?")]
    [InlineData("how much is a classic manicure tomorrow at 11, I'd like to book it")]
    [InlineData("do you have an opening tomorrow? how much is a manicure?")]
    public async Task A_price_in_the_same_message_keeps_its_answer(string message)
    {
        await using var desk = await NailBarAsync();
        desk.BookingUrl = Booking;

        var (text, end) = await desk.AskAsync(message);

        Assert.Contains("$32", text, StringComparison.Ordinal);
        Assert.Contains("tomorrow, Saturday, from 9 am to 1 pm", text, StringComparison.Ordinal);
        Assert.Contains(end.Extras.Actions, a => a is { Kind: "link", Url: Booking });
        Assert.Contains(end.Extras.Sources, s => s.Title == "How much is a manicure?");
    }

    [Fact]
    public async Task So_it_does_on_a_day_that_a_page_closes()
    {
        await using var desk = await NailBarAsync();
        await desk.LearnAsync(desk.Owner, [], [("News", "Stocktaking", "We are closed from October 17 to October 19 for stocktaking.")]);

        var (text, _) = await desk.AskAsync("how much is a classic manicure tomorrow at 11, I'd like to book it");

        Assert.Contains("$32", text, StringComparison.Ordinal);
        Assert.Contains("closed from October 17 to October 19", text, StringComparison.Ordinal);
        Assert.DoesNotContain("We are open tomorrow", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_price_that_nobody_tells_is_named_as_open_beside_the_day()
    {
        await using var desk = await NailBarAsync();

        var (text, end) = await desk.AskAsync("can I come in tomorrow, and what does a helicopter flight cost?");

        Assert.Contains("tomorrow, Saturday", text, StringComparison.Ordinal);
        Assert.Contains("- what does a helicopter flight cost?", text, StringComparison.Ordinal);
        Assert.NotEmpty(end.Gaps);
    }

    [Fact]
    public async Task Of_a_holiday_the_week_is_not_told()
    {
        await using var desk = await NailBarAsync();
        desk.World.Clock.SetUtcNow(new DateTimeOffset(2026, 12, 23, 16, 0, 0, TimeSpan.Zero));

        var (text, end) = await desk.AskAsync("can you fit me in on Christmas Day?");

        Assert.DoesNotContain("10 am", text, StringComparison.Ordinal);
        Assert.DoesNotContain("We are open", text, StringComparison.Ordinal);
        Assert.NotEqual("answer", end.Extras.Receipt!.Act);
    }

    [Theory]
    [InlineData("are you open tomorrow?", "tomorrow, Saturday")]
    [InlineData("can I come without an appointment?", "walk-ins are welcome")]
    [InlineData("how soon can I get an appointment?", "within two days")]
    [InlineData("where can I park?", "behind the library")]
    public async Task What_asks_something_else_is_answered_as_before(string question, string answer)
    {
        await using var desk = await NailBarAsync();
        desk.BookingUrl = Booking;

        var (text, end) = await desk.AskAsync(question);

        Assert.Contains(answer, text, StringComparison.Ordinal);
        Assert.DoesNotContain("Which times are still free", text, StringComparison.Ordinal);
        Assert.Null(end.Dialogue.Expecting);
    }

    [Theory]
    [InlineData(Language.English, "do you have an opening for a manicure tomorrow?", "manicure")]
    [InlineData(Language.German, "Habt ihr morgen noch etwas frei für eine Maniküre?", "Maniküre")]
    [InlineData(Language.French, "Avez-vous de la place demain pour une manucure ?", "manucure")]
    public void What_stands_beside_the_wish_is_kept(Language language, string wish, string thing)
    {
        Assert.Contains(thing, Core.Receptionist.Embedded.Hearing.VisitWish.Beside(wish, language), StringComparison.Ordinal);
        Assert.False(VisitTalk.IsAll(wish, language));
    }

    private static async Task<FrontDesk> NailBarAsync()
    {
        var desk = await FrontDesk.OpenAsync(knowsNothing: true);
        desk.World.Clock.SetUtcNow(Friday);
        desk.Hours = Week;
        await desk.LearnAsync(desk.Owner, Faqs, [("Nails", "Gel", "Gel lasts for three weeks. We take the old gel off free of charge.")]);
        return desk;
    }
}
