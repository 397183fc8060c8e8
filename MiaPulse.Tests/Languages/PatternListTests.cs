using MiaPulse.Core.Languages;

namespace MiaPulse.Tests.Languages;

/// <summary>The lists that stand beside the code: each has its line for every language, so that a new language is told what it lacks.</summary>
public sealed class PatternListTests
{
    [Theory]
    [InlineData("addresses", "label elsewhere heading")]
    [InlineData("age-told", "own any")]
    [InlineData("at-times", "at")]
    [InlineData("closed-dates", "open except around")]
    [InlineData("closures", "closes")]
    [InlineData("comma-clauses", "opens leads and joined", "en")]
    [InlineData("day-names", "new-year good-friday easter easter-monday may-day labor-day ascension whit-monday memorial-day independence-day thanksgiving black-friday christmas-eve christmas boxing-day new-years-eve")]
    [InlineData("date-ranges", "to and between article")]
    [InlineData("dealings", "Takes Allows Covers Offers")]
    [InlineData("free-asked", "free")]
    [InlineData("goes-on", "and with")]
    [InlineData("included", "included spoken denied")]
    [InlineData("named-days", "new-year good-friday easter easter-monday may-day labor-day thanksgiving christmas-eve christmas new-years-eve")]
    [InlineData("others-talk", "what with one many says talks of about often")]
    [InlineData("reopening", "again")]
    [InlineData("sharing", "somebody shared")]
    [InlineData("spoken-lengths", "30 45 60 90")]
    [InlineData("timed-rows", "lasts unit of-age age no limits")]
    [InlineData("validity", "thing valid never around")]
    [InlineData("visit-wish", "wish")]
    [InlineData("waits", "waits")]
    [InlineData("whereabouts", "place way")]
    public void Every_language_has_its_line(string list, string whats, string without = "")
    {
        var read = new PatternList(list);
        var missing = whats.Split(' ').SelectMany(what => Enum.GetValues<Language>().Where(l => l.Tag() != without && read.In(what, l) == read.In("nothing", l)).Select(l => $"{what} {l}"));

        Assert.Empty(missing);
    }

    [Theory]
    [InlineData("address-search")]
    [InlineData("age-asked")]
    [InlineData("clock-lookalikes")]
    [InlineData("clock-words")]
    [InlineData("dates-search")]
    [InlineData("day-alone")]
    [InlineData("day-times")]
    [InlineData("days-search")]
    [InlineData("how-long")]
    [InlineData("people-asked")]
    [InlineData("title-joins")]
    public void Every_language_has_its_line_of_a_plain_list(string list) => Assert.DoesNotContain("", ListFile.ByLanguage(list, '|'));

    [Fact]
    public void What_a_list_does_not_have_is_heard_nowhere()
    {
        var list = new PatternList("included");

        Assert.DoesNotMatch(list.Words("nothing"), "a towel is included");
        Assert.DoesNotMatch(PatternList.Of(list.In("nothing", Language.Dutch)), "a towel is included");
        Assert.Matches(list.Words("included"), "Ein Handtuch ist im Preis enthalten.");
        Assert.Matches(list.Words("denied"), "ليس");
    }
}
