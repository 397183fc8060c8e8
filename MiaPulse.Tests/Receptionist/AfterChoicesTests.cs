using MiaPulse.Core.Businesses;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Languages;
using static MiaPulse.Tests.Receptionist.HandMade;

namespace MiaPulse.Tests.Receptionist;

/// <summary>What somebody asks who was just offered choices: the clock and the profile know it whatever was spoken of.</summary>
public sealed class AfterChoicesTests
{
    private static readonly DialogueState Choosing = DialogueState.Fresh with { Expecting = "choice", Choices = ["How much is a sports massage?", "Price list"], Wish = "massage" };

    [Theory]
    [InlineData("en", "are you open right now?", "Yes, we are open now, until 5 pm")]
    [InlineData("de", "habt ihr jetzt offen", "Ja, wir haben gerade geöffnet, bis 17 Uhr")]
    [InlineData("fr", "vous êtes ouverts maintenant ?", "Oui, nous sommes ouverts, jusqu’à 17h00")]
    [InlineData("es", "¿están abiertos ahora?", "Sí, ahora está abierto, hasta las 17:00")]
    [InlineData("it", "siete aperti adesso?", "Sì, siamo aperti, fino alle 17:00")]
    [InlineData("nl", "zijn jullie nu open?", "Ja, we zijn nu open, tot 17:00 uur")]
    [InlineData("pl", "czy teraz jest otwarte?", "Tak, mamy teraz otwarte, do 17:00")]
    [InlineData("pt", "estão abertos agora?", "Sim, estamos abertos, até às 17h00")]
    [InlineData("ar", "هل أنتم مفتوحون الآن؟", "نعم، نحن نعمل الآن حتى الساعة 17:00")]
    public async Task Whether_it_is_open_now_is_told_by_the_clock(string language, string question, string answer)
    {
        await using var desk = await FrontDesk.OpenAsync();
        (desk.Language, desk.Dialogue) = (language, Choosing);
        desk.Hours = new WeeklyHours([new OpenSpan(DayOfWeek.Monday, new TimeOnly(9, 0), new TimeOnly(17, 0))]); // a Monday, 9:30 in New York

        Assert.Contains(answer, (await desk.AskAsync(question)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_alone_is_told_by_the_clock_too()
    {
        await using var desk = await FrontDesk.OpenAsync();
        (desk.Language, desk.Dialogue) = ("de", Choosing);
        desk.Hours = new WeeklyHours([new OpenSpan(DayOfWeek.Monday, new TimeOnly(9, 0), new TimeOnly(17, 0))]);

        var (text, end) = await desk.AskAsync("und am Sonntag?");

        Assert.Contains("Wir haben sonntags geschlossen", text, StringComparison.Ordinal);
        Assert.Empty(end.Dialogue.Choices);
    }

    [Theory]
    [InlineData(Language.English, "what's your number?")]
    [InlineData(Language.German, "wie ist eure Nummer?")]
    [InlineData(Language.French, "quel est votre numéro ?")]
    [InlineData(Language.Spanish, "¿cuál es su número?")]
    [InlineData(Language.Italian, "qual è il vostro numero?")]
    [InlineData(Language.Dutch, "wat is jullie nummer?")]
    [InlineData(Language.Polish, "jaki numer do was?")]
    [InlineData(Language.Portuguese, "qual é o vosso numero?")]
    [InlineData(Language.Arabic, "ما رقمكم؟")]
    public async Task The_number_is_told_from_the_profile(Language language, string question)
    {
        var reply = await ReplyAsync(Prompt(question, language, Choosing), PageOf("Price list", "A massage of 60 minutes costs $98."));

        Assert.Contains("(415) 555-0142", reply.Words, StringComparison.Ordinal);
        Assert.Empty(reply.Dialogue.Choices);
    }
}
