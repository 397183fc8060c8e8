using MiaPulse.Core.Shared;
using MiaPulse.Core.Webhooks;
using MiaPulse.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace MiaPulse.Tests.Webhooks;

/// <summary>The rules of an endpoint: its secrets, and when it is switched off.</summary>
public sealed class WebhookEndpointTests
{
    private const double InTheMiddle = 0.5;

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
        endpoint.Hear(Says(500), Now, InTheMiddle);
        endpoint.Hear(Says(null), Now.AddDays(5).AddTicks(-1), InTheMiddle);
        Assert.Equal((true, Now), (endpoint.IsOn, endpoint.FailingSince));

        endpoint.Hear(Says(500), Now.AddDays(5), InTheMiddle);

        Assert.Equal((false, Now.AddDays(5), (DateTimeOffset?)null), (endpoint.IsOn, endpoint.SwitchedOffAt, endpoint.RestsUntil));
        Assert.Equal("Nothing could be delivered to it for 5 days.", endpoint.Why);
    }

    [Fact]
    public void One_success_makes_up_for_everything_before()
    {
        var endpoint = AnEndpoint();
        endpoint.Hear(Says(500), Now, InTheMiddle);
        endpoint.Hear(Says(204), Now.AddDays(4), InTheMiddle);
        endpoint.Hear(Says(500), Now.AddDays(8), InTheMiddle);

        Assert.Equal((true, Now.AddDays(8)), (endpoint.IsOn, endpoint.FailingSince));
    }

    [Fact]
    public void A_410_switches_it_off_at_once()
    {
        var endpoint = AnEndpoint();

        endpoint.Hear(Says(410), Now, InTheMiddle);

        Assert.Equal((false, "It said that it is gone for good (410)."), (endpoint.IsOn, endpoint.Why));
    }

    [Fact]
    public void What_a_member_switches_off_has_no_reason_of_ours_and_switched_on_it_begins_anew()
    {
        var endpoint = AnEndpoint();
        endpoint.Hear(Says(500), Now, InTheMiddle);
        endpoint.Change(endpoint.Url, endpoint.Events, isOn: false, Now);
        endpoint.Hear(Says(410), Now, InTheMiddle); // an answer that was waited for meanwhile
        Assert.Equal((false, (string?)null), (endpoint.IsOn, endpoint.Why));

        endpoint.Change(endpoint.Url, endpoint.Events, isOn: true, Now.AddDays(9));

        Assert.Equal((true, null, null, 0), (endpoint.IsOn, endpoint.FailingSince, endpoint.RestsUntil, endpoint.Failures));
    }

    [Fact]
    public void While_it_fails_it_rests_for_longer_and_longer_but_not_past_the_end_and_a_success_ends_it()
    {
        var endpoint = AnEndpoint();
        endpoint.Hear(Says(500), Now, InTheMiddle);
        Assert.Equal((Now.AddSeconds(5), false), (endpoint.RestsUntil, endpoint.IsAway));
        endpoint.Hear(Says(429) with { RetryAfter = TimeSpan.FromHours(1) }, Now, InTheMiddle);
        Assert.Equal(Now.AddHours(1), endpoint.RestsUntil);
        endpoint.Hear(Says(null), Now, InTheMiddle);
        Assert.Equal((Now.AddMinutes(30), true), (endpoint.RestsUntil, endpoint.IsAway));
        for (var failures = 3; failures < 9; failures++)
        {
            endpoint.Hear(Says(500), Now.AddDays(4.5), InTheMiddle);
        }

        Assert.Equal(Now.AddDays(5), endpoint.RestsUntil); // a day from then would be too late to see that it failed for five
        endpoint.StopResting();
        Assert.Equal((null, true, Now), (endpoint.RestsUntil, endpoint.IsAway, endpoint.FailingSince));

        endpoint.Hear(Says(200), Now.AddDays(4.6), InTheMiddle);

        Assert.Equal((null, false, null), (endpoint.RestsUntil, endpoint.IsAway, endpoint.FailingSince));
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
