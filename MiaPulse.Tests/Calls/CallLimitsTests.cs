using MiaPulse.Core.Calls;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Shared;

namespace MiaPulse.Tests.Calls;

/// <summary>Silence, noise, dead ends, length, objections and goodbyes: how a call ends.</summary>
public sealed class CallLimitsTests
{
    [Fact]
    public async Task Silence_is_asked_about_and_then_ends_the_call()
    {
        await using var phone = await APhone.OpenAsync();
        var who = await phone.ACallerAsync();

        var first = await phone.SaysAsync(who, null);
        var second = await phone.SaysAsync(who, " ");
        var third = await phone.SaysAsync(who, "");

        Assert.Equal("Are you still there?", APhone.Heard(first));
        Assert.Equal([15d, 15d], new[] { first, second }.Select(s => ((Listen)s[^1]).Silence.TotalSeconds));
        Assert.Contains("Goodbye", APhone.Heard(third), StringComparison.Ordinal);
        Assert.Equal(new HangUp(CallEnding.Silent), third[^1]);
        Assert.Equal(CallEnding.Silent, (await phone.CallOf(who)).Ending);
        Assert.Empty(await phone.MessagesOf(who));
    }

    [Fact]
    public async Task A_word_in_between_begins_the_silence_anew()
    {
        await using var phone = await APhone.OpenAsync();
        var who = await phone.ACallerAsync();
        await phone.SaysAsync(who, null);
        await phone.SaysAsync(who, null);

        await phone.SaysAsync(who, "Hello there");

        Assert.IsType<Listen>((await phone.SaysAsync(who, null))[^1]);
    }

    [Fact]
    public async Task The_same_silence_told_twice_counts_once()
    {
        await using var phone = await APhone.OpenAsync();
        var who = await phone.ACallerAsync();

        for (var i = 0; i < 5; i++)
        {
            Assert.IsType<Listen>((await phone.SaysAsync(who, null, "turn-a"))[^1]);
        }

        await phone.SaysAsync(who, null, "turn-b");
        Assert.IsType<HangUp>((await phone.SaysAsync(who, null, "turn-c"))[^1]);
    }

    [Fact]
    public async Task Limits_are_those_of_the_line()
    {
        await using var phone = await APhone.OpenAsync(line: l => l.Limits = new CallLimits(8, 10, 2, 1));
        var who = await phone.ACallerAsync();

        var first = await phone.SaysAsync(who, null);

        Assert.Equal(2, ((Listen)first[^1]).Silence.TotalSeconds);
        Assert.IsType<HangUp>((await phone.SaysAsync(who, null))[^1]);
    }

    [Fact]
    public async Task Noise_is_asked_about_and_is_a_dead_end()
    {
        await using var phone = await APhone.OpenAsync();
        var who = await phone.ACallerAsync();

        for (var i = 0; i < 4; i++)
        {
            var steps = await phone.SaysAsync(who, "brrr", confidence: 0.05);
            Assert.Contains("did not catch that", APhone.Heard(steps), StringComparison.Ordinal);
            Assert.IsType<Listen>(steps[^1]);
        }

        Assert.Equal(new HangUp(CallEnding.DeadEnds), (await phone.SaysAsync(who, "brrr", confidence: 0.05))[^1]);
        Assert.Empty(await phone.MessagesOf(who));
    }

