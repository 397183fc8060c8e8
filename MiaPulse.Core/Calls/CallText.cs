using System.ComponentModel.DataAnnotations;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MiaPulse.Core.Calls;

/// <summary>How far a call's one text is.</summary>
public enum CallTextState
{
    /// <summary>Written down, not yet handed to the vendor.</summary>
    Due,

    /// <summary>Being handed over. Found so after a kill it may have gone out, and is looked up.</summary>
    Sending,

    /// <summary>The vendor did not say whether it took it: looked up, never repeated.</summary>
    Unknown,

    /// <summary>The vendor took it.</summary>
    Sent,

    Delivered,

    Failed,
}

/// <summary>
/// The one text of a call: the link that the caller asked for, to the number that called. The key holds "one per call". Beside it stands what proves that it was asked
/// for: the words, their moment, and through the call the recording.
/// </summary>
public sealed class CallText : IBelongsToBusiness
{
    public const int MaxFailureLength = 300;
    public const int MaxVendorIdLength = 64;

    /// <summary>How long after the yes it may go out. Whoever gets it later has forgotten what it is about.</summary>
    public static readonly TimeSpan StillWanted = TimeSpan.FromMinutes(10);

    /// <summary>How long one of which nobody knows whether it went out is looked for.</summary>
    public static readonly TimeSpan LookedFor = TimeSpan.FromDays(1);

    private const string KeyBegins = "call_text/";
    private const string HasStopped = "Whoever has this number has opted out of texts.";
    private const string NotHeard = "We stopped while it was sent. It may have gone out, so it is not sent again.";
    private const string NotFound = "It may have gone out: the text provider does not know of it after a day. It is not sent again.";

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan MostBetweenTries = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan MostBetweenLooks = TimeSpan.FromHours(1);

    public required BusinessId BusinessId { get; init; }

    /// <summary>The call, and with the business the whole key: a second row cannot be.</summary>
    public required CallId CallId { get; init; }

    public required LinkKind Kind { get; init; }

    [MaxLength(2048)]
    public required string Url { get; init; }

    /// <summary>The number that called, in E.164.</summary>
    [MaxLength(PhoneLine.MaxNumberLength)]
    public required string To { get; init; }

    /// <summary>The text as it went out.</summary>
    [MaxLength(1600)]
    public required string Text { get; init; }

    /// <summary>The caller's message that asked for it.</summary>
    public required long AskedSequence { get; init; }

