using MiaPulse.Core.Calls;
using MiaPulse.Core.Languages;

namespace MiaPulse.Tests.Calls;

/// <summary>The one text: asked for, agreed to, and never otherwise.</summary>
public sealed class LinkTalkTests
{
    private const string Booking = "https://book.bakery.example/";

    [Fact]
    public async Task Who_asks_for_the_link_and_agrees_is_texted_it_once()
    {
        await using var phone = await APhone.OpenAsync(b => b.BookingUrl = Booking);
        var who = await phone.ACallerAsync();

        var offer = await phone.SaysAsync(who, "Could you text me your booking link?");
        Assert.Contains("Shall I do that?", APhone.Heard(offer), StringComparison.Ordinal);
        Assert.Empty(await phone.TextsOf(who));
        var sent = await phone.SaysAsync(who, "Yes, please.");

        Assert.Contains("I am texting it to you now.", APhone.Heard(sent), StringComparison.Ordinal);
        var text = Assert.Single(await phone.TextsOf(who));
        Assert.Equal((LinkKind.Booking, Booking, APhone.Caller), (text.Kind, text.Url, text.To));
        Assert.Equal(("Could you text me your booking link?", "Yes, please."), (text.AskedInWords, text.AgreedInWords));
        Assert.Equal(0, phone.World.Model.Asked);
    }

    [Fact]
    public async Task A_yes_that_nobody_asked_for_sends_nothing()
    {
        await using var phone = await APhone.OpenAsync();
        var who = await phone.ACallerAsync();
        phone.MiaSays("Shall I text you the link to our website?"); // a model that offers it out of the blue
        await phone.SaysAsync(who, "Tell me about the bread");

        await phone.SaysAsync(who, "Yes please");

        Assert.Empty(await phone.TextsOf(who));
        Assert.Equal(LinkTalk.None, (await phone.CallOf(who)).LinkTalk);
        Assert.Equal(2, phone.World.Model.Asked);
    }

    [Theory]
    [InlineData("no thanks")]
    [InlineData("maybe later")]
    [InlineData("yes, but what does it cost?")]
    [InlineData("what are your hours?")]
    [InlineData("yes?")]
    public async Task Anything_but_a_plain_yes_sends_nothing_and_later_it_is_not_one_either(string words)
    {
        await using var phone = await APhone.OpenAsync();
        var who = await phone.ACallerAsync();
        await phone.SaysAsync(who, "Can you send me the link to your website?");

        await phone.SaysAsync(who, words);
        Assert.Equal(LinkTalk.Declined, (await phone.CallOf(who)).LinkTalk);
        await phone.SaysAsync(who, "yes");

        Assert.Empty(await phone.TextsOf(who));
    }

    [Fact]
    public async Task Who_declined_may_ask_again()
    {
        await using var phone = await APhone.OpenAsync();
        var who = await phone.ACallerAsync();
        await phone.SaysAsync(who, "Can you send me the link to your website?");
        await phone.SaysAsync(who, "no");
        await phone.SaysAsync(who, "Actually, please send me the website link");

        await phone.SaysAsync(who, "yes");

        Assert.Equal("Actually, please send me the website link", Assert.Single(await phone.TextsOf(who)).AskedInWords);
    }

    [Fact]
    public async Task Who_asks_again_after_it_was_sent_is_told_so()
    {
        await using var phone = await APhone.OpenAsync();
        var who = await phone.ACallerAsync();
        await phone.SaysAsync(who, "Can you send me the link to your website?");
        await phone.SaysAsync(who, "yes");

        var again = await phone.SaysAsync(who, "Send me the website link again please");
        await phone.SaysAsync(who, "yes");

        Assert.Contains("already", APhone.Heard(again), StringComparison.Ordinal);
        Assert.Single(await phone.TextsOf(who));
    }

    [Theory]
    [InlineData("text it to my wife")]
    [InlineData("yes, to 312 555 0199")]
    [InlineData("send it to another number")]
    public async Task It_goes_to_the_number_that_calls_and_to_no_other(string words)
    {
        await using var phone = await APhone.OpenAsync();
        var who = await phone.ACallerAsync();
        await phone.SaysAsync(who, "Can you send me the link to your website?");

        var steps = await phone.SaysAsync(who, words);
        Assert.Contains("only text it to the number you are calling from", APhone.Heard(steps), StringComparison.Ordinal);
        Assert.Empty(await phone.TextsOf(who));
        await phone.SaysAsync(who, "okay, yes");

        Assert.Equal(APhone.Caller, Assert.Single(await phone.TextsOf(who)).To);
    }

    [Fact]
    public async Task Where_no_text_can_go_the_address_is_spelled()
    {
        await using var phone = await APhone.OpenAsync();
        var who = await phone.ACallerAsync("anonymous");

        var asked = await phone.SaysAsync(who, "Can you send me the link to your website?");
        Assert.Contains("Shall I spell the address", APhone.Heard(asked), StringComparison.Ordinal);
        var spelled = await phone.SaysAsync(who, "yes please");

        Assert.Contains("b, 1, dot, e, x, a, m, p, l, e", APhone.Heard(spelled), StringComparison.Ordinal);
        Assert.Empty(await phone.TextsOf(who));
    }

    [Fact]
    public async Task A_question_that_was_spoken_into_is_asked_again_before_a_yes_counts()
    {
        await using var phone = await APhone.OpenAsync();
        var who = await phone.ACallerAsync();
        await phone.SaysAsync(who, "Can you send me the link to your website?");
        await phone.World.The<InterruptMia>().RunAsync(who, "I can text the link", CancellationToken.None);

        var again = await phone.SaysAsync(who, "yes");
        Assert.Empty(await phone.TextsOf(who));
        Assert.Contains("Shall I do that?", APhone.Heard(again), StringComparison.Ordinal);
        await phone.SaysAsync(who, "yes");

        Assert.Single(await phone.TextsOf(who));
    }

