using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace MiaPulse.Core.Shared;

/// <summary>The one source of traces and the one meter. Tags carry ids and kinds only, never words, numbers or addresses of people.</summary>
public static class Telemetry
{
    public const string Name = "MiaPulse";

    public static readonly ActivitySource Activities = new(Name);

    public static readonly Meter Meter = new(Name);

    /// <summary>Seconds from a visitor's message to Mia's first word.</summary>
    public static readonly Histogram<double> FirstWordSeconds = Meter.CreateHistogram<double>("mia.first_word.seconds", "s");

    /// <summary>Seconds of one whole run of Mia.</summary>
    public static readonly Histogram<double> ReplySeconds = Meter.CreateHistogram<double>("mia.reply.seconds", "s");

    /// <summary>Runs that ended in handing over because something failed.</summary>
    public static readonly Counter<long> ReplyFailed = Meter.CreateCounter<long>("mia.reply.failed");

    /// <summary>Sentences that were not let through, because a fact in them stands nowhere.</summary>
    public static readonly Counter<long> SentencesWithheld = Meter.CreateCounter<long>("mia.sentence.withheld");

    /// <summary>Webhooks that were not signed by the vendor they name, or not now.</summary>
    public static readonly Counter<long> WebhookRefused = Meter.CreateCounter<long>("mia.webhook.refused");

    /// <summary>Seconds from what happened to the vendor's having the alert of it. Its count is what was delivered.</summary>
    public static readonly Histogram<double> NotificationSeconds = Meter.CreateHistogram<double>("mia.notification.seconds", "s");

    /// <summary>Tries to send an alert after which it has to be tried again.</summary>
    public static readonly Counter<long> NotificationRetried = Meter.CreateCounter<long>("mia.notification.retried");

    /// <summary>Alerts that were given up.</summary>
    public static readonly Counter<long> NotificationFailed = Meter.CreateCounter<long>("mia.notification.failed");

    /// <summary>Seconds from what happened to an endpoint's having the webhook of it. Its count is what was delivered.</summary>
    public static readonly Histogram<double> WebhookSeconds = Meter.CreateHistogram<double>("mia.webhook_out.seconds", "s");

    /// <summary>Tries to deliver a webhook after which it has to be tried again.</summary>
    public static readonly Counter<long> WebhookRetried = Meter.CreateCounter<long>("mia.webhook_out.retried");

    /// <summary>Webhooks that were given up.</summary>
    public static readonly Counter<long> WebhookFailed = Meter.CreateCounter<long>("mia.webhook_out.failed");

    /// <summary>Endpoints that were switched off because nothing could be delivered to them.</summary>
    public static readonly Counter<long> WebhookSwitchedOff = Meter.CreateCounter<long>("mia.webhook_out.switched_off");

    /// <summary>Writes that shared one transaction.</summary>
    public static readonly Histogram<int> CommitBatch = Meter.CreateHistogram<int>("mia.commit.batch");
}
