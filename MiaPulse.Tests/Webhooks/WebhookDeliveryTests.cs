using MiaPulse.Core.Shared;
using MiaPulse.Core.Webhooks;
using MiaPulse.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace MiaPulse.Tests.Webhooks;

/// <summary>The rules of one webhook: when it is tried again, when it is given up.</summary>
public sealed class WebhookDeliveryTests
{
    private const double InTheMiddle = 0.5;

    [Fact]
    public void It_is_tried_after_longer_and_longer_pauses_then_daily_and_a_last_time_after_five_days()
    {
        var delivery = ADelivery();
        var now = Given.Start;
        var pauses = new List<TimeSpan>();
        while (true)
        {
            delivery.Hear(Says(500), now, InTheMiddle);
            if (delivery.DueAt is not { } due)
            {
                break;
            }

            pauses.Add(due - now);
            now = due;
        }

        Assert.Equal(
            [
                TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(5), TimeSpan.FromHours(10),
                TimeSpan.FromHours(10), TimeSpan.FromDays(1), TimeSpan.FromDays(1), TimeSpan.FromDays(1),
            ],
            pauses[..^1]);
        Assert.Equal((Given.Start.AddDays(5), DeliveryState.Failed, 12, "It answered 500."), (now, delivery.State, delivery.Attempts, delivery.Why));
    }

    [Theory]
    [InlineData(0, 4.5)]
    [InlineData(1, 5.5)]
    public void The_pause_is_a_tenth_longer_or_shorter_by_chance(double jitter, double seconds)
    {
        var delivery = ADelivery();

        delivery.Hear(Says(500), Given.Start, jitter);

        Assert.Equal(seconds, (delivery.DueAt!.Value - Given.Start).TotalSeconds, 3);
    }

    [Theory]
    [InlineData(1, 5)] // less than we wait anyway
    [InlineData(120, 120)]
    [InlineData(7 * 86_400, 86_400)]
    [InlineData(-60, 5)]
    public void What_the_endpoint_asks_us_to_wait_it_gets_up_to_a_day(int asked, int given)
    {
        var delivery = ADelivery();

        delivery.Hear(Says(429, TimeSpan.FromSeconds(asked)), Given.Start, InTheMiddle);

        Assert.Equal(Given.Start.AddSeconds(given), delivery.DueAt);
    }

    [Theory]
    [InlineData(200, DeliveryState.Delivered)]
    [InlineData(202, DeliveryState.Delivered)]
    [InlineData(204, DeliveryState.Delivered)]
    [InlineData(299, DeliveryState.Delivered)]
    [InlineData(301, DeliveryState.Waiting)]
    [InlineData(304, DeliveryState.Waiting)]
    [InlineData(400, DeliveryState.Waiting)]
    [InlineData(404, DeliveryState.Waiting)]
    [InlineData(410, DeliveryState.Failed)]
    [InlineData(429, DeliveryState.Waiting)]
    [InlineData(503, DeliveryState.Waiting)]
    [InlineData(null, DeliveryState.Waiting)]
    public void Only_a_2xx_is_a_delivery_and_only_a_410_the_end(int? status, DeliveryState state)
    {
        var delivery = ADelivery();

        delivery.Hear(Says(status), Given.Start, InTheMiddle);

        Assert.Equal((state, status), (delivery.State, delivery.LastStatus));
    }

    [Fact]
    public void A_test_is_tried_once()
    {
        var test = ADelivery(WebhookKind.Test);

        test.Hear(Says(500), Given.Start, InTheMiddle);

        Assert.Equal(DeliveryState.Failed, test.State);
    }

    [Fact]
    public void Sent_again_it_has_its_five_days_again_and_the_same_id_and_words()
    {
        var delivery = ADelivery();
        Assert.False(delivery.SendAgain(Given.Start)); // on its way
        var (id, words) = (delivery.EventId, delivery.Payload);
        var later = Given.Start.AddDays(6);
        delivery.Hear(Says(500), Given.Start, InTheMiddle);
        delivery.Hear(Says(500), later, InTheMiddle);
        Assert.Equal(DeliveryState.Failed, delivery.State);

        Assert.True(delivery.SendAgain(later));
        delivery.Hear(Says(500), later, InTheMiddle);

        Assert.Equal((DeliveryState.Waiting, later.AddSeconds(5), 1), (delivery.State, delivery.DueAt, delivery.Attempts));
        Assert.Equal((id, words), (delivery.EventId, delivery.Payload));
        Assert.True(delivery.SendAgain(later)); // without waiting any longer
        Assert.Equal(later, delivery.DueAt);
    }

    [Fact]
    public void While_somebody_sends_it_it_is_on_its_way()
    {
        var delivery = ADelivery();
        delivery.Hear(Says(500), Given.Start, InTheMiddle);
        delivery.Take(Given.Start.AddSeconds(5));

        Assert.False(delivery.SendAgain(Given.Start.AddSeconds(6)));
    }

    private static WebhookDelivery ADelivery(WebhookKind kind = WebhookKind.MessageAdded)
    {
        var clock = new FakeTimeProvider(Given.Start);
        var id = Ids.New<WebhookEventId>(clock);
        var fact = new WebhookFact(kind, null, Given.Start, new TestData("Hello"));
        return WebhookDelivery.For(Ids.New<BusinessId>(clock), Ids.New<WebhookDeliveryId>(clock), Ids.New<WebhookEndpointId>(clock), fact, id, fact.ToPayload(id), Given.Start);
    }

    private static WebhookAnswer Says(int? status, TimeSpan? retryAfter = null) => new(status, null, TimeSpan.FromMilliseconds(12), retryAfter, $"It answered {status}.");
}
