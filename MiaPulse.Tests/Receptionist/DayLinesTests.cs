using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist.Embedded;
using static MiaPulse.Tests.Receptionist.HandMade;

namespace MiaPulse.Tests.Receptionist;

/// <summary>The lines of a page's hours that are of the days asked for.</summary>
public sealed class DayLinesTests
{
    [Theory]
    [InlineData("We are open Monday to Friday from 8 am to 7 pm and Saturday from 9 am to 2 pm. We are closed on Sundays.", DayOfWeek.Sunday, "We are closed on Sundays.")]
    [InlineData("Mon–Fri 9–5, Sat 10–2, Sun closed", DayOfWeek.Sunday, "Sun closed")]
    [InlineData("Mon–Fri 9–5, Sat 10–2, Sun closed", DayOfWeek.Wednesday, "Mon–Fri 9–5")]
    [InlineData("Monday: 9:00–17:00\nSaturday: 10:00–14:00", DayOfWeek.Saturday, "Saturday: 10:00–14:00")]
    [InlineData("Wir haben Montag bis Freitag von 8 bis 18 Uhr geöffnet. Sonntags ist geschlossen.", DayOfWeek.Sunday, "Sonntags ist geschlossen.", Language.German)]
    public void The_line_of_the_day_is_taken_in_the_pages_words(string text, DayOfWeek day, string line, Language language = Language.English) =>
        Assert.Equal(line, DayLines.Of(PageOf("Hours", text, language: language), [day], "US"));

    [Theory]
    [InlineData("We are open Monday to Friday from 9 am to 5 pm.", DayOfWeek.Sunday)]
    [InlineData("We are open daily from 9 am to 5 pm.", DayOfWeek.Sunday)]
    [InlineData("Open Saturday and Sunday, 10 am to 2 pm.", DayOfWeek.Sunday)]
    [InlineData("Priya works on Sundays. She treats knees.", DayOfWeek.Sunday)]
    public void Where_no_line_is_of_it_alone_the_page_is_told_as_it_is(string text, DayOfWeek day) => Assert.Null(DayLines.Of(PageOf("Hours", text), [day], "US"));
}
