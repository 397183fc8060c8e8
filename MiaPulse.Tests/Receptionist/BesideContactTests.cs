using MiaPulse.Core.Businesses;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Leads;
using static MiaPulse.Tests.Receptionist.HandMade;

namespace MiaPulse.Tests.Receptionist;

/// <summary>Contact details and a question in one message: the question is answered, and what is missing is asked for once.</summary>
public sealed class BesideContactTests
{
    private static readonly ContactCard Name = new("Ana Ruiz", null, null);
    private static readonly ContactCard NameAndEmail = new("Ana Ruiz", "ana@ruiz.example", null);

    [Theory]
    [InlineData(Language.English, "I'm Ana Ruiz, do you take Aetna?", "do you take Aetna?")]
    [InlineData(Language.German, "Ich heiße Ana Ruiz, habt ihr am Samstag offen?", "habt ihr am Samstag offen?")]
    [InlineData(Language.French, "Je m'appelle Ana Ruiz, vous êtes ouverts samedi ?", "vous êtes ouverts samedi ?")]
    [InlineData(Language.Spanish, "Me llamo Ana Ruiz, ¿abren el sábado?", "¿abren el sábado?")]
    [InlineData(Language.Italian, "Mi chiamo Ana Ruiz, siete aperti sabato?", "siete aperti sabato?")]
    public void What_is_asked_beside_a_name_is_looked_up_without_it(Language language, string message, string asked) =>
        Assert.Equal(asked, TurnOf(Prompt(message, language) with { JustSaid = Name }).Asked);

    [Theory]
    [InlineData("Is Ana Ruiz in on Monday?")]
    [InlineData("Ana Ruiz, ana@ruiz.example")]
    [InlineData("I'm Ana Ruiz and my knee hurts, what can I do?")]
    public void What_is_more_than_details_or_nothing_else_stays_whole(string message) => Assert.Equal(message, TurnOf(Prompt(message) with { JustSaid = NameAndEmail }).Asked);

    [Theory]
    [InlineData(Language.French, "Je m'appelle Luc Moreau, vous êtes ouverts samedi ?")]
    [InlineData(Language.German, "Ich heiße Luc Moreau, habt ihr am Samstag offen?")]
    [InlineData(Language.Italian, "Mi chiamo Luc Moreau, siete aperti sabato?")]
    public void The_name_is_read_beside_the_question(Language language, string message) =>
        Assert.Equal("Luc Moreau", ContactDetails.Find(message, "FR", ContactExpectation.Nothing, language: language).Card.Name);

    [Fact]
    public async Task A_name_with_a_question_is_answered_thanked_for_and_not_asked_for_again()
    {
        await using var desk = await FrontDesk.OpenAsync();
        (desk.Language, desk.Hours) = ("fr", new WeeklyHours([new OpenSpan(DayOfWeek.Saturday, new TimeOnly(9, 0), new TimeOnly(14, 0))]));

        var (text, end) = await desk.AskAsync("Je m'appelle Luc Moreau, vous êtes ouverts samedi ?", new ContactCard("Luc Moreau", null, null));

        Assert.Contains("9h", text, StringComparison.Ordinal);
        Assert.Contains("Luc", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Quel est", text, StringComparison.Ordinal);
        Assert.Equal(1, Count(text, "adresse e-mail"));
        Assert.Empty(end.Gaps);
    }

    [Fact]
    public async Task Where_the_question_stays_open_the_contact_is_asked_for_once_and_the_wish_kept()
    {
        await using var desk = await FrontDesk.OpenAsync();

        var (text, end) = await desk.AskAsync("I'm Ana Ruiz, do you do acupuncture for cats?", Name);

        Assert.Contains("could not find", text, StringComparison.Ordinal);
        Assert.Equal(1, Count(text, "email address or phone number"));
        Assert.DoesNotContain("What is your name", text, StringComparison.Ordinal);
        Assert.Equal(1, end.Dialogue.AskedContact);
        Assert.Equal("do you do acupuncture for cats?", end.Dialogue.Wish);
        Assert.Equal(["do you do acupuncture for cats?"], end.Gaps);
    }

    [Fact]
    public async Task With_an_email_beside_open_questions_the_name_is_asked_for_once()
    {
        await using var desk = await FrontDesk.OpenAsync();

        var (text, end) = await desk.AskAsync("How much is a sports massage? Do you sell fishing rods? ana@ruiz.example", new ContactCard(null, "ana@ruiz.example", null));

        Assert.Contains("$95", text, StringComparison.Ordinal);
        Assert.Contains("- Do you sell fishing rods?", text, StringComparison.Ordinal);
        Assert.Equal(1, Count(text, "What name may I pass on?"));
        Assert.Equal(1, end.Dialogue.AskedName);
    }

    [Theory]
    [InlineData("I'm Ana Ruiz, can you book me in for a sports massage?")]
    [InlineData("I'm Ana Ruiz, please book me in for a sports massage")]
    [InlineData("I'm Ana Ruiz, how do I book? Can I speak to a human please")]
    public async Task Who_wants_to_book_and_gives_a_name_is_asked_for_a_contact_once(string message)
    {
        await using var desk = await FrontDesk.OpenAsync();
        desk.BookingUrl = "https://book.riverbend.example/";

        Assert.Equal(1, Count((await desk.AskAsync(message, Name)).Text, "email address or phone number"));
    }

    private static int Count(string text, string words) => text.Split(words).Length - 1;
}
