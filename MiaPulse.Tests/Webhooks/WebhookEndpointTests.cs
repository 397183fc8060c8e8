using MiaPulse.Core.Shared;
using MiaPulse.Core.Webhooks;
using MiaPulse.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace MiaPulse.Tests.Webhooks;

/// <summary>The rules of an endpoint: its secrets, and when it is switched off.</summary>
public sealed class WebhookEndpointTests
{
    private static readonly DateTimeOffset Now = Given.Start;
    private static readonly FakeSeal Seal = new();

    [Fact]
    public void A_changed_secret_signs_beside_the_old_one_for_a_day()
    {
        var endpoint = AnEndpoint();
        Assert.Equal(["whsec_b2xk"], endpoint.SecretsAt(Seal, Now));

        endpoint.Rotate(Seal.Close("whsec_bmV3"), Now);

        Assert.Equal(["whsec_bmV3", "whsec_b2xk"], endpoint.SecretsAt(Seal, Now.AddHours(24).AddTicks(-1)));
        Assert.Equal(["whsec_bmV3"], endpoint.SecretsAt(Seal, Now.AddHours(24)));
    }

    [Fact]
    public void A_secret_that_lies_open_from_before_signs_and_one_whose_keys_are_lost_does_not()
    {
        var endpoint = AnEndpoint();
        endpoint.Secret = "whsec_b3Blbg==";
        var lost = new FakeSeal { HasLostItsKeys = true };
        Assert.Equal(["whsec_b3Blbg=="], endpoint.SecretsAt(lost, Now));

        endpoint.Rotate(Seal.Close("whsec_bmV3"), Now);

        Assert.Equal(["whsec_b3Blbg=="], endpoint.SecretsAt(lost, Now));
        Assert.Empty(endpoint.SecretsAt(lost, Now.AddHours(24)));
    }

    [Fact]
    public void Five_days_without_a_success_switch_it_off()
    {
        var endpoint = AnEndpoint();
        endpoint.Hear(Says(500), Now);
        endpoint.Hear(Says(null), Now.AddDays(5).AddTicks(-1));
        Assert.Equal((true, Now), (endpoint.IsOn, endpoint.FailingSince));

        endpoint.Hear(Says(500), Now.AddDays(5));

        Assert.Equal((false, Now.AddDays(5), Now.AddDays(5)), (endpoint.IsOn, endpoint.SwitchedOffAt, endpoint.TellDueAt));
        Assert.Equal("Nothing could be delivered to it for 5 days.", endpoint.Why);
    }

    [Fact]
    public void One_success_makes_up_for_everything_before()
    {
        var endpoint = AnEndpoint();
        endpoint.Hear(Says(500), Now);
        endpoint.Hear(Says(204), Now.AddDays(4));
        endpoint.Hear(Says(500), Now.AddDays(8));

        Assert.Equal((true, Now.AddDays(8)), (endpoint.IsOn, endpoint.FailingSince));
    }

    [Fact]
    public void A_410_switches_it_off_at_once()
    {
        var endpoint = AnEndpoint();

        endpoint.Hear(Says(410), Now);

        Assert.Equal((false, "It said that it is gone for good (410)."), (endpoint.IsOn, endpoint.Why));
    }

    [Fact]
    public void What_a_member_switches_off_is_told_to_nobody_and_switched_on_it_begins_anew()
    {
        var endpoint = AnEndpoint();
        endpoint.Hear(Says(500), Now);
        endpoint.Change(endpoint.Url, endpoint.Events, isOn: false, Now);
        endpoint.Hear(Says(410), Now); // an answer that was waited for meanwhile
        Assert.Equal((false, (string?)null, (DateTimeOffset?)null), (endpoint.IsOn, endpoint.Why, endpoint.TellDueAt));

        endpoint.Change(endpoint.Url, endpoint.Events, isOn: true, Now.AddDays(9));

        Assert.Equal((true, (DateTimeOffset?)null), (endpoint.IsOn, endpoint.FailingSince));
    }

    [Fact]
    public void Members_are_told_until_somebody_takes_the_mail_but_not_for_ever()
    {
        var endpoint = AnEndpoint();
        endpoint.Hear(Says(410), Now);
        endpoint.HearTold(false, Now);
        Assert.Equal(Now.AddMinutes(10), endpoint.TellDueAt);
        endpoint.HearTold(true, Now);
        Assert.Null(endpoint.TellDueAt);

        var silent = AnEndpoint();
        silent.Hear(Says(410), Now);
        for (var tries = 0; tries < 8; tries++)
        {
            Assert.NotNull(silent.TellDueAt);
            silent.HearTold(false, Now);
        }

        Assert.Null(silent.TellDueAt);
    }

    private static WebhookEndpoint AnEndpoint()
    {
        var clock = new FakeTimeProvider(Now);
        return new WebhookEndpoint
        {
            BusinessId = Ids.New<BusinessId>(clock),
            Id = Ids.New<WebhookEndpointId>(clock),
            Url = "https://example.com/hooks",
            Secret = Seal.Close("whsec_b2xk"),
            Events = WebhookKinds.Choosable,
            CreatedAt = Now,
        };
    }

    private static WebhookAnswer Says(int? status) => new(status, null, TimeSpan.FromMilliseconds(12), null, $"It answered {status}.");
}
