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

    private const int MostTellings = 8;
    private static readonly TimeSpan TellAgainAfter = TimeSpan.FromMinutes(10);

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

    /// <summary>Nothing is written for it from then on, and what waits for it goes on waiting.</summary>
    public DateTimeOffset? SwitchedOffAt { get; private set; }

    /// <summary>Why we switched it off; null where a member did.</summary>
    [MaxLength(WebhookDelivery.MaxWhyLength)]
    public string? Why { get; private set; }

    /// <summary>When the members are to be told that we switched it off. Null when there is nothing to tell.</summary>
    public DateTimeOffset? TellDueAt { get; private set; }

    public int TellAttempts { get; private set; }

    public bool IsOn => SwitchedOffAt is null;

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
            FailingSince = null;
        }

        if (isOn)
        {
            (SwitchedOffAt, Why, TellDueAt, TellAttempts) = (null, null, null, 0);
        }
        else
        {
            SwitchedOffAt ??= now;
        }

        (Url, Events) = (url, events);
    }

    /// <summary>What became of a try to deliver something to it.</summary>
    public void Hear(WebhookAnswer answer, DateTimeOffset now)
    {
        if (!IsOn)
        {
            return; // a member was faster
        }

        if (answer.IsTaken)
        {
            FailingSince = null;
            return;
        }

        FailingSince ??= now;
        if (answer.IsGone)
        {
            SwitchOff("It said that it is gone for good (410).", now);
        }
        else if (now - FailingSince >= PatienceWithFailure)
        {
            SwitchOff($"Nothing could be delivered to it for {PatienceWithFailure.TotalDays:0} days.", now);
        }
    }

    /// <summary>The members have been told, or will have to be later. Not for ever: it is seen on the page too.</summary>
    public void HearTold(bool isTold, DateTimeOffset now)
    {
        TellAttempts++;
        TellDueAt = isTold || TellAttempts >= MostTellings ? null : now + (TellAgainAfter * TellAttempts);
    }

    private void SwitchOff(string why, DateTimeOffset now) => (SwitchedOffAt, Why, TellDueAt, TellAttempts) = (now, why, now, 0);
}

internal sealed class WebhookEndpointMapping : IEntityTypeConfiguration<WebhookEndpoint>
{
    public void Configure(EntityTypeBuilder<WebhookEndpoint> endpoint)
    {
        endpoint.HasKey(e => new { e.BusinessId, e.Id });
        endpoint.HasIndex(e => e.TellDueAt);
        endpoint.Property(e => e.Events).HasJson();
        endpoint.HasOne<Business>().WithMany().HasForeignKey(e => e.BusinessId).OnDelete(DeleteBehavior.Cascade);
    }
}
