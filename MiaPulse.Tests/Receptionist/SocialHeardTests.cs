using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist.Embedded;

namespace MiaPulse.Tests.Receptionist;

public sealed class SocialHeardTests
{
    private static readonly SocialHeard Social = new(new SentenceEncoder());

    [Theory]
    [InlineData("so am i chatting with software or what", VisitorActs.AskBot)]
    [InlineData("which sort of stuff could i ask you about", VisitorActs.AskHelp)]
    [InlineData("tell me about the things you're able to do", VisitorActs.AskHelp)]
    [InlineData("got any good jokes for me", VisitorActs.SmallTalk)]
    [InlineData("how old are you then mia", VisitorActs.SmallTalk)]
    [InlineData("brilliant you have been so helpful, much appreciated", VisitorActs.Thank)]
    [InlineData("right i gotta go now, bye for now", VisitorActs.Bye)]
    public void Hears_what_no_pattern_is_wide_enough_for(string message, VisitorActs act) => Assert.Equal(act, Social.In(message, Language.English));

    [Theory]
    [InlineData("how old do children have to be for the climbing wall")]
    [InlineData("can you help me move a piano next thursday")]
    [InlineData("do you repair robot vacuum cleaners")]
    [InlineData("what time do you close today")]
    [InlineData("my boiler is leaking and the floor is soaked")]
    [InlineData("is the car wash a machine or by hand")]
    [InlineData("what do you charge for two bridesmaids")]
    [InlineData("where is your shop")]
    [InlineData("emma clarke, 07700 900123")]
    [InlineData("")]
    public void Takes_nothing_that_is_wanted_of_a_business_for_it(string message) => Assert.Equal(VisitorActs.None, Social.In(message, Language.English));

    [Fact]
    public void Leaves_other_languages_and_long_stories_to_the_cues()
    {
        Assert.Equal(VisitorActs.None, Social.In("bist du ein mensch oder eine maschine", Language.German));
        Assert.Equal(VisitorActs.None, Social.In("thank you so much " + string.Concat(Enumerable.Repeat("and then we went home ", 5)), Language.English));
    }
}