    [Fact]
    public async Task Turns_that_lead_nowhere_end_the_call_and_one_that_leads_somewhere_begins_anew()
    {
        await using var phone = await APhone.OpenAsync();
        var who = await phone.ACallerAsync();
        await DeadEndsAsync(phone, who, 4);
        phone.MiaSays("Gladly.");
        await phone.SaysAsync(who, "Tell me about the bread");
        Assert.Equal(0, (await phone.CallOf(who)).DeadEnds);

        await DeadEndsAsync(phone, who, 4);
        var last = await phone.SaysAsync(who, "And the moon?");

        Assert.Equal(new HangUp(CallEnding.DeadEnds), last[^1]);
        Assert.Contains("noted what you said for the team", APhone.Heard(last), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_the_longest_time_she_says_goodbye_and_keeps_what_was_said()
    {
        await using var phone = await APhone.OpenAsync();
        var who = await phone.ACallerAsync();
        phone.World.Clock.Advance(TimeSpan.FromMinutes(14));
        Assert.IsType<Listen>((await phone.SaysAsync(who, "Tell me about the bread"))[^1]);
        phone.World.Clock.Advance(TimeSpan.FromMinutes(1));

        var steps = await phone.SaysAsync(who, "And one more thing about the bread");

        Assert.Equal(new HangUp(CallEnding.TooLong), steps[^1]);
        Assert.Contains("I have to end the call here", APhone.Heard(steps), StringComparison.Ordinal);
        Assert.Equal("And one more thing about the bread", (await phone.MessagesOf(who)).Last(m => m.Author is Author.Visitor).Text);
        Assert.Equal(1, phone.World.Model.Asked);
    }

    [Theory]
    [InlineData("I don't want to be recorded")]
    [InlineData("Please stop recording")]
    [InlineData("Ich möchte nicht, dass das Gespräch aufgezeichnet wird")]
    [InlineData("Je ne veux pas être enregistré")]
    public async Task Who_objects_to_the_recording_is_told_another_way_and_the_call_ends(string words)
    {
        await using var phone = await APhone.OpenAsync();
        var who = await phone.ACallerAsync();

        var steps = await phone.SaysAsync(who, words);

        Assert.Equal(new HangUp(CallEnding.Objected), steps[^1]);
        Assert.Contains("bakery", APhone.Heard(steps), StringComparison.Ordinal);
        Assert.DoesNotContain("@", APhone.Heard(steps), StringComparison.Ordinal);
        Assert.Equal(((CallEnding?)CallEnding.Objected, 0), ((await phone.CallOf(who)).Ending, phone.World.Model.Asked));
    }

    [Fact]
    public async Task Who_has_no_address_to_give_gives_none()
    {
        await using var phone = await APhone.OpenAsync(b => b.Email = null);
        var who = await phone.ACallerAsync();

        var heard = APhone.Heard(await phone.SaysAsync(who, "I don't want to be recorded"));

        Assert.Contains("dot example", heard, StringComparison.Ordinal); // the website
        Assert.DoesNotContain("write to us", heard, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_goodbye_ends_the_call_and_a_no_to_anything_else_does_too()
    {
        await using var phone = await APhone.OpenAsync();
        var bye = await phone.ACallerAsync();
        phone.MiaSays("Thank you for calling. Goodbye.");
        Assert.Equal(new HangUp(CallEnding.Finished), (await phone.SaysAsync(bye, "okay bye bye"))[^1]);

        var no = await phone.ACallerAsync("+13125550143");
        phone.MiaSays("You are welcome. Is there anything else?");
        Assert.IsType<Listen>((await phone.SaysAsync(no, "Tell me about the bread"))[^1]);
        var steps = await phone.SaysAsync(no, "no thanks");
        Assert.Equal("Thank you for calling. Goodbye.", APhone.Heard(steps));
        Assert.Equal(new HangUp(CallEnding.Finished), steps[^1]);
    }

    [Fact]
    public async Task A_no_to_something_that_was_asked_ends_nothing()
    {
        await using var phone = await APhone.OpenAsync();
        var who = await phone.ACallerAsync();
        phone.MiaSays("Is that right?", dialogue: d => d with { Expecting = "confirm" });
        await phone.SaysAsync(who, "I would like the bread");

        Assert.IsType<Listen>((await phone.SaysAsync(who, "no"))[^1]);
    }

    private static async Task DeadEndsAsync(APhone phone, PhoneCaller who, int times)
    {
        phone.MiaSays("I could not find that.", dialogue: d => d with { Abstained = d.Abstained + 1, Expecting = null }, act: "ask_contact");
        for (var i = 0; i < times; i++)
        {
            Assert.IsType<Listen>((await phone.SaysAsync(who, $"Question {i} about the moon"))[^1]);
        }
    }
}