    /// <summary>Its words.</summary>
    [MaxLength(Message.MaxLength)]
    public required string AskedInWords { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>The words that agreed to a text.</summary>
    [MaxLength(Message.MaxLength)]
    public required string AgreedInWords { get; init; }

    public required DateTimeOffset AgreedAt { get; init; }

    public CallTextState State { get; set; }

    /// <summary>What the vendor calls it.</summary>
    [MaxLength(MaxVendorIdLength)]
    public string? VendorId { get; set; }

    /// <summary>Why it did not go out or arrive, fit to show.</summary>
    [MaxLength(MaxFailureLength)]
    public string? Failure { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>When to try or to look it up next; null: never again.</summary>
    public DateTimeOffset? DueAt { get; set; }

    public int Tries { get; set; }

    /// <summary>The vendor says that no text ever arrives at this number: later calls from it are offered none.</summary>
    public bool TakesNoTexts { get; set; }

    /// <summary>Names it for the vendor, whose later word comes back with it.</summary>
    public string Key => $"{KeyBegins}{BusinessId}/{CallId}";

    /// <summary>Whether that is the <see cref="Key"/> of a call's link.</summary>
    internal static bool IsKey(string? key) => key?.StartsWith(KeyBegins, StringComparison.Ordinal) == true;

    /// <summary>The link that a vendor tells of, by its own name or, where that is not stored yet, by the key; null where it is another text.</summary>
    internal static async Task<CallText?> FindAsync(MiaDb db, TextEvent happened, CancellationToken ct)
    {
        var vendorId = happened.TextId;
        if (await db.CallTexts.FirstOrDefaultAsync(t => t.VendorId == vendorId, ct) is { } named)
        {
            return named;
        }

        return IsKey(happened.Key) && happened.Key!.Split('/') is [_, var whose, var which] && Ids.TryParse<BusinessId>(whose, out var business) && Ids.TryParse<CallId>(which, out var call)
            ? await db.CallTexts.FirstOrDefaultAsync(t => t.BusinessId == business && t.CallId == call && t.VendorId == null, ct)
            : null;
    }

    /// <summary>The vendor says how far it is. Words come in any order: only one that is further counts, and after an end nothing does.</summary>
    /// <param name="vendorId">What it calls it.</param>
    /// <param name="status">How far it is.</param>
    /// <param name="failure">Why it did not arrive, where it did not.</param>
    /// <param name="takesNoTexts">Whether none ever would.</param>
    /// <param name="now">The moment.</param>
    internal void Hear(string vendorId, TextStatus status, string failure, bool takesNoTexts, DateTimeOffset now)
    {
        VendorId ??= vendorId;
        var told = status switch
        {
            TextStatus.Delivered => CallTextState.Delivered,
            TextStatus.Undelivered or TextStatus.Failed => CallTextState.Failed,
            TextStatus.Accepted or TextStatus.Queued or TextStatus.Sending or TextStatus.Sent => CallTextState.Sent,
        };
        if (Step(told) > Step(State))
        {
            (State, ChangedAt, DueAt, Failure, TakesNoTexts) = (told, now, null, told is CallTextState.Failed ? failure : null, takesNoTexts);
        }
    }

    /// <summary>What the vendor answered when it was handed over. What it has told since counts more.</summary>
    internal void Hear(Delivery delivery, DateTimeOffset now)
    {
        VendorId ??= (delivery as Delivery.Delivered)?.VendorId;
        if (State is not (CallTextState.Sending or CallTextState.Unknown))
        {
            return;
        }

        (ChangedAt, DueAt, Failure) = (now, null, null);
        switch (delivery)
        {
            case Delivery.Delivered:
                State = CallTextState.Sent;
                break;
            case Delivery.TryLater later: // which promises that nothing has gone out
                (State, DueAt, Failure) = (CallTextState.Due, now + Longer(PauseAfter(Tries, MostBetweenTries), later.After), Short(later.Why));
                break;
            case Delivery.NeverAgain { MayHaveGoneOut: true } never:
                (State, DueAt, Failure) = (CallTextState.Unknown, now + FirstPause, Short(never.Why));
                break;
            case Delivery.NeverAgain never:
                (State, Failure, TakesNoTexts) = (CallTextState.Failed, Short(never.Why), never.TakesNoTexts);
                break;
        }
    }

    /// <summary>It was looked up with the vendor and not found, or the vendor could not be asked. It is looked for again, for a day, and never sent again.</summary>
    internal void StayUnknown(DateTimeOffset now)
    {
        if (State is CallTextState.Sending or CallTextState.Unknown)
        {
            var isGivenUp = now - AgreedAt >= LookedFor;
            (State, ChangedAt, Tries, Failure) = (CallTextState.Unknown, now, Tries + 1, isGivenUp ? NotFound : Failure ?? NotHeard);
            DueAt = isGivenUp ? null : now + PauseAfter(Tries, MostBetweenLooks);
        }
    }

    /// <summary>It was not handed over, and will not be where that comes too late by now, or whoever has the number has stopped texts since.</summary>
    internal void Lapse(bool hasStopped, DateTimeOffset now)
    {
        var isLate = now - AgreedAt >= StillWanted;
        if (State is CallTextState.Due && (isLate || hasStopped))
        {
            (State, ChangedAt, DueAt) = (CallTextState.Failed, now, null);
            Failure = hasStopped ? HasStopped : Short($"It could not be sent within {StillWanted.TotalMinutes:0} minutes of the call. {Failure}".TrimEnd());
        }
    }

    // The two ends stand side by side, and what nobody knows beside what is being handed over.
    private static int Step(CallTextState state) => state switch
    {
        CallTextState.Due => 0,
        CallTextState.Sending or CallTextState.Unknown => 1,
        CallTextState.Sent => 2,
        CallTextState.Delivered or CallTextState.Failed => 3,
    };

    // Twice as long each time.
    private static TimeSpan PauseAfter(int tries, TimeSpan most) => TimeSpan.FromSeconds(Math.Min(FirstPause.TotalSeconds * Math.Pow(2, Math.Max(0, tries - 1)), most.TotalSeconds));

    private static TimeSpan Longer(TimeSpan ours, TimeSpan? theirs) => theirs > ours ? theirs.Value : ours;

    private static string Short(string why) => Shortened.To(why, MaxFailureLength);
}

internal sealed class CallTextMapping : IEntityTypeConfiguration<CallText>
{
    public void Configure(EntityTypeBuilder<CallText> text)
    {
        text.HasKey(t => new { t.BusinessId, t.CallId });
        text.HasIndex(t => t.VendorId);
        text.HasIndex(t => t.DueAt).HasFilter("\"DueAt\" IS NOT NULL"); // few of many
        text.Property(t => t.State).IsConcurrencyToken();
        text.HasIndex(t => new { t.BusinessId, t.To }).HasFilter("\"TakesNoTexts\""); // few of many
        text.HasOne<Call>().WithMany().HasForeignKey(t => new { t.BusinessId, t.CallId }).OnDelete(DeleteBehavior.Cascade);
    }
}
