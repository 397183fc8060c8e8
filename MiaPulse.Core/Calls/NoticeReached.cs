using MiaPulse.Core.Data;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Calls;

/// <summary>What a vendor tells of a line, each at an address of its own.</summary>
public enum LineHook
{
    /// <summary>A call arrives.</summary>
    Voice,

    /// <summary>A call is over.</summary>
    Ended,

    /// <summary>How far a recording is.</summary>
    Recording,

    /// <summary>A text arrives.</summary>
    Texts,
}

/// <summary>A webhook came for a line, with a good signature: the owner who sets it up sees that it does. Many calls in one minute are one write.</summary>
public sealed class NoticeReached(PlatformDbs platform, LiveFeed live, TimeProvider clock)
{
    /// <summary>Nobody looks closer than that.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromMinutes(1);

    public async Task RunAsync(Caretaker who, string number, LineHook hook, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var db = await platform.OpenAsync(who, ct);
        if (await db.PhoneLines.AsNoTracking().FirstOrDefaultAsync(l => l.Number == number, ct) is not { } found || now - LineReached.Of(found).At(hook) < Rest)
        {
            return;
        }

        var business = found.BusinessId;
        var line = db.PhoneLines.Where(l => l.BusinessId == business && l.Number == number); // it may have changed hands in this moment
        var written = hook switch
        {
            LineHook.Voice => await line.ExecuteUpdateAsync(set => set.SetProperty(l => l.VoiceReachedAt, now), ct),
            LineHook.Ended => await line.ExecuteUpdateAsync(set => set.SetProperty(l => l.EndedReachedAt, now), ct),
            LineHook.Recording => await line.ExecuteUpdateAsync(set => set.SetProperty(l => l.RecordingReachedAt, now), ct),
            LineHook.Texts => await line.ExecuteUpdateAsync(set => set.SetProperty(l => l.TextsReachedAt, now), ct),
            _ => throw new ArgumentOutOfRangeException(nameof(hook), hook, "There is no such webhook."),
        };
        if (written > 0)
        {
            live.Publish(business, new LineChanged());
        }
    }
}

/// <summary>When each of a line's webhooks was last reached; null: never.</summary>
public sealed record LineReached(DateTimeOffset? Voice, DateTimeOffset? Ended, DateTimeOffset? Recording, DateTimeOffset? Texts)
{
    public static LineReached Of(PhoneLine line) => new(line.VoiceReachedAt, line.EndedReachedAt, line.RecordingReachedAt, line.TextsReachedAt);

    public DateTimeOffset? At(LineHook hook) => hook switch
    {
        LineHook.Voice => Voice,
        LineHook.Ended => Ended,
        LineHook.Recording => Recording,
        LineHook.Texts => Texts,
        _ => throw new ArgumentOutOfRangeException(nameof(hook), hook, "There is no such webhook."),
    };
}
