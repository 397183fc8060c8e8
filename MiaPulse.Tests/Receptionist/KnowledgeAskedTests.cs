using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist.Embedded;

namespace MiaPulse.Tests.Receptionist;

/// <summary>Turns of our own, none of them among those that it was fitted to.</summary>
public sealed class KnowledgeAskedTests
{
    private const string Booked = "That is all booked for you, your reference is 4KD9. Can I help with anything else?";

    private static readonly KnowledgeAsked Asked = new(new SentenceEncoder());

    [Theory]
    [InlineData("", "how much is a full service for a diesel van?")]
    [InlineData(Booked, "And the parking situation there")]
    [InlineData(Booked, "great, need to know if they mind dogs in the room")]
    [InlineData("We have two tables left at eight. Shall I take one for you?", "Before that, do they cater for coeliacs?")]
    [InlineData("", "ok so um my mum uses a wheelchair, will she get in")]
    public void What_pages_tell_is_asked_for_with_or_without_a_question_mark(string last, string message) =>
        Assert.True(Asked.In(message, last, Language.English), $"{Asked.Chance(message, last):0.00}");

    [Theory]
    [InlineData(Booked, "No thanks, that was everything I needed today.")]
    [InlineData("What time would you like to come in?", "Thursday after half past three would suit us both")]
    [InlineData("How many of you will there be?", "six adults and a baby")]
    [InlineData("We have two tables left at eight. Shall I take one for you?", "Yes please, book it under the name Marlowe")]
    [InlineData("Which part of town would you like to stay in?", "I don't mind, anything cheap in the south")]
    public void Telling_choosing_and_booking_ask_for_nothing(string last, string message) =>
        Assert.False(Asked.In(message, last, Language.English), $"{Asked.Chance(message, last):0.00}");

    [Theory]
    [InlineData("what's your phone number?")]
    [InlineData("can you give me the address?")]
    public void What_a_record_tells_is_looked_up_as_well_although_no_page_has_to_tell_it(string message) => Assert.True(Asked.In(message, "", Language.English));

    [Fact]
    public void Other_languages_go_by_their_cues()
    {
        Assert.True(Asked.In("Was kostet eine Massage", "", Language.German));
        Assert.False(Asked.In("Ich komme am Donnerstag", "", Language.German));
    }
}
