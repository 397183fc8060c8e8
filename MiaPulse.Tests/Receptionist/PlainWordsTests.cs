namespace MiaPulse.Tests.Receptionist;

/// <summary>Short questions in visitors' own words, at the desk of a climbing hall and of a health centre: what the pages say is said, and what they do not say is not.</summary>
public sealed class PlainWordsTests
{
    private static readonly (string Question, string Answer)[] Faqs =
    [
        ("Where can I park?", "In the yard behind the hall, for two hours."),
        ("Do I have to bring my own shoes?", "No, shoes can be hired at the counter."),
    ];

    private static readonly (string Page, string Heading, string Text)[] Hall =
    [
        ("Prices", "Price list", "Day ticket: $19\nFirst session with a trainer, 90 minutes: $45\nHangboard workshop: $60\nShoe hire: $6\nChalk bag: $15"),
        ("Passes", "Passes and vouchers", "A ten-visit pass costs $160 and is valid for 18 months. It may be shared with a partner or the family. Vouchers are sold at the counter for any amount; they never expire."),
        ("About us", "About us", "The hall has stood beside the mill since 2004. There are forty routes, and new ones are set each month."),
    ];

    private static readonly (string Page, string Heading, string Text)[] School =
    [
        ("Prices", "Prices", "One price for everyone, tax included.\nPhotography:\nEvening class, 6 weeks: $180\nPrivate lesson: $70\nPainting:\nFirst lesson: $25\nWeekend class: $140"),
        ("How soon can I begin?", "How soon can I begin?", "Classes begin in March. We keep one photography place free for late comers."),
        ("Getting started", "Getting started", "Your first lesson is a talk about what you want to learn. Bring what you have made to the first lesson."),
        ("Visitors", "Visitors", "From age 12 on. Under 16 a parent has to come along to the first lesson."),
    ];

    private static readonly (string Page, string Heading, string Text)[] Centre =
    [
        ("Prices", "Price list", "Consultation: $30\nRehabilitation, 45 minutes: $90\nHydrotherapy, 30 minutes: $55\nAcupuncture, 40 minutes: $72"),
        ("The pool", "The pool", "Hydrotherapy takes place in the warm pool. Please bring a towel and a cap."),
        ("Rehabilitation", "Rehabilitation", "Rehabilitation after an operation begins with a talk. Your doctor's letter helps us."),
    ];

    [Theory]
    [InlineData("first visit price?", "$45")]
    [InlineData("hangboard workshop price?", "$60")]
    [InlineData("workshop cost?", "$60")]
    [InlineData("price of a hangboard workshop", "$60")]
    [InlineData("how long does a voucher last?", "never expire")]
    [InlineData("how long is a pass good for?", "18 months")]
    [InlineData("can my husband use my pass?", "shared with a partner")]
    [InlineData("can i share my pass with my daughter?", "shared with a partner")]
    public async Task What_a_climbing_halls_pages_say_is_said(string question, string said) => await IsSaidAsync(Hall, question, said);

    [Theory]
    [InlineData("how much is rehab?", "$90")]
    [InlineData("rehab price?", "$90")]
    [InlineData("how much is a consult?", "$30")]
    [InlineData("cost hydro?", "$55")]
    [InlineData("what does acupuncture cost?", "$72")]
    [InlineData("how much is acupunctre?", "$72")]
    [InlineData("how much is rehabillitaton?", "$90")]
    public async Task What_a_health_centres_pages_say_is_said(string question, string said) => await IsSaidAsync(Centre, question, said);

    [Theory]
    [InlineData("how much is photo?", "$180")]
    [InlineData("photo price", "$180")]
    [InlineData("first visit price?", "$25")]
    public async Task What_an_art_schools_pages_say_is_said(string question, string said) => await IsSaidAsync(School, question, said);

    [Theory]
    [InlineData("can my husband come with me?")]
    [InlineData("how much is pottery?")]
    public async Task What_an_art_schools_pages_do_not_say_is_not_said(string question) => await IsOpenAsync(School, question);

    [Theory]
    [InlineData("how much is rope hire?")]
    [InlineData("sauna price?")]
    [InlineData("how long does a membership last?")]
    [InlineData("how long does the warranty last?")]
    [InlineData("how long does a birthday party last?")]
    [InlineData("can my husband use my locker?")]
    public async Task What_a_climbing_halls_pages_do_not_say_is_not_said(string question) => await IsOpenAsync(Hall, question);

    [Theory]
    [InlineData("how much is physio?")]
    [InlineData("how much is rehab for a dog?")]
    [InlineData("how much is a consultant's report?")]
    [InlineData("how long is a gift card valid?")]
    [InlineData("what does osteopathy cost?")]
    public async Task What_a_health_centres_pages_do_not_say_is_not_said(string question) => await IsOpenAsync(Centre, question);

    [Theory]
    [InlineData("can i make an apointmant")]
    [InlineData("I need an appoitmnet")]
    public async Task Two_slips_in_a_long_word_are_read_as_it_was_meant(string wish)
    {
        await using var desk = await DeskAsync(Hall);
        desk.BookingUrl = "https://riverbend.example/book";

        var (_, end) = await desk.AskAsync(wish);

        Assert.Contains(end.Extras.Actions, a => a.Url == desk.BookingUrl);
    }

    private static async Task IsSaidAsync((string Page, string Heading, string Text)[] pages, string question, string said)
    {
        await using var desk = await DeskAsync(pages);

        var (text, end) = await desk.AskAsync(question);

        Assert.Contains(said, text, StringComparison.Ordinal);
        Assert.Equal("answer", end.Extras.Receipt!.Act);
    }

    private static async Task IsOpenAsync((string Page, string Heading, string Text)[] pages, string question)
    {
        await using var desk = await DeskAsync(pages);

        var (text, end) = await desk.AskAsync(question);

        Assert.True(end.Extras.Receipt?.Act is "clarify" or "ask_contact", text);
    }

    private static async Task<FrontDesk> DeskAsync((string Page, string Heading, string Text)[] pages)
    {
        var desk = await FrontDesk.OpenAsync(knowsNothing: true);
        await desk.LearnAsync(desk.Owner, Faqs, pages);
        return desk;
    }
}
