using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist.Embedded;
using static MiaPulse.Tests.Receptionist.HandMade;

namespace MiaPulse.Tests.Receptionist;

/// <summary>A thing and a question about it in one message: one passage answers both where it tells both, else the second is looked for or named as open.</summary>
public sealed class BothHalvesTests
{
    [Theory]
    [InlineData(Language.English, "parking, and is it free?", "is it free?")]
    [InlineData(Language.English, "wifi and how much is it?", "how much is it?")]
    [InlineData(Language.English, "do you have a sauna and is it included?", "is it included?")]
    [InlineData(Language.German, "Parkplätze, und ist das kostenlos?", "ist das kostenlos?")]
    [InlineData(Language.French, "Avez-vous un parking et est-ce gratuit ?", "est-ce gratuit ?")]
    [InlineData(Language.Spanish, "¿Tienen aparcamiento y es gratis?", "es gratis?")]
    [InlineData(Language.Italian, "Avete un parcheggio e è gratuito?", "è gratuito?")]
    [InlineData(Language.Dutch, "Is er parkeergelegenheid en is dat gratis?", "is dat gratis?")]
    [InlineData(Language.Polish, "Czy macie parking i czy jest bezpłatny?", "czy jest bezpłatny?")]
    [InlineData(Language.Portuguese, "Têm estacionamento e é grátis?", "é grátis?")]
    [InlineData(Language.Arabic, "هل لديكم موقف سيارات وهل هو مجاني؟", "هل هو مجاني؟")]
    public void The_second_half_is_a_question_of_its_own(Language language, string message, string second)
    {
        var asked = Questions.In(message, language);

        Assert.Equal(2, asked.Count);
        Assert.Equal(second, asked[1]);
        Assert.NotEqual(asked[1], LeaningQuestions.Whole(asked, 1, language));
    }

    [Theory]
    [InlineData(Language.English, "I have a dog, is it allowed?")]
    [InlineData(Language.English, "I have a big dog and is it free?")]
    [InlineData(Language.English, "parking, is it free?")]
    [InlineData(Language.English, "is the parking free?")]
    [InlineData(Language.English, "hi and is it free?")]
    [InlineData(Language.English, "are you free tomorrow?")]
    [InlineData(Language.German, "Ist der Parkplatz kostenlos?")]
    [InlineData(Language.Spanish, "¿Es gratis el aparcamiento?")]
    public void One_question_stays_one(Language language, string message) => Assert.Single(Questions.In(message, language));

    [Theory]
    [InlineData("parking, and is it free?")]
    [InlineData("do you have parking and is it free?")]
    public async Task A_passage_that_tells_both_is_said_once(string message)
    {
        const string Both = "There are six spaces in the yard, free of charge for guests.";
        var reply = await ReplyAsync(Prompt(message), PageOf("Parking", Both, 0.9));

        Assert.Equal(2, reply.Words.Split(Both).Length);
        Assert.Empty(reply.End().Gaps);
    }

    [Theory]
    [InlineData("parking, and is it free?")]
    [InlineData("do you have parking and is it free?")]
    public async Task What_it_does_not_tell_is_named_as_open(string message)
    {
        var reply = await ReplyAsync(Prompt(message), PageOf("Parking", "The spaces are in the yard behind the house.", 0.9));

        Assert.Contains("in the yard", reply.Words, StringComparison.Ordinal);
        Assert.Contains("- is it free?", reply.Words, StringComparison.Ordinal);
        Assert.Equal(["parking is it free?"], reply.End().Gaps);
    }

    [Fact]
    public async Task What_another_passage_tells_is_said_beside_it()
    {
        var reply = await ReplyByAsync(Prompt("do you have parking and is it free?"), question => question.Contains("free", StringComparison.Ordinal)
            ? [PageOf("Prices", "Parking costs $2 an hour.", 0.9)] : [PageOf("Parking", "The spaces are in the yard behind the house.", 0.9)]);

        Assert.Contains("in the yard", reply.Words, StringComparison.Ordinal);
        Assert.Contains("$2 an hour", reply.Words, StringComparison.Ordinal);
        Assert.Empty(reply.End().Gaps);
    }
}
