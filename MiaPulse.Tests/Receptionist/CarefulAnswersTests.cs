using MiaPulse.Core.Conversations;

namespace MiaPulse.Tests.Receptionist;

/// <summary>What sounds as if the business had answered it, and has not; and what is said to Mia herself.</summary>
public sealed class CarefulAnswersTests
{
    [Theory]
    [InlineData("so am i chatting with software or what", "software, not a person")]
    [InlineData("tell me about the things you're able to do", "I can answer questions")]
    [InlineData("brilliant you have been so helpful, much appreciated", "welcome")]
    [InlineData("right i gotta go now, bye for now", "good day")]
    public async Task What_is_said_to_herself_is_no_wish_to_pass_on_in_whatever_words(string message, string words)
    {
        await using var desk = await FrontDesk.OpenAsync();
        await desk.AskAsync("hello");
        var (text, end) = await desk.AskAsync(message);

        Assert.Contains(words, text, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(end.Gaps);
        Assert.DoesNotContain(end.Extras.Actions, a => a.Kind == "contact");
    }

    [Theory]
    [InlineData("lol")]
    [InlineData("what")]
    [InlineData("huh?")]
    [InlineData("test")]
    [InlineData("asdfghjkl")]
    [InlineData("sdfgh zxcvbnm")]
    public async Task Sounds_and_letters_are_answered_with_no_fact(string message)
    {
        await using var desk = await FrontDesk.OpenAsync();

        var (_, end) = await desk.AskAsync(message);

        Assert.Empty(end.Extras.Sources);
    }

    [Fact]
    public async Task A_yes_to_another_question_is_said_of_that_question()
    {
        await using var desk = await FrontDesk.OpenAsync();
        await desk.LearnAsync(desk.Owner, [("Do you take card payments?", "Yes, cards and contactless, and cash. No cheques.")], []);

        var (another, end) = await desk.AskAsync("can i pay with bitcoin?");
        var (same, _) = await desk.AskAsync("do you take cards as payment?");

        Assert.True(end.Extras.Sources.Count == 0 || another.Contains("Under “Do you take card payments?”: Yes", StringComparison.Ordinal), another);
        Assert.StartsWith("Yes, cards", same, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("how much is a full groom for a large dog?", "£72", "£44")]
    [InlineData("full groom big dog price", "£72", "£44")]
    [InlineData("full groom price for a small dog", "£44", "£72")]
    public async Task The_price_of_another_size_is_never_the_answer(string question, string price, string other)
    {
        await using var desk = await FrontDesk.OpenAsync(knowsNothing: true);
        await desk.LearnAsync(desk.Owner, [("How much is a full groom?", "A full groom for a small dog (up to 10 kg) is £44."), ("Do you clip nails?", "Yes, nails are £9.")], [("Prices", "Full groom, large dogs", "A full groom for a large dog is £72.")]);

        var (text, _) = await desk.AskAsync(question);

        Assert.Contains(price, text, StringComparison.Ordinal);
        Assert.DoesNotContain(other, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_price_that_only_another_size_has_is_offered_and_not_said()
    {
        await using var desk = await FrontDesk.OpenAsync(knowsNothing: true);
        await desk.LearnAsync(desk.Owner, [("How much is a full groom?", "A full groom for a small dog (up to 10 kg) is £44."), ("Do you clip nails?", "Yes, nails are £9.")], []);

        var (text, end) = await desk.AskAsync("how much is a full groom for a giant dog?");

        Assert.DoesNotContain("£44", text, StringComparison.Ordinal);
        Assert.NotEqual("answer", end.Extras.Receipt!.Act);
    }

    [Fact]
    public async Task What_customers_say_is_told_to_who_asks_for_reviews_and_never_as_the_businesss_own_word()
    {
        await using var desk = await FrontDesk.OpenAsync();
        await desk.LearnAsync(desk.Owner, [], [("Home", "What our customers say", "Hannah cured my back in an hour and the first visit was free. I can only recommend them.")]);

        var (free, _) = await desk.AskAsync("so the first visit is free, right?");
        var (cured, _) = await desk.AskAsync("did hannah cure a back?");
        var (reviews, _) = await desk.AskAsync("do you have any reviews of customers?");

        Assert.DoesNotContain("Hannah", free, StringComparison.Ordinal);
        Assert.DoesNotContain("in an hour", cured, StringComparison.Ordinal);
        Assert.True(reviews.Contains("I can only recommend them", StringComparison.Ordinal) || reviews.Contains("What our customers say", StringComparison.Ordinal), reviews);
    }

    [Fact]
    public async Task What_was_asked_stays_open_where_none_of_the_choices_is_taken()
    {
        await using var desk = await FrontDesk.OpenAsync();
        await desk.AskAsync("do you match the prices of others?");
        var choosing = DialogueState.Fresh with { Expecting = "choice", Choices = ["Where can I park?", "Do you take insurance?"], Wish = "do you match the prices of others?" };

        desk.Dialogue = choosing;
        var (_, taken) = await desk.AskAsync("Where can I park?");
        await desk.AskAsync("do you match the prices of others?");
        desk.Dialogue = choosing;
        var (_, left) = await desk.AskAsync("what should I wear to my first visit?");

        Assert.Empty(taken.Gaps);
        Assert.Equal(["do you match the prices of others?"], left.Gaps);
    }

    [Fact]
    public async Task Questions_with_numbers_are_answered_one_by_one()
    {
        await using var desk = await FrontDesk.OpenAsync();

        var (text, _) = await desk.AskAsync("1. how much is a sports massage 2. where can i park");

        Assert.Contains("$95", text, StringComparison.Ordinal);
        Assert.Contains("Alder Street", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_wish_to_book_stays_the_wish_although_a_fact_was_answered()
    {
        await using var desk = await FrontDesk.OpenAsync();

        var (_, end) = await desk.AskAsync("I want to book a sports massage on Tuesday at 3, how much is it?");

        Assert.StartsWith("I want to book a sports massage", end.Dialogue.Wish, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_business_answers_is_no_small_talk_however_it_sounds()
    {
        await using var desk = await FrontDesk.OpenAsync();
        await desk.LearnAsync(desk.Owner, [("How old is your head physio?", "Our head physio, Ben, is 52 and has worked here since 2003.")], []);
        var (text, _) = await desk.AskAsync("how old is the head physio");

        Assert.Contains("Ben, is 52", text, StringComparison.Ordinal);
    }
}
