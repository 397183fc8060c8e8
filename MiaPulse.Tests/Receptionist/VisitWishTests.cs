using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist;
using MiaPulse.Core.Receptionist.Embedded.Hearing;
using static MiaPulse.Tests.Receptionist.HandMade;

namespace MiaPulse.Tests.Receptionist;

/// <summary>Who wishes to come on a day that a page closes hears that first, and then how to book. The clock stands on the day before Thanksgiving.</summary>
public sealed class VisitWishTests
{
    private const string Closed = "We are closed on Thanksgiving and the Friday after.";

    private static readonly DateTimeOffset DayBefore = new(2026, 11, 25, 18, 0, 0, TimeSpan.Zero);

    private static readonly FoundPassage Holidays = PageOf("Holidays", $"{Closed} Gift vouchers are sold online all year round.");

    [Theory]
    [InlineData(Language.English, "do you have an opening tomorrow morning?")]
    [InlineData(Language.English, "can I come in on Thursday?")]
    [InlineData(Language.English, "is there anything free on Thanksgiving?")]
    [InlineData(Language.English, "any slots tommorow?")]
    [InlineData(Language.English, "could you squeeze me in on November 26?")]
    [InlineData(Language.German, "Kann ich morgen früh vorbeikommen?")]
    [InlineData(Language.German, "Habt ihr am Donnerstag noch etwas frei?")]
    [InlineData(Language.French, "Puis-je venir jeudi ?")]
    [InlineData(Language.Spanish, "¿Puedo ir mañana por la mañana?")]
    [InlineData(Language.Spanish, "¿Tienen algo libre el jueves?")]
    [InlineData(Language.Italian, "Posso venire domani?")]
    [InlineData(Language.Dutch, "Kan ik morgen langskomen?")]
    [InlineData(Language.Polish, "Czy mogę jutro przyjść?")]
    [InlineData(Language.Portuguese, "Posso ir amanhã?")]
    [InlineData(Language.Arabic, "هل يمكنني أن آتي غدا؟")]
    public async Task Of_a_day_that_a_page_closes_the_page_is_heard_first_and_then_the_way_to_book(Language language, string question)
    {
        var reply = await ReplyAsync(Ask(question, language), Holidays);

        Assert.Contains(Closed, reply.Words, StringComparison.Ordinal);
        Assert.Equal("contact", reply.Dialogue.Expecting);
        Assert.NotNull(reply.Dialogue.Wish);
    }

    [Theory]
    [InlineData("I'd like to book a massage for tomorrow")]
    [InlineData("book me in for tomorrow at 10 please")]
    public async Task So_it_is_where_nothing_is_asked(string wish)
    {
        var reply = await ReplyAsync(Ask(wish, Language.English), Holidays);

        Assert.Contains(Closed, reply.Words, StringComparison.Ordinal);
        Assert.Equal("contact", reply.Dialogue.Expecting);
    }

    [Fact]
    public async Task Where_there_is_a_booking_page_it_is_offered_behind_it()
    {
        var prompt = Ask("do you have any appointments tomorrow?", Language.English);
        var reply = await ReplyAsync(prompt with { Business = prompt.Business with { BookingUrl = "https://book.example/" } }, Holidays);

        Assert.Contains(Closed, reply.Words, StringComparison.Ordinal);
        Assert.Contains(reply.End().Extras.Actions, a => a is { Kind: "link", Url: "https://book.example/" });
    }

    [Theory]
    [InlineData(Language.English, "do you have an opening on Monday?")]
    [InlineData(Language.English, "can I come in on Thursdays?")]
    [InlineData(Language.French, "Puis-je venir lundi ?")]
    public async Task Of_another_day_the_page_says_nothing(Language language, string question) =>
        Assert.DoesNotContain(Closed, (await ReplyAsync(Ask(question, language), Holidays)).Words, StringComparison.Ordinal);

    [Theory]
    [InlineData(Language.English, "I have an appointment tomorrow and need to cancel it")]
    [InlineData(Language.English, "what are your opening hours tomorrow?")]
    [InlineData(Language.English, "do you have special opening hours tomorrow?")]
    [InlineData(Language.English, "is parking free of charge tomorrow?")]
    [InlineData(Language.English, "do you have free parking on Thursday?")]
    [InlineData(Language.German, "Habt ihr am Donnerstag geöffnet?")]
    [InlineData(Language.Spanish, "¿Cuánto cuesta un masaje mañana?")]
    public void What_is_asked_of_hours_things_or_an_appointment_made_is_no_wish_to_come(Language language, string question) => Assert.False(VisitWish.In(question, language));

    private static ReceptionistPrompt Ask(string question, Language language) => Prompt(question, language) with { Now = DayBefore };
}
