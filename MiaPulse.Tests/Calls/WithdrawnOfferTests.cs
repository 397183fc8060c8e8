using MiaPulse.Core.Calls;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Shared;

namespace MiaPulse.Tests.Calls;

/// <summary>A yes is one to the question before it: where something else was said, heard or asked since Mia asked whether to text the link, it is asked again or nothing comes of it.</summary>
public sealed class WithdrawnOfferTests
{
    private const string Ask = "Can you send me the link to your website?";

    private static readonly CancellationToken Ct = CancellationToken.None;

    [Fact]
    public async Task A_yes_to_half_of_are_you_still_there_is_none_to_the_link()
    {
        await using var phone = await APhone.OpenAsync();
        var who = await phone.ACallerAsync();
        await phone.SaysAsync(who, Ask);
        await phone.SaysAsync(who, null);
        await phone.World.The<InterruptMia>().RunAsync(who, "Are you still", Ct);

        await IsAskedAgainAsync(phone, who);
    }

    [Fact]
    public async Task After_the_line_broke_the_question_is_asked_again()
    {
        await using var phone = await APhone.OpenAsync();
        var who = await phone.ACallerAsync();
        await phone.SaysAsync(who, Ask);
        await phone.World.The<ResumeCall>().RunAsync(who, Ct);

        await IsAskedAgainAsync(phone, who);
    }

    [Fact]
    public async Task A_yes_to_what_a_person_left_open_is_none_to_the_link()
    {
        await using var phone = await APhone.OpenAsync();
        var who = await phone.ACallerAsync();
        await phone.SaysAsync(who, Ask);
        await phone.World.The<TakeOver>().RunAsync(phone.Owner, await phone.ConversationOf(who), Ct);
        Assert.Contains("pass on", APhone.Heard(await phone.SaysAsync(who, "Hello?")), StringComparison.Ordinal);
        await phone.World.The<HandBack>().RunAsync(phone.Owner, await phone.ConversationOf(who), Ct);

        await IsAskedAgainAsync(phone, who);
    }

    [Fact]
    public async Task Who_presses_the_key_for_a_person_has_agreed_to_nothing()
    {
        await using var phone = await APhone.OpenAsync();
        var who = await phone.ACallerAsync();
        await phone.SaysAsync(who, Ask);
        Assert.Contains("take a message", APhone.Heard(await phone.SaysAsync(who, null, digits: "0")), StringComparison.Ordinal);

        await phone.SaysAsync(who, "yes");

        Assert.Empty(await phone.TextsOf(who));
        await phone.SaysAsync(who, Ask);
        await phone.SaysAsync(who, "yes");
        Assert.Single(await phone.TextsOf(who));
    }

    [Fact]
    public async Task Where_nobody_came_to_the_phone_the_question_is_asked_again()
    {
        await using var phone = await APhone.OpenAsync();
        var who = await phone.ACallerAsync();
        await phone.SaysAsync(who, Ask);
        await phone.World.The<AfterDial>().RunAsync(who, DialOutcome.NotReached, Ct);

        await IsAskedAgainAsync(phone, who);
    }

    /// <summary>And the yes to that counts.</summary>
    private static async Task IsAskedAgainAsync(APhone phone, PhoneCaller who)
    {
        Assert.Contains("Shall I do that?", APhone.Heard(await phone.SaysAsync(who, "yes")), StringComparison.Ordinal);
        Assert.Empty(await phone.TextsOf(who));
        await phone.SaysAsync(who, "yes");
        Assert.Single(await phone.TextsOf(who));
    }
}
