using System.ComponentModel.DataAnnotations;
using MiaPulse.Core.Businesses;
using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MiaPulse.Core.Webhooks;

/// <summary>A program of the business's that is told what happens, signed so that it can tell our word from anybody else's.</summary>
public sealed class WebhookEndpoint : IBelongsToBusiness
{
    public const int MaxUrlLength = 2048;

    /// <summary>A closed secret is some 200 letters long.</summary>
    public const int MaxSecretLength = 500;

    /// <summary>How long an old secret still signs beside the new one, so that a receiver can change over without losing anything.</summary>
    public static readonly TimeSpan BothSecretsFor = TimeSpan.FromHours(24);

    /// <summary>After this long without one success it is switched off.</summary>
    public static readonly TimeSpan PatienceWithFailure = TimeSpan.FromDays(5);

    /// <summary>After this many tries in a row that failed it is away, and not only unable to take one of them.</summary>
    private const int MostInARow = 3;

    public required BusinessId BusinessId { get; init; }

    public required WebhookEndpointId Id { get; init; }

    [MaxLength(MaxUrlLength)]
    public required string Url { get; set; }

    /// <summary>Closed, and not a hash: we sign with it. See <see cref="SealedSecret"/>.</summary>
    [MaxLength(MaxSecretLength)]
    public required string Secret { get; set; }

    /// <summary>The one before, closed as well, for as long as it signs too.</summary>
    [MaxLength(MaxSecretLength)]
    public string? PreviousSecret { get; private set; }

    public DateTimeOffset? PreviousUntil { get; private set; }

    /// <summary>What it wants to be told of.</summary>
    public required IReadOnlyList<WebhookKind> Events { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Since when nothing has been delivered to it; null where the latest try succeeded or nothing was tried.</summary>
    public DateTimeOffset? FailingSince { get; private set; }

    /// <summary>How many tries in a row failed, whichever webhooks they were of.</summary>
    public int Failures { get; private set; }

    /// <summary>While it fails: nothing but a test is sent to it before. Null where it gets what comes.</summary>
    public DateTimeOffset? RestsUntil { get; private set; }

    /// <summary>Nothing is written for it from then on, and what waits for it goes on waiting.</summary>
    public DateTimeOffset? SwitchedOffAt { get; private set; }

    /// <summary>Why we switched it off; null where a member did.</summary>
    [MaxLength(WebhookDelivery.MaxWhyLength)]
    public string? Why { get; private set; }

    public bool IsOn => SwitchedOffAt is null;

    /// <summary>It has failed for whatever was tried.</summary>
    public bool IsAway => Failures >= MostInARow;

    /// <summary>Those that sign now, the newest first. One that cannot be opened any more does not.</summary>
    public IReadOnlyList<string> SecretsAt(ISeal seal, DateTimeOffset now)
    {
        var kept = PreviousSecret is { } previous && PreviousUntil > now ? new[] { Secret, previous } : [Secret];
        return [.. kept.Select(k => SealedSecret.Read(seal, k)).OfType<string>()];
    }

    /// <summary>A new secret, closed. Changed twice within a day, only the last one before goes on signing.</summary>
    public void Rotate(string secret, DateTimeOffset now) => (PreviousSecret, PreviousUntil, Secret) = (Secret, now + BothSecretsFor, secret);

    /// <summary>A member switches it on or off, or moves it: then it begins anew.</summary>
    public void Change(string url, IReadOnlyList<WebhookKind> events, bool isOn, DateTimeOffset now)
    {
        if (url != Url || isOn != IsOn)
        {
            (FailingSince, Failures, RestsUntil) = (null, 0, null);
        }

        if (isOn)
        {
            (SwitchedOffAt, Why) = (null, null);
        }
        else
        {
            SwitchedOffAt ??= now;
        }

        (Url, Events) = (url, events);
    }

    /// <summary>What became of a try to deliver something to it. While it fails one webhook at a time asks for it, and the others wait until then.</summary>
    /// <param name="answer">What it said.</param>
    /// <param name="now">The moment.</param>
    /// <param name="jitter">As in <see cref="WebhookDelivery.Hear"/>.</param>
    public void Hear(WebhookAnswer answer, DateTimeOffset now, double jitter)
    {
        if (!IsOn)
        {
            return; // a member was faster
        }

        if (answer.IsTaken)
        {
            (FailingSince, Failures, RestsUntil) = (null, 0, null);
            return;
        }

        (FailingSince, Failures) = (FailingSince ?? now, Failures + 1);
        var end = FailingSince.Value + PatienceWithFailure;
        if (answer.IsGone)
        {
            SwitchOff("It said that it is gone for good (410).", now);
        }
        else if (now >= end)
        {
            SwitchOff($"Nothing could be delivered to it for {PatienceWithFailure.TotalDays:0} days.", now);
        }
        else
        {
            RestsUntil = WebhookDelivery.NextTry(Failures, answer, now, end, jitter);
        }
    }

    /// <summary>It is asked for again without waiting any longer: a member wants something sent, or a test arrived.</summary>
    public void StopResting() => RestsUntil = null;

    private void SwitchOff(string why, DateTimeOffset now) => (SwitchedOffAt, Why, RestsUntil) = (now, why, null);
}

internal sealed class WebhookEndpointMapping : IEntityTypeConfiguration<WebhookEndpoint>
{
    public void Configure(EntityTypeBuilder<WebhookEndpoint> endpoint)
    {
        endpoint.HasKey(e => new { e.BusinessId, e.Id });
        endpoint.Property(e => e.Events).HasJson();
        endpoint.HasOne<Business>().WithMany().HasForeignKey(e => e.BusinessId).OnDelete(DeleteBehavior.Cascade);
    }
}
