using MiaPulse.Core.Businesses;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist;
using MiaPulse.Core.Receptionist.Embedded.Speech;

namespace MiaPulse.Tests.Receptionist;

/// <summary>Whose time it is is said to visitors whose clock shows another.</summary>
public sealed class FarAwayTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("Europe/Berlin", true)]
    [InlineData("America/Tijuana", false)]
    [InlineData("America/Los_Angeles", false)]
    [InlineData("Nowhere/Else", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Only_another_time_counts_and_not_another_name(string? zone, bool isFarAway)
    {
        var business = new BusinessProfile(default, "Riverbend Physio", "https://riverbend.example", "Physiotherapy", "US", "America/Los_Angeles", null, null, null, null, null);
        var prompt = new ReceptionistPrompt(business, default, [], "Are you open?", ContactCard.Empty, ContactCard.Empty, DialogueState.Fresh, false, Now, "en") { VisitorTimeZone = zone };

        Assert.Equal(isFarAway, prompt.IsVisitorFarAway);
        Assert.Equal(isFarAway, Voice.For(prompt).IsFarAway);
    }

    [Theory]
    [InlineData(Language.English, "tomorrow at 9 am (our time)")]
    [InlineData(Language.German, "morgen um 9 Uhr (unsere Ortszeit)")]
    [InlineData(Language.Arabic, "غدًا الساعة 9:00 (بتوقيتنا المحلي)")]
    public void It_is_said_behind_the_time(Language language, string expected)
    {
        var nine = new DateTimeOffset(2026, 6, 2, 9, 0, 0, TimeSpan.Zero);
        var tomorrow = new DateTime(2026, 6, 1, 20, 0, 0);

        Assert.Equal(expected, new Voice(language, Tone.Friendly) { IsFarAway = true }.Moment(nine, tomorrow));
        Assert.DoesNotContain("(", new Voice(language, Tone.Friendly).Moment(nine, tomorrow), StringComparison.Ordinal);
    }
}
