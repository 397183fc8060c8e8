using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist.Embedded;
using MiaPulse.Core.Receptionist.Embedded.Hearing;
using static MiaPulse.Tests.Receptionist.HandMade;

namespace MiaPulse.Tests.Receptionist;

/// <summary>Who only wants to book is led to booking; who asks something about it is answered.</summary>
public sealed class BookingWishTests
{
    private const string Wish = "I want to book a sports massage on Tuesday at 3";

    [Theory]
    [InlineData(Language.English, Wish)]
    [InlineData(Language.English, "hi, I'd like to make an appointment for Friday")]
    [InlineData(Language.English, "book me in for a follow-up tomorrow please")]
    [InlineData(Language.German, "Ich möchte eine Massage buchen, Dienstag um 15 Uhr")]
    [InlineData(Language.French, "Je voudrais réserver un massage mardi à 15h")]
    [InlineData(Language.Spanish, "Quiero reservar un masaje el martes a las 3")]
    [InlineData(Language.Italian, "Vorrei prenotare un massaggio martedì alle 15")]
    [InlineData(Language.Dutch, "Ik wil dinsdag een massage boeken")]
    [InlineData(Language.Polish, "Chcę umówić masaż na wtorek")]
    [InlineData(Language.Portuguese, "Quero marcar uma massagem para terça")]
    [InlineData(Language.Arabic, "أريد حجز مساج يوم الثلاثاء")]
    public void The_wish_to_book_is_heard(Language language, string message) => Assert.True(BookingWish.Is(message, Acts.Of(message, language), language));

    [Theory]
    [InlineData(Language.English, "how far ahead can I book?")]
    [InlineData(Language.English, "I want to book a sports massage, how much is it?")]
    [InlineData(Language.English, "I have an appointment tomorrow and need to cancel")]
    [InlineData(Language.English, "I want to book and to change my appointment of Friday")]
    [InlineData(Language.English, "appointment prices")]
    [InlineData(Language.German, "Kann ich online buchen?")]
    [InlineData(Language.German, "Ich möchte meinen Termin absagen")]
    public void A_question_or_a_change_is_no_such_wish(Language language, string message) => Assert.False(BookingWish.Is(message, Acts.Of(message, language), language));

    [Fact]
    public async Task It_gets_the_booking_page_and_no_line_about_something_else()
    {
        await using var desk = await FrontDesk.OpenAsync();
        desk.BookingUrl = "https://book.riverbend.example/";

        var (text, end) = await desk.AskAsync(Wish);

        Assert.Equal("booking", end.Extras.Receipt!.Act);
        Assert.Empty(end.Extras.Sources);
        Assert.DoesNotContain("Tom", text, StringComparison.Ordinal);
        Assert.Contains(end.Extras.Actions, a => a is { Kind: "link", Url: "https://book.riverbend.example/" });
        Assert.Equal(Wish, end.Dialogue.Wish);
    }

    [Fact]
    public async Task Without_a_booking_page_it_is_passed_on_and_a_contact_is_asked_for()
    {
        await using var desk = await FrontDesk.OpenAsync();

        var (text, end) = await desk.AskAsync(Wish);

        Assert.Equal("booking", end.Extras.Receipt!.Act);
        Assert.Empty(end.Extras.Sources);
        Assert.Contains("email address or phone number", text, StringComparison.Ordinal);
        Assert.Equal(("contact", Wish), (end.Dialogue.Expecting, end.Dialogue.Wish));
    }

    [Fact]
    public async Task Without_one_what_the_business_says_of_how_one_books_is_told_and_a_contact_asked_for()
    {
        var reply = await ReplyAsync(Prompt(Wish), PageOf("How do I book?", "Write to us with a day, and we write back within the hour.", 0.9, isFaq: true));

        Assert.Contains("Write to us with a day", reply.Words, StringComparison.Ordinal);
        Assert.Equal(("contact", Wish), (reply.Dialogue.Expecting, reply.Dialogue.Wish));
    }

    [Fact]
    public async Task A_question_about_booking_is_answered_from_what_is_known()
    {
        await using var desk = await FrontDesk.OpenAsync();
        await desk.LearnAsync(desk.Owner, [("How far ahead can I book?", "You can book up to eight weeks ahead.")], []);

        var (text, _) = await desk.AskAsync("how far ahead can I book?");

        Assert.Contains("eight weeks ahead", text, StringComparison.Ordinal);
    }
}
