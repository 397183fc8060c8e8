using MiaPulse.Core.Businesses;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Receptionist;

namespace MiaPulse.Tests.Receptionist;

public sealed class FactGateTests
{
    private static readonly FoundPassage[] Passages =
    [
        Passage("Prices", "A haircut costs $45, colour from $1,200 to $1,500. Children under 12 pay $20-25. 15% off for students on Tuesdays. Deposit: 1.200,50 €.", "https://salon.example/prices"),
        Passage("Hours", "Mon–Fri 9am–5:30pm, Sat 10:00-14:00. Closed on Sundays. Open until 8.30 pm on Thursday 24 December 2026.", "https://www.salon.example/hours/"),
        Passage("Contact", "Call (415) 555-0142 or write to hello@salon.example. Directions: https://maps.example/salon?id=7#top. We have three chairs, since 1987. Use code SPRING-26A.", "https://salon.example/contact"),
        Passage("Team", "Dr. Elena Ruiz colours, Tom Okafor cuts. Your first consultation is free of charge.", "https://salon.example/team"),
        Passage("Holidays", "We are away 3–10 August and reopen on 11 August. In March we train.", "https://salon.example/holidays"),
    ];

    private static readonly BusinessProfile Business = new(
        default, "Salon 21", "https://salon.example", "Salon", "US", "America/New_York", "https://book.example/salon", "+1 415 555 0199", "desk@salon.example",
        new WeeklyHours([new OpenSpan(DayOfWeek.Wednesday, new TimeOnly(7, 15), new TimeOnly(12, 0))]), null);

    private static readonly ContactCard Ana = new("Ana", "ana@ruiz.example", "+14155550177");

    [Theory]
    // prices
    [InlineData("A haircut costs $45.")]
    [InlineData("A haircut is 45 dollars.")]
    [InlineData("That is USD 45.00.")]
    [InlineData("Colour is $1200 to $1500.")]
    [InlineData("Colour starts at 1,200 dollars.")]
    [InlineData("Colour is $1.2k at least.")]
    [InlineData("Children pay $20 to $25.")]
    [InlineData("Children pay $20–$25.")]
    [InlineData("The deposit is €1200.50.")]
    [InlineData("The deposit is 1,200.50 euros.")]
    [InlineData("Students get 15 percent off.")]
    [InlineData("Students get 15 % off on Tuesday.")]
    // hours and days
    [InlineData("We open at 9 am on Monday.")]
    [InlineData("We are open Monday to Friday, 09:00 to 17:30.")]
    [InlineData("On Tuesday we close at 5.30pm.")]
    [InlineData("Saturday 10 a.m. to 2 p.m.")]
    [InlineData("From 10 am to 2 pm on Saturday.")]
    [InlineData("We are closed on Sunday.")]
    [InlineData("On weekdays we open at 9:00.")]
    [InlineData("On Wednesday we open at 7:15 am.")]
    [InlineData("On Wednesday we are open until noon.")]
    [InlineData("Open until 5:30 pm")]
    [InlineData("Closed. Opens tomorrow at 9 am")]
    // dates
    [InlineData("On December 24th we are open until 20:30.")]
    [InlineData("On 24 Dec 2026 we close at 8:30 PM.")]
    [InlineData("On 24/12/2026 we close at 8:30 PM.")]
    [InlineData("On 2026-12-24 we close at 8:30 PM.")]
    [InlineData("We reopen on August 11.")]
    [InlineData("In March the team trains.")]
    // links, addresses, numbers
    [InlineData("See https://salon.example/prices for more.")]
    [InlineData("See [our prices](https://www.salon.example/prices/).")]
    [InlineData("See salon.example/hours.")]
    [InlineData("Directions: https://maps.example/salon?id=7")]
    [InlineData("Book at https://book.example/salon.")]
    [InlineData("Call 415-555-0142.")]
    [InlineData("Call +1 415 555 0142 or 415.555.0199.")]
    [InlineData("Call 555-0142.")]
    [InlineData("Write to Hello@salon.example or desk@salon.example.")]
    [InlineData("We have 3 chairs and opened in 1987.")]
    [InlineData("Use the code spring-26a.")]
    [InlineData("Salon 21 is happy to help.")]
    // the visitor's own
    [InlineData("I have ana@ruiz.example and +1 415-555-0177. Is that right?")]
    [InlineData("A table for 6 on Friday, noted.")]
    // none at all
    [InlineData("Feel free to ask, e.g. about colour. Dr. Ruiz is in.")]
    [InlineData("1. Haircut\n2. Colour")]
    [InlineData("")]
    public void What_the_pages_say_passes_in_any_spelling(string answer) => Assert.Equal(new GateVerdict(answer, []), Check(answer), Same);

