using MiaPulse.Core.Businesses;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Golden;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist.Embedded.Speech;
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
    [InlineData("Our site says, under “Prices”: A rye loaf costs $6.20.", "A rye loaf costs $6.20.")] // an FAQ says it now
    [InlineData("Our site says, under “Prices”: A rye loaf costs $6.20.", "Our document “Prices” says: A rye loaf costs $6.20.")]
    [InlineData("Our site says, under “Prices”: A rye loaf costs $6.20.", "Our site says, under “Our prices”: A rye loaf costs $6.20.")]
    [InlineData("Our site says, in German: Ein Roggenbrot kostet 6,20 €.", "(in German) Ein Roggenbrot kostet 6,20 €.")]
    [InlineData("Of course. We bake rye bread.", "We bake rye bread.")]
    [InlineData("- Roggenbrot: 6,20 €\n- Dinkelbrot: 7 €\n\nWas davon hättest du gern?", "- Roggenbrot: 6,20 €\n- Dinkelbrot: 7 €\n\nWas davon hätten Sie gern?")]
    public void Her_own_words_around_what_she_quotes_are_no_change(string approved, string now) =>
        Assert.Equal(GoldenState.Unchanged, GoldenJudge.Of(Embedded(approved), Embedded(now), "US"));

    [Theory]
    [InlineData("Our site says, under “Prices”: A rye loaf costs $6.20.", "Our document “Prices” says: A rye loaf costs $6.90.")]
    [InlineData("Our site says, under “Prices 2025”: A rye loaf costs $6.20.", "Our site says, under “Prices 2026”: A rye loaf costs $6.20.")]
    [InlineData("Our site says, under “Haircut”: It costs $40.", "Our site says, under “Beard trim”: It costs $40.")] // of another thing
    [InlineData("Under “Which plans do you not take?”: Aetna, Cigna.", "Aetna, Cigna.")] // the opposite
    [InlineData("Our site says, under “We do not offer”: Massage.", "Massage.")]
    [InlineData("We open at 9 am.", "We open at 8 am.")]
    [InlineData("We bake rye bread.", "We bake rye bread. About the rest I could not find anything on our pages.")]
    public void What_is_said_under_them_is(string approved, string now) =>
        Assert.Equal(GoldenState.Changed, GoldenJudge.Of(Embedded(approved), Embedded(now), "US"));

    [Fact]
    public void In_every_language_and_tone_what_she_quotes_is_found_behind_her_own_words()
    {
        foreach (var (language, tone) in Enum.GetValues<Language>().SelectMany(l => Enum.GetValues<Tone>().Select(t => (l, t))))
        {
            var words = Voice.BookOf(language);
            var (before, now) = (Said(words.SiteSays, "6.20"), Said(words.SaysAbout, "6.20"));

            Assert.NotEqual(before.Text, now.Text);
            Assert.Equal((language, tone, GoldenState.Unchanged), (language, tone, GoldenJudge.Of(before, now, "US")));
            Assert.Equal((language, tone, GoldenState.Changed), (language, tone, GoldenJudge.Of(before, Said(words.SaysAbout, "6.90"), "US")));

            GoldenAnswer Said(Phrase phrase, string price) => Embedded(Voice.Fill(phrase.In(tone), "Rye", $"A rye loaf costs ${price}."));
        }
    }

    [Theory]
    [InlineData("Of course! A rye loaf costs $6.20.", "A rye loaf costs $6.20, baked daily.", GoldenState.Unchanged)]
    [InlineData("Good question! Yes, we deliver.", "Yes, right to your door.", GoldenState.Unchanged)]
    [InlineData("Yes, we deliver.", "We deliver right to your door.", GoldenState.Unchanged)]
    [InlineData("Yes, we deliver.", "We do not deliver.", GoldenState.Changed)]
    [InlineData("No, we do not deliver.", "We deliver right to your door.", GoldenState.Changed)]
    [InlineData("Certainly, we deliver.", "No, we do not deliver.", GoldenState.Changed)]
    [InlineData("Unfortunately, we are closed on Sundays.", "We are closed on Sundays.", GoldenState.Unchanged)]
    [InlineData("Ja, wir liefern auch am Abend.", "Nein, das machen wir nicht am Abend.", GoldenState.Changed)]
    [InlineData("Gerne! Wir liefern auch am Abend.", "Wir liefern auch am Abend.", GoldenState.Unchanged)]
    [InlineData("There are 4 spaces behind the house.", "Behind the house are four spaces.", GoldenState.Unchanged)]
    [InlineData("There are 4 spaces behind the house.", "Behind the house are 6 spaces.", GoldenState.Changed)]
    [InlineData("The course takes two weeks.", "It is a course of 2 weeks.", GoldenState.Unchanged)]
    [InlineData("The course takes two weeks.", "It is a course of 3 weeks.", GoldenState.Changed)]
    [InlineData("Ask for Sarah Kim.", "Sarah Kim will help you.", GoldenState.Unchanged)]
    [InlineData("Ask for Sarah Kim.", "Ask for Anna Schmidt.", GoldenState.Changed)]
    public void Opening_words_of_a_hosted_model_are_no_change_and_facts_of_every_kind_are(string approved, string now, GoldenState expected) =>
        Assert.Equal(expected, GoldenJudge.Of(Hosted(approved), Hosted(now), "US"));

    [Fact]
    public void A_sentence_that_moved_to_another_page_is_from_the_same_source()
    {
        static GoldenAnswer From(string url, string quote) => new("Yes, we do.", [new SourceQuote("Page", url, quote)], "answer", "some-model");

        Assert.Equal(GoldenState.Unchanged, GoldenJudge.Of(From("https://b.example/a", "We deliver."), From("https://b.example/b", "We deliver."), "US"));
        Assert.Equal(GoldenState.Changed, GoldenJudge.Of(From("https://b.example/a", "We deliver."), From("https://b.example/b", "We bake."), "US"));
    }

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
