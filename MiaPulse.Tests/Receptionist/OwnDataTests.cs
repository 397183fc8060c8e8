using MiaPulse.Core.Receptionist.Embedded.Hearing;

namespace MiaPulse.Tests.Receptionist;

/// <summary>Visitors who want deleted what is kept of them.</summary>
public sealed class OwnDataTests
{
    [Theory]
    [InlineData("delete my data")]
    [InlineData("how do I unsubscribe")]
    [InlineData("please erase everything you have about me")]
    [InlineData("Bitte löschen Sie meine Daten")]
    [InlineData("meine daten bitte loeschen")]
    [InlineData("Supprimez mes données s'il vous plaît")]
    [InlineData("comment me désabonner ?")]
    [InlineData("quiero que borren mis datos")]
    [InlineData("cancellate i miei dati")]
    [InlineData("verwijder mijn gegevens")]
    [InlineData("proszę usunąć moje dane")]
    [InlineData("apaguem os meus dados")]
    [InlineData("احذفوا بياناتي")]
    public void Their_wish_is_heard(string message) => Assert.True(OwnData.IsToGo(message));

    [Theory]
    [InlineData("Can you erase the data on my old laptop?")]
    [InlineData("Do you delete my data when you repair my phone?")]
    [InlineData("can you remove my information from google")]
    [InlineData("delete my appointment on Friday")]
    [InlineData("can I cancel my membership")]
    [InlineData("how is my data stored?")]
    [InlineData("Comment me désabonner de la salle de sport ?")]
    [InlineData("Kann ich meinen Termin löschen?")]
    public void Other_wishes_are_not(string message) => Assert.False(OwnData.IsToGo(message));

    [Theory]
    [InlineData("how do I unsubscribe?", "en", "Delete this conversation")]
    [InlineData("Bitte löschen Sie meine Daten", "de", "Dieses Gespräch löschen")]
    [InlineData("verwijder mijn gegevens", "nl", "Verwijder dit gesprek")]
    public async Task They_are_told_where_it_can_be_done_and_nobody_is_called(string message, string language, string entry)
    {
        await using var desk = await FrontDesk.OpenAsync();
        desk.Language = language;

        var (text, end) = await desk.AskAsync(message);

        Assert.Contains(entry, text, StringComparison.Ordinal);
        Assert.Equal("answer", end.Extras.Receipt!.Act);
        Assert.Null(end.HandOver);
        Assert.Empty(end.Gaps);
    }

    [Fact]
    public async Task What_the_business_says_of_it_goes_first()
    {
        await using var desk = await FrontDesk.OpenAsync();
        await desk.LearnAsync(desk.Owner, [("How do I unsubscribe from your newsletter?", "Use the unsubscribe link at the end of each newsletter.")], []);

        var (text, _) = await desk.AskAsync("How do I unsubscribe from your newsletter?");

        Assert.Contains("Use the unsubscribe link", text, StringComparison.Ordinal);
    }
}