    [Fact]
    public async Task After_a_silence_it_is_asked_again_with_the_question_who_is_there()
    {
        await using var phone = await APhone.OpenAsync();
        var who = await phone.ACallerAsync();
        await phone.SaysAsync(who, "Can you send me the link to your website?");

        var silence = await phone.SaysAsync(who, null);

        Assert.Contains("Are you still there? I can text the link", APhone.Heard(silence), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_yes_twice_is_one_text_and_the_same_words()
    {
        await using var phone = await APhone.OpenAsync();
        var who = await phone.ACallerAsync();
        await phone.SaysAsync(who, "Can you send me the link to your website?");

        var first = await phone.SaysAsync(who, "yes", "turn-yes");
        var again = await phone.SaysAsync(who, "yes", "turn-yes");

        Assert.Equal(APhone.Heard(first), APhone.Heard(again));
        Assert.Single(await phone.TextsOf(who));
    }

    [Fact]
    public async Task A_contact_in_the_words_that_ask_for_it_is_kept()
    {
        await using var phone = await APhone.OpenAsync();
        var who = await phone.ACallerAsync();

        await phone.SaysAsync(who, "I'm Ana Ruiz, ana@ruiz.example, can you send me the link to your website?");

        var conversation = await phone.World.ConversationOf(phone.Owner, await phone.ConversationOf(who));
        Assert.Equal("Ana Ruiz", conversation.ContactName);
    }

    [Theory]
    [InlineData("can you text me your website", Language.English, LinkKind.Website)]
    [InlineData("what's your web address?", Language.English, LinkKind.Website)]
    [InlineData("give me the booking page please", Language.English, LinkKind.Booking)]
    [InlineData("Können Sie mir den Link zur Website schicken?", Language.German, LinkKind.Website)]
    [InlineData("Schicken Sie mir bitte den Buchungslink", Language.German, LinkKind.Booking)]
    [InlineData("Pouvez-vous m'envoyer le lien de réservation ?", Language.French, LinkKind.Booking)]
    [InlineData("Quelle est l'adresse de votre site ?", Language.French, LinkKind.Website)]
    [InlineData("¿Me puede enviar el enlace de la página web?", Language.Spanish, LinkKind.Website)]
    [InlineData("Mi può mandare il link del sito?", Language.Italian, LinkKind.Website)]
    [InlineData("Kunt u mij de link naar de website sturen?", Language.Dutch, LinkKind.Website)]
    [InlineData("Czy może Pani wysłać mi link do strony?", Language.Polish, LinkKind.Website)]
    [InlineData("Pode enviar-me o link do site?", Language.Portuguese, LinkKind.Website)]
    [InlineData("هل يمكنكم إرسال رابط الموقع؟", Language.Arabic, LinkKind.Website)]
    public void The_website_or_the_booking_link_is_asked_for_in_every_language(string words, Language language, LinkKind kind) =>
        Assert.Equal(kind, LinkWish.Heard(words, language));

    [Theory]
    [InlineData("please don't send me the link", Language.English)]
    [InlineData("I don't need the website link", Language.English)]
    [InlineData("do you have rye bread?", Language.English)]
    [InlineData("can you call me back?", Language.English)]
    [InlineData("your website is broken", Language.English)]
    [InlineData("Schicken Sie mir bitte keinen Link", Language.German)]
    [InlineData("Ne m'envoyez pas le lien", Language.French)]
    [InlineData("No me envíe el enlace", Language.Spanish)]
    [InlineData("Non mi mandi il link", Language.Italian)]
    [InlineData("Stuur me geen link", Language.Dutch)]
    [InlineData("Nie wysyłaj linku", Language.Polish)]
    [InlineData("Não mande o link", Language.Portuguese)]
    [InlineData("لا ترسل الرابط", Language.Arabic)]
    public void Who_wants_none_or_speaks_of_something_else_asks_for_none(string words, Language language) => Assert.Null(LinkWish.Heard(words, language));

    [Fact]
    public void The_link_of_somebody_who_wants_to_book_is_the_one_for_booking()
    {
        Assert.Equal(LinkKind.Website, LinkWish.Heard("send me the link please", Language.English));
        Assert.Equal(LinkKind.Booking, LinkWish.Heard("send me the link please", Language.English, "I'd like to book a table for two"));
    }

    [Theory]
    [InlineData("yes", Language.English, true)]
    [InlineData("Yeah, sure, that would be great, thank you!", Language.English, true)]
    [InlineData("Ja, gerne.", Language.German, true)]
    [InlineData("Oui, s'il vous plaît", Language.French, true)]
    [InlineData("Sí, por favor", Language.Spanish, true)]
    [InlineData("Sì, grazie", Language.Italian, true)]
    [InlineData("Ja graag", Language.Dutch, true)]
    [InlineData("Tak, proszę", Language.Polish, true)]
    [InlineData("Sim, por favor", Language.Portuguese, true)]
    [InlineData("نعم، من فضلك", Language.Arabic, true)]
    [InlineData("no", Language.English, false)]
    [InlineData("thanks", Language.English, false)]
    [InlineData("yes but not now", Language.English, false)]
    [InlineData("yesterday", Language.English, false)]
    [InlineData("Ja, aber nicht jetzt", Language.German, false)]
    [InlineData("Oui mais plus tard", Language.French, false)]
    [InlineData("Sí, pero a mi mujer", Language.Spanish, false)]
    [InlineData("", Language.English, false)]
    public void A_plain_yes_is_nothing_but_a_yes(string words, Language language, bool isOne) => Assert.Equal(isOne, PlainYes.Heard(words, language));
}