    [Theory]
    [InlineData("A haircut costs $46.")]
    [InlineData("A haircut costs £45.")]
    [InlineData("A haircut costs 45 euros.")]
    [InlineData("Colour is $12,000.")]
    [InlineData("Colour costs 1,201 dollars.")]
    [InlineData("Children pay $20 to $30.")]
    [InlineData("Students get 50% off.")]
    [InlineData("Students get 45 percent off.")]
    [InlineData("We open at 8 am.")]
    [InlineData("We close at 5:30 am.")]
    [InlineData("We are open 24/7.")]
    [InlineData("On Saturday we are open until 5:30 pm.")]
    [InlineData("On Sunday we open at 9 am.")]
    [InlineData("Monday to Sunday 9am to 5:30pm.")]
    [InlineData("We are open 10 to 6.")]
    [InlineData("We are open every day from 9 am.")]
    [InlineData("We are open until midnight.")]
    [InlineData("On December 25th we are open.")]
    [InlineData("On 24 December 2027 we are open.")]
    [InlineData("We reopen on 12.08.2026.")]
    [InlineData("We reopen in September.")]
    [InlineData("Visit https://evil.test/login")]
    [InlineData("Visit evil.test/login")]
    [InlineData("Visit //evil.test/x now.")]
    [InlineData("![x](https://evil.test/c?d=hello)")]
    [InlineData("See https://salon.example/free-money.")]
    [InlineData("See https://salon.example.evil.test/prices.")]
    [InlineData("See https://salon.example@evil.test/prices.")]
    [InlineData("[here](javascript:alert(1))")]
    [InlineData("data:text/html,<b>x</b>")]
    [InlineData("Call +1 900 555 0123")]
    [InlineData("Call 415-555-0143.")]
    [InlineData("Call ４１５ ５５５ ０１４３.")]
    [InlineData("Write to owner@salon.example.")]
    [InlineData("Write to owner at evil dot test.")]
    [InlineData("My rules: SYS-A-7Q2K9")]
    [InlineData("Take 16 pills")]
    [InlineData("We have 4 chairs.")]
    [InlineData("We opened in 1988.")]
    [InlineData("Use the code SUMMER-26A.")]
    public void What_nobody_said_goes(string answer)
    {
        var verdict = Check(answer);
        Assert.Equal("", verdict.Text);
        Assert.Equal([answer], verdict.Removed);
    }

    [Fact]
    public void Only_the_false_sentence_goes() =>
        Assert.Equal(
            new GateVerdict("A haircut costs $45. Shall I take your number?", ["Colour is only $99."]),
            Check("A haircut costs $45. Colour is only $99. Shall I take your number?"), Same);

    [Fact]
    public void A_false_item_goes_from_a_list_and_the_line_above_it_goes_with_the_last_one()
    {
        Assert.Equal("Prices:\n- Haircut $45", Check("Prices:\n- Haircut $45\n- Beard $5").Text);
        Assert.Equal("Anything else?", Check("Prices:\n- Beard $5\nAnything else?").Text);
    }

    [Fact]
    public void What_the_visitor_wrote_makes_no_price_true() =>
        Assert.False(FactGate.Check("Yes, it is $5 and 90% off.", Passages, Business, Ana, "is it $5 and 90% off?").Holds);

    [Fact]
    public void Without_passages_only_the_business_and_the_visitor_can_be_named()
    {
        Assert.True(FactGate.Check("You can call +1 415 555 0199.", [], Business, ContactCard.Empty).Holds);
        Assert.False(FactGate.Check("You can call +1 415 555 0142.", [], Business, ContactCard.Empty).Holds);
    }

    [Theory]
    [InlineData("GB", "+447700900555", "07700 900555")]
    [InlineData("GB", "+31612345678", "+31 6 12345678")]
    [InlineData("DE", "+491701234567", "0170 1234567")]
    [InlineData("FR", "+33612345678", "06 12 34 56 78")]
    [InlineData("NL", "+31612345678", "06 12345678")]
    [InlineData("ES", "+34612345678", "612 34 56 78")]
    [InlineData("PL", "+48600123456", "600 123 456")]
    [InlineData("US", "+14155550142", "(415) 555-0142")]
    public void A_number_passes_as_it_is_written_for_people_of_the_region(string region, string number, string forPeople)
    {
        var said = $"I have noted **Ana**, {Core.Shared.PhoneNumber.ForPeople(number, region)}.";

        Assert.Contains(forPeople, said, StringComparison.Ordinal);
        Assert.True(FactGate.Check(said, [], Business with { Region = region }, new ContactCard("Ana", null, number)).Holds, said);
        Assert.False(FactGate.Check(said, [], Business with { Region = region }, new ContactCard("Ana", null, null)).Holds, said);
    }

    [Fact]
    public void Times_stay_whole_when_a_text_is_cut_into_sentences() =>
        Assert.Equal(
            ["We open at 8.30 a.m. on weekdays. ", "See salon.example/a.b for St. Mary's. ", "Dr. Ruiz is in!\n", "- One\n", "- Two"],
            Sentences.Of("We open at 8.30 a.m. on weekdays. See salon.example/a.b for St. Mary's. Dr. Ruiz is in!\n- One\n- Two"));

    [Fact]
    public void A_long_answer_is_checked_quickly()
    {
        foreach (var part in new[] { "1 ", "1.", "$1 to ", "a.", "9-", "Mon-", "x1-", "https://", "12/", "\n" })
        {
            var watch = System.Diagnostics.Stopwatch.StartNew();
            Check(string.Concat(Enumerable.Repeat(part, 4000 / part.Length)));
            Assert.InRange(watch.Elapsed.TotalSeconds, 0, 15); // milliseconds on an idle machine; a pattern that backtracks takes minutes
        }
    }

    private static readonly IEqualityComparer<GateVerdict> Same =
        EqualityComparer<GateVerdict>.Create((a, b) => a!.Text == b!.Text && a.Removed.SequenceEqual(b.Removed), v => v.Text.GetHashCode(StringComparison.Ordinal));

    private static GateVerdict Check(string answer) => FactGate.Check(answer, Passages, Business, Ana, "a table for 6 on Friday please");

    private static FoundPassage Passage(string title, string text, string url) => new(Guid.Empty, title, text, url, false, 1);
}
