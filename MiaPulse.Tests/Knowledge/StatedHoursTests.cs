using MiaPulse.Core.Knowledge;
using MiaPulse.Web.Businesses;

namespace MiaPulse.Tests.Knowledge;

public sealed class StatedHoursTests
{
    [Theory]
    [InlineData("Opening hours", "Monday: 8:00 am – 7:00 pm\nTuesday: 8:00 am – 7:00 pm\nWednesday: closed\nThursday: 8:00 am – 7:00 pm\nFriday: 8:00 am – 5:00 pm", "Mon–Tue 08:00–19:00, Thu 08:00–19:00, Fri 08:00–17:00")]
    [InlineData("When are you open?", "We are open Monday to Friday from 9 to 5 and Saturday from 10 am to 2 pm.", "Mon–Fri 09:00–17:00, Sat 10:00–14:00")]
    [InlineData("Visit us", "Our opening hours: Mon–Fri 8–12, 2–6. The kitchen is open Mon–Fri 12–2.", "Mon–Fri 08:00–12:00 and 14:00–18:00")]
    [InlineData("Hours", "Open daily 17:00–01:00", "Mon–Sun 17:00–01:00")]
    [InlineData("Öffnungszeiten", "Montag bis Freitag 9 bis 18 Uhr, Samstag 10 bis 14 Uhr", "Mon–Fri 09:00–18:00, Sat 10:00–14:00")]
    public void A_week_is_read_as_people_write_it(string title, string text, string week) => Assert.Equal(week, HoursInWords.Of(Read(new Known(title, text, "Hours", null, default))!.Hours.Spans));

    [Theory]
    [InlineData("Kitchen hours", "Monday to Sunday 12 to 9 pm")]
    [InlineData("Yoga classes", "Monday 6 pm, Wednesday 7 pm, Friday 6 pm")]
    [InlineData("Opening party", "Doors open on Saturday at 8 pm.")]
    [InlineData("Summer opening hours", "Monday to Friday 7 am to 3 pm")]
    [InlineData("About us", "We opened in 1998 and love what we do.")]
    public void What_is_no_week_of_the_business_is_not_offered(string title, string text) => Assert.Null(Read(new Known(title, text, "Page", null, default)));

    [Fact]
    public void The_fullest_week_is_offered_and_of_equals_the_newest()
    {
        var day = new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);
        var old = new Known("Opening hours", "Monday to Friday 9 am to 5 pm", "Old page", null, day);
        var newer = new Known("Opening hours", "Monday to Friday 9 am to 6 pm", "New page", null, day.AddDays(1));
        var part = new Known("Opening hours", "Monday to Wednesday 9 am to 4 pm", "Footer", null, day.AddDays(2));

        Assert.Equal("New page", Read(old, newer, part)!.From);
    }

    private static StatedHours? Read(params Known[] known) => StatedHours.In(known, new EntryLanguages([.. known.Select(k => $"{k.Title}\n{k.Text}")]));
}
