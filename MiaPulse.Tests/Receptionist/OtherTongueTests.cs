namespace MiaPulse.Tests.Receptionist;

/// <summary>Visitors who write in a language that is none of Mia's.</summary>
public sealed class OtherTongueTests
{
    [Theory]
    [InlineData("Здравствуйте, сколько стоит массаж?")]
    [InlineData("マッサージはいくらですか？")]
    [InlineData("merhaba, pazar günü açık mısınız")]
    public async Task They_hear_which_languages_she_speaks_and_are_offered_no_guesses(string question)
    {
        await using var desk = await FrontDesk.OpenAsync();

        var (text, end) = await desk.AskAsync(question);

        Assert.Contains("I speak English, Deutsch, Français", text, StringComparison.Ordinal);
        Assert.DoesNotContain(end.Extras.Actions, a => a.Kind == "suggest");
        Assert.Contains(end.Extras.Actions, a => a.Kind == "contact");
        Assert.Equal([question], end.Gaps);
        Assert.Equal("ask_contact", end.Extras.Receipt!.Act);
    }

    [Fact]
    public async Task Where_somebody_is_there_they_may_have_a_person_and_after_german_they_hear_it_in_german()
    {
        await using var desk = await FrontDesk.OpenAsync();
        desk.PeopleAvailable = true;
        desk.Language = "de";

        var (text, end) = await desk.AskAsync("Сколько стоит массаж?");

        Assert.Contains("Diese Sprache spreche ich leider nicht.", text, StringComparison.Ordinal);
        Assert.Contains(end.Extras.Actions, a => a.Kind == "human");
    }
}
