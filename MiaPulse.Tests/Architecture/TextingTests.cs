using System.Reflection;
using MiaPulse.Core;
using MiaPulse.Core.Calls;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;

namespace MiaPulse.Tests.Architecture;

/// <summary>Who can text anybody, read from the code: nobody but whom these lists name, and a caller nobody but the one link.</summary>
public sealed class TextingTests
{
    private static readonly Type[] Product = [.. typeof(CoreServices).Assembly.GetTypes(), .. typeof(Program).Assembly.GetTypes()];

    [Fact]
    public void Only_the_link_that_a_caller_asked_for_goes_out_from_a_line()
    {
        static bool IsFromALine(MemberInfo member) => member.DeclaringType == typeof(TextMessage) && member.Name == $"set_{nameof(TextMessage.From)}";
        Assert.Equal([typeof(SendDueLinks).FullName!], HouseRules.TypesThatCall(Product.Where(t => t != typeof(TextMessage)), IsFromALine));

        Assert.Equal([typeof(PlantedTexter).FullName!], HouseRules.TypesThatCall([typeof(PlantedTexter), typeof(TextingTests)], IsFromALine));
    }

    [Fact]
    public void Whoever_writes_a_text_is_known()
    {
        static bool IsNew(MemberInfo member) => member is ConstructorInfo && member.DeclaringType == typeof(TextMessage);
        Assert.Equal(
            [typeof(SendDueLinks).FullName!, typeof(ProvePhone).FullName!, typeof(TextChannel).FullName!],
            HouseRules.TypesThatCall(Product.Where(t => t != typeof(TextMessage)), IsNew));

        Assert.Equal([typeof(PlantedTexter).FullName!], HouseRules.TypesThatCall([typeof(PlantedTexter), typeof(TextingTests)], IsNew));
    }

    [Fact]
    public void Only_a_callers_yes_writes_the_row_of_a_link()
    {
        static bool IsNew(MemberInfo member) => member is ConstructorInfo && member.DeclaringType == typeof(CallText);
        Assert.Equal([typeof(SendLink).FullName!], HouseRules.TypesThatCall(Product.Where(t => t != typeof(CallText)), IsNew));

        Assert.Equal([typeof(PlantedTexter).FullName!], HouseRules.TypesThatCall([typeof(PlantedTexter), typeof(TextingTests)], IsNew));
    }
}

/// <summary>Somebody who texts a caller of their own accord, inside a lambda.</summary>
public sealed class PlantedTexter(ITexter texter)
{
    public Func<PhoneNumber, Task> Offer => to => texter.SendAsync(new TextMessage(to, "Come and buy", "offer") { From = to }, CancellationToken.None);

    public static Func<Call, CallText> Write => call => new CallText
    {
        BusinessId = call.BusinessId,
        CallId = call.Id,
        Kind = LinkKind.Website,
        Url = "https://offer.example/",
        To = call.To,
        Text = "Come and buy",
        AskedSequence = 0,
        AskedInWords = "",
        AskedAt = call.StartedAt,
        AgreedInWords = "",
        AgreedAt = call.StartedAt,
    };
}
