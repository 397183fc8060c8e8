using MiaPulse.Core.Conversations;
using MiaPulse.Core.Knowledge;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Tests.Receptionist;

/// <summary>Reading details back, and putting them right.</summary>
public sealed class ContactTalkTests
{
    private static readonly ContactCard Mary = new("Mary", "mary@jones.example", "+14155550142");

    [Fact]
    public async Task A_wrong_name_is_named_typed_again_read_back_and_kept()
    {
        await using var desk = await FrontDesk.OpenAsync();
        await desk.VisitorAsksAsync("please call me back");
        await desk.VisitorAsksAsync("Mary, mary@jones.example");

        var (which, _) = await desk.VisitorAsksAsync("no");
        var (again, _) = await desk.VisitorAsksAsync("the name");
        var (read, _) = await desk.VisitorAsksAsync("Mary Smith-Jones");
        var (confirmed, _) = await desk.VisitorAsksAsync("correct");

        Assert.Contains("Which should I change: the name or the email address?", which.Text, StringComparison.Ordinal);
        Assert.Equal("Please type the name again, and I will change it.", again.Text);
        Assert.EndsWith("I have changed that. I have **Mary Smith-Jones**, mary@jones.example. Is that right?", read.Text, StringComparison.Ordinal);
        Assert.Contains("passed it on", confirmed.Text, StringComparison.Ordinal);
        await using var db = await desk.World.DbFor(desk.Owner);
        Assert.Equal("Mary Smith-Jones", (await db.Leads.AsNoTracking().SingleAsync()).Name);
    }

    [Theory]
    [InlineData("the email", "m.jones@work.example", "m.jones@work.example")]
    [InlineData("phone number is wrong", "415 555 0193", "(415) 555-0193")]
    [InlineData("no, it's Mary Smith-Jones", null, "**Mary Smith-Jones**")]
    public async Task Any_of_the_details_is_put_right(string wrong, string? right, string read)
    {
        await using var desk = await FrontDesk.OpenAsync();
        await desk.VisitorAsksAsync("please call me back");
        await desk.VisitorAsksAsync("Mary, mary@jones.example, 415 555 0142");

        var (last, _) = await desk.VisitorAsksAsync(wrong);
        if (right is not null)
        {
            (last, _) = await desk.VisitorAsksAsync(right);
        }

        Assert.Contains("I have changed that. I have ", last.Text, StringComparison.Ordinal);
        Assert.Contains(read, last.Text, StringComparison.Ordinal);
        Assert.EndsWith("Is that right?", last.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "name", "correct_name", "type the name again")]
    [InlineData("en", "my name", "correct_name", "type the name again")]
    [InlineData("en", "the first one", "correct_name", "type the name again")]
    [InlineData("en", "name is wrong", "correct_name", "type the name again")]
    [InlineData("en", "no, the email address isn't right", "correct_email", "Sorry about that. Please type the email address again")]
    [InlineData("en", "can you change my number?", "correct_phone", "type the phone number again")]
    [InlineData("en", "the last one", "correct_phone", "type the phone number again")]
    [InlineData("en", "both", "correct_contact", "type the name, the email address, the phone number again")]
    [InlineData("de", "der Name stimmt nicht", "correct_name", "den Namen")]
    [InlineData("de", "die E-Mail-Adresse", "correct_email", "die E-Mail-Adresse")]
    [InlineData("fr", "le nom", "correct_name", "le nom")]
    [InlineData("fr", "l'adresse e-mail", "correct_email", "l’adresse e-mail")]
    [InlineData("es", "el teléfono", "correct_phone", "el teléfono")]
    [InlineData("it", "il nome è sbagliato", "correct_name", "il nome")]
    [InlineData("nl", "het telefoonnummer klopt niet", "correct_phone", "het telefoonnummer")]
    [InlineData("pl", "imię", "correct_name", "imię")]
    [InlineData("pt", "o nome", "correct_name", "o nome")]
    [InlineData("ar", "الاسم", "correct_name", "الاسم")]
    public async Task Which_one_is_wrong_is_understood_and_expected_next(string language, string said, string expecting, string words)
    {
        await using var desk = await FrontDesk.OpenAsync();
        (desk.Language, desk.Known, desk.Dialogue) = (language, Mary, DialogueState.Fresh with { Expecting = "confirm" });

        var (text, end) = await desk.AskAsync(said);

        Assert.Equal(expecting, end.Dialogue.Expecting);
        Assert.Contains(words, text, StringComparison.Ordinal);
        Assert.Contains(end.Extras.Actions, a => a.Kind == "contact");
    }

    [Theory]
    [InlineData("the name is right")]
    [InlineData("what is your phone number?")]
    [InlineData("email me the prices")]
    public async Task Who_says_something_else_with_such_words_is_not_asked_for_details_again(string said)
    {
        await using var desk = await FrontDesk.OpenAsync();
        (desk.Known, desk.Dialogue) = (Mary, DialogueState.Fresh with { Expecting = "confirm" });

        var (text, _) = await desk.AskAsync(said);

        Assert.DoesNotContain("again, and I will change it", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_leaves_it_as_it_was_hears_what_that_is()
    {
        await using var desk = await FrontDesk.OpenAsync();
        (desk.Known, desk.Dialogue) = (Mary, DialogueState.Fresh with { Expecting = "correct_name" });

        var (text, end) = await desk.AskAsync("no");

        Assert.EndsWith("I have noted **Mary**, mary@jones.example, (415) 555-0142. Is that right?", text, StringComparison.Ordinal);
        Assert.Equal("confirm", end.Dialogue.Expecting);
    }

    [Fact]
    public async Task A_phone_alone_is_passed_on_once_it_is_confirmed()
    {
        await using var desk = await FrontDesk.OpenAsync();
        await desk.AskAsync("please call me back");
        var (read, _) = await desk.AskAsync("415 555 0142", new ContactCard(null, null, "+14155550142"));
        var (text, end) = await desk.AskAsync("that's right");

        Assert.EndsWith("What name may I pass on?", read, StringComparison.Ordinal);
        Assert.Contains("passed it on", text, StringComparison.Ordinal);
        Assert.Null(end.Dialogue.Expecting);
    }

    [Fact]
    public async Task Details_and_nothing_else_are_no_question_and_no_wish()
    {
        await using var desk = await FrontDesk.OpenAsync();
        var (text, end) = await desk.AskAsync("Jo Bloggs jo@bloggs.example", new ContactCard("Jo Bloggs", "jo@bloggs.example", null));

        Assert.Contains("I have noted **Jo Bloggs**, jo@bloggs.example. Is that right?", text, StringComparison.Ordinal);
        Assert.DoesNotContain("do you mean", text, StringComparison.OrdinalIgnoreCase);
        Assert.Null(end.Dialogue.Wish);
        Assert.Empty(end.Gaps);
    }

    [Fact]
    public async Task The_newest_correction_of_an_answer_is_what_she_says_next()
    {
        await using var desk = await FrontDesk.OpenAsync();
        foreach (var street in new[] { "Elm Street", "Oak Street" })
        {
            var taught = await desk.World.The<TeachMia>().CorrectAsync(desk.Owner, new FaqDraft { Question = "where can I park", Answer = $"Please park in {street}." }, CancellationToken.None);

            Assert.True(taught.IsDone);
            Assert.Contains($"Please park in {street}.", (await desk.AskAsync("Where can I park?")).Text, StringComparison.Ordinal);
        }

        Assert.Single(await desk.World.The<KnowledgeBook>().FaqsAsync(desk.Owner, CancellationToken.None), f => f.Question == "Where can I park?");
    }
}
