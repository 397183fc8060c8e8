using MiaPulse.Core.Conversations;
using MiaPulse.Core.Golden;
using MiaPulse.Web.Golden;

namespace MiaPulse.Tests.Golden;

public sealed class GoldenJudgeTests
{
    [Theory]
    [InlineData("A rye loaf costs $6.20.", "A rye loaf costs $6.20.", GoldenState.Unchanged)]
    [InlineData("A rye loaf costs $6.20.", "A rye  loaf\ncosts $6.20.", GoldenState.Unchanged)]
    [InlineData("A rye loaf costs $6.20.", "A rye loaf costs $6.90.", GoldenState.Changed)]
    [InlineData("A rye loaf costs $6.20.", "A rye loaf is $6.20.", GoldenState.Changed)]
    public void Embedded_mia_is_held_to_her_words(string approved, string now, GoldenState expected) =>
        Assert.Equal(expected, GoldenJudge.Of(Embedded(approved), Embedded(now), "US"));

    [Theory]
    [InlineData("A rye loaf costs $6.20.", "Our rye bread is 6.20 dollars a loaf.", GoldenState.Unchanged)]
    [InlineData("A rye loaf costs $6.20.", "Our rye bread is $6.90 a loaf.", GoldenState.Changed)]
    [InlineData("A rye loaf costs $6.20.", "Our rye bread is priced fairly.", GoldenState.Changed)]
    [InlineData("A rye loaf costs $6.20.", "A rye loaf costs $6.20, a roll $1.", GoldenState.Changed)]
    [InlineData("We open at 7:00.", "From 7 am on, until 18:00.", GoldenState.Unchanged)]
    [InlineData("We open at 7:00.", "From 8:00 on.", GoldenState.Changed)]
    [InlineData("Yes, we deliver.", "Yes, gladly, right to your door.", GoldenState.Unchanged)]
    [InlineData("Yes, we deliver.", "No, we do not deliver.", GoldenState.Changed)]
    public void A_hosted_model_is_held_to_its_facts(string approved, string now, GoldenState expected) =>
        Assert.Equal(expected, GoldenJudge.Of(Hosted(approved), Hosted(now), "US"));

    [Theory]
    [InlineData("https://b.example/prices", "https://b.example/prices", GoldenState.Unchanged)]
    [InlineData("https://b.example/prices", "https://b.example/old", GoldenState.Changed)]
    [InlineData("https://b.example/prices", null, GoldenState.Unchanged)]
    public void And_to_where_they_are_from(string before, string? now, GoldenState expected) =>
        Assert.Equal(expected, GoldenJudge.Of(Hosted("Yes, we do.", before), Hosted("Yes, of course.", now), "US"));

    [Fact]
    public void Between_embedded_mia_and_a_hosted_model_the_facts_count() =>
        Assert.Equal(GoldenState.Unchanged, GoldenJudge.Of(Embedded("A rye loaf costs $6.20."), Hosted("Our rye bread is $6.20."), "US"));

    [Theory]
    [InlineData("answer", "ask_contact", GoldenState.NotAnswered)]
    [InlineData("answer", "clarify", GoldenState.NotAnswered)]
    [InlineData("ask_contact", "clarify", GoldenState.Unchanged)]
    [InlineData("ask_contact", "answer", GoldenState.Changed)]
    public void Whether_she_answers_at_all_counts_first(string before, string now, GoldenState expected) =>
        Assert.Equal(expected, GoldenJudge.Of(Embedded("The same words.", before), Embedded("The same words.", now), "US"));

    [Fact]
    public void What_only_one_of_two_answers_says_is_marked_word_by_word()
    {
        var (before, now) = WordDiff.Of("A rye loaf costs $6.20. Baked daily.", "A rye loaf costs $6.90 now. Baked daily.");

        Assert.Equal([("A rye loaf costs ", false), ("$6.20. ", true), ("Baked daily.", false)], before.Select(p => (p.Text, p.IsOwn)));
        Assert.Equal([("A rye loaf costs ", false), ("$6.90 now. ", true), ("Baked daily.", false)], now.Select(p => (p.Text, p.IsOwn)));
    }

    [Theory]
    [InlineData("", "", 0, 0)]
    [InlineData("one two", "", 0, 0)]
    [InlineData("one two", "one", 1, 0)]
    [InlineData("one", "one two", 0, 1)]
    [InlineData("one two", "three four", 0, 0)]
    [InlineData("one two", "one two", 0, 0)]
    public void Joined_the_parts_are_the_answers(string before, string now, int ownBefore, int ownNow)
    {
        var (a, b) = WordDiff.Of(before, now);

        Assert.Equal((before, now), (string.Concat(a.Select(p => p.Text)), string.Concat(b.Select(p => p.Text))));
        Assert.Equal((ownBefore, ownNow), (a.Count(p => p.IsOwn), b.Count(p => p.IsOwn)));
    }

    [Theory]
    [InlineData("We deliver within five miles on weekdays.", "I could not find that on our pages.", false)]
    [InlineData("a b c d e", "a b x y z", true)] // two words of five
    [InlineData("a b c d e f", "a b x y z w", false)] // two words of six
    public void Two_answers_that_share_little_stand_whole_beside_each_other(string before, string now, bool isMarked)
    {
        var (a, b) = WordDiff.Of(before, now);

        Assert.Equal((isMarked, isMarked), (a.Any(p => p.IsOwn), b.Any(p => p.IsOwn)));
        Assert.Equal((before, now), (string.Concat(a.Select(p => p.Text)), string.Concat(b.Select(p => p.Text))));
    }

    private static GoldenAnswer Embedded(string text, string act = "answer") => new(text, [], act, "embedded");

    private static GoldenAnswer Hosted(string text, string? url = null) => new(text, url is null ? [] : [new SourceQuote("Page", url, "")], "answer", "some-model");
}
