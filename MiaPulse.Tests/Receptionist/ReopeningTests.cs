using MiaPulse.Core.Languages;
using static MiaPulse.Tests.Receptionist.HandMade;

namespace MiaPulse.Tests.Receptionist;

/// <summary>When a business that is closed on some day opens again is told where the page itself says so. The clock stands on Thanksgiving.</summary>
public sealed class ReopeningTests
{
    private const string Closed = "We are closed Thursday and Friday for Thanksgiving.";

    [Theory]
    [InlineData(Closed, "We reopen on Saturday.")]
    [InlineData(Closed, "We will be open again on November 28 at 9 am.")]
    [InlineData(Closed, "We are back on Monday.")]
    [InlineData("Closed Thursday and Friday for Thanksgiving, open Saturday.", "")]
    public async Task The_page_is_quoted_with_it(string closed, string again)
    {
        var text = await ReplyAsync("are you open today?", $"Dogs are welcome. {closed} {again} Parking is behind the house.");

        Assert.Contains($"{closed} {again}".TrimEnd(), text, StringComparison.Ordinal);
        Assert.DoesNotContain("Parking", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_it_opens_again_is_a_question_of_the_day_that_is_closed() =>
        Assert.Contains($"{Closed} We reopen on Saturday.", await ReplyAsync("when do you open again?", $"{Closed} We reopen on Saturday."), StringComparison.Ordinal);

    [Theory]
    [InlineData("We are open Monday to Friday from 9 am to 5 pm.")]
    [InlineData("We are closed on Christmas Day and reopen on December 28.")]
    [InlineData("We reopen on December 28 after the Christmas break.")]
    [InlineData("Our office is in Alder Street.")]
    public async Task The_week_and_another_closing_promise_nothing(string behind)
    {
        var text = await ReplyAsync("are you open today?", $"{Closed} {behind}");

        Assert.Contains(Closed, text, StringComparison.Ordinal);
        Assert.DoesNotContain(behind, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_german_page_says_it_in_german()
    {
        const string Page = "An Heiligabend und an Weihnachten haben wir geschlossen. Ab dem 28. Dezember sind wir wieder für Sie da.";
        var prompt = Prompt("Habt ihr an Heiligabend offen?", Language.German) with { Now = new DateTimeOffset(2026, 12, 20, 12, 0, 0, TimeSpan.Zero) };

        Assert.Contains(Page, (await HandMade.ReplyAsync(prompt, PageOf("Feiertage", Page, language: Language.German))).Words, StringComparison.Ordinal);
    }

    private static async Task<string> ReplyAsync(string question, string page) =>
        (await HandMade.ReplyAsync(Prompt(question) with { Now = new DateTimeOffset(2026, 11, 26, 15, 0, 0, TimeSpan.Zero) }, PageOf("Holidays", page))).Words;
}
