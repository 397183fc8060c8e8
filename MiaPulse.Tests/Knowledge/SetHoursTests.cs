using Bunit;
using MiaPulse.Core.Businesses;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using MiaPulse.Web.Knowledge;

namespace MiaPulse.Tests.Knowledge;

public sealed class SetHoursTests
{
    private const string Contact = "https://salon.example/contact.html";

    private static readonly SourceId Website = new(new Guid(1, 0, 0, new byte[8]));

    /// <summary>Monday to Friday 9 to 5, Saturday 10 to 2.</summary>
    private static readonly WeeklyHours Week = new(
    [
        .. Enumerable.Range(1, 5).Select(d => new OpenSpan((DayOfWeek)d, new TimeOnly(9, 0), new TimeOnly(17, 0))), new OpenSpan(DayOfWeek.Saturday, new TimeOnly(10, 0), new TimeOnly(14, 0)),
    ]);

    [Theory]
    [InlineData("Opening hours", "Monday to Friday 9 am – 6 pm")]
    [InlineData("Opening hours", "Saturday: 10:00–16:00")]
    [InlineData("Contact", "We are open on Sunday from 10 am to 2 pm.")] // closed, by the owner
    [InlineData("Öffnungszeiten", "Montag bis Freitag 9 bis 18 Uhr. Wir sind gern für Sie da.")]
    public void A_page_that_states_other_hours_is_told(string heading, string text)
    {
        var found = Assert.Single(Found(At(heading, text)));

        Assert.Equal((SetHours.Name, Contact, true), (found.HoldsFrom, found.DroppedFrom, found.IsOpen));
        Assert.StartsWith(found.Dropped, text, StringComparison.Ordinal);
        Assert.Same(Week, found.Set);
    }

    [Theory]
    [InlineData("Opening hours", "Monday to Friday 9–5, Saturday 10–2")]
    [InlineData("Opening hours", "Monday to Friday 9 am – 1 pm and 2 pm – 5 pm")] // a break at noon
    [InlineData("Opening hours", "Kitchen: Monday to Friday 12:00–21:00")]
    [InlineData("Winter opening hours", "Monday to Friday 9 am to 3 pm")]
    [InlineData("Opening hours", "In August: Monday to Friday 9 am to 1 pm")]
    [InlineData("Special opening hours", "Monday 9 am to 1 pm")]
    [InlineData("Yoga", "Monday 18:00–19:00")]
    [InlineData("Contact", "Our phone lines are open Monday to Friday from 8 am to 8 pm.")]
    [InlineData("Opening hours", "Monday 9 am – 12 pm\nMonday 2 pm – 6 pm")] // two of one day
    [InlineData("Bristol branch", "Open Monday to Friday 8 am – 6 pm")]
    public void Hours_that_are_the_same_or_of_something_else_are_not(string heading, string text) => Assert.Empty(Found(At(heading, text)));

    [Fact]
    public void Each_branch_keeps_its_own_hours() => Assert.Empty(Found(
        At("Opening hours", "Monday to Friday 9 am – 5 pm", "https://salon.example/bristol"), At("Opening hours", "Monday to Friday 10 am – 6 pm", "https://salon.example/bath")));

    [Fact]
    public void What_the_set_week_settles_is_told_once()
    {
        var found = Found(At("Opening hours", "Monday 9 am – 6 pm"), At("Contact", "Open Monday 9 am – 5 pm", "https://salon.example/about.html"), new Known("When are you open on Monday?", "From 9 am to 7 pm.", Contradictions.YourAnswer, null, Given.Start));

        Assert.Equal(["From 9 am to 7 pm.", "Monday 9 am – 6 pm"], found.Select(f => f.Dropped).Order(StringComparer.Ordinal));
        Assert.All(found, f => Assert.NotNull(f.Set));
    }

    [Fact]
    public void No_set_hours_differ_from_nothing() => Assert.Empty(Contradictions.In([At("Opening hours", "Monday to Friday 9 am – 6 pm")], new EntryLanguages(["Opening hours"]), set: new WeeklyHours([])));

    [Fact]
    public void The_owner_reads_the_set_week_and_where_it_is_said_otherwise()
    {
        using var screen = new PlainScreen();

        IReadOnlyList<Contradiction> found = Found(At("Opening hours", "Monday to Friday 9 am – 6 pm"));

        var part = screen.Render<ContradictionList>(p => p.Add(x => x.Found, found));

        Assert.Equal("Mia says: Mon–Fri 09:00–17:00, Sat 10:00–14:00", part.Find("ins").TextContent);
        Assert.Empty(part.FindAll("del"));
        Assert.Equal(["/app/knowledge/answers", "/app/settings/business", Contact], part.FindAll("a").Select(a => a.GetAttribute("href")));
    }

    private static Known At(string heading, string text, string url = Contact) => new(heading, text, url, Website, Given.Start) { Page = heading };

    private static List<Contradiction> Found(params Known[] known) =>
        [.. Contradictions.In(known, new EntryLanguages([.. known.Select(k => $"{k.Title}\n{k.Text}")]), set: Week).Select(f => f.Found).Distinct()];
}
