using System.Security.Cryptography;
using System.Threading.Channels;
using MiaPulse.Core.Businesses;
using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Accounts;

/// <summary>
/// Who asked for a link. The work is rows, so that a kill only delays a mail; a wake says to look again. Taken after the answer has gone out, and the
/// answer waits for the same one row whoever asks, so that it cannot take longer for an address that is known.
/// </summary>
public sealed class SignInQueue(PlatformDbs dbs, TimeProvider clock)
{
    public const int MostWaiting = 1000;

    public static readonly TimeSpan SweepEvery = TimeSpan.FromSeconds(5);

    private const int SoonestMilliseconds = 200;
    private const int LatestMilliseconds = 800;

    private readonly Channel<bool> _wakes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Done when the wish is on the disk. Refused when a thousand wait already.</summary>
    /// <param name="form">What they filled in to sign up; null when they only want to sign in.</param>
    public async Task<Result> AddAsync(EmailAddress address, OpenBusinessInput? form, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var db = await dbs.OpenAsync(Caretaker.Instance, ct);
        if (await db.SignInWishes.CountAsync(w => w.DueAt != null, ct) >= MostWaiting)
        {
            return Refusal.OverLimit("Very many people are signing in at this moment. Please try again in a minute.");
        }

        db.SignInWishes.Add(new SignInWish { Id = Ids.New<SignInWishId>(clock), Email = address.Value, EmailKey = address.Key, Form = form, AskedAt = now, DueAt = now });
        await db.SaveChangesAsync(ct);
        _wakes.Writer.TryWrite(true);
        return Result.Done;
    }

    /// <summary>Waits for the next wish and leases it. Reads rows first, so that what a kill interrupted is taken up again.</summary>
    public async Task<SignInWishId> TakeAsync(CancellationToken ct)
    {
        while (true)
        {
            if (await TryTakeAsync(ct) is { } wish)
            {
                return wish;
            }

            using var waiting = CancellationTokenSource.CreateLinkedTokenSource(ct);
            await Task.WhenAny(_wakes.Reader.ReadAsync(waiting.Token).AsTask(), Task.Delay(SweepEvery, clock, waiting.Token));
            await waiting.CancelAsync();

            // More is written for a known address than for an unknown one, and whoever asks next waits for the same disk. Begun a little later, and never
            // equally late, the work does not tell them which it was.
            await Task.Delay(TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(SoonestMilliseconds, LatestMilliseconds)), clock, ct);
        }
    }

    /// <summary>The wish that is due longest, leased to the caller; null where none is.</summary>
    public async Task<SignInWishId?> TryTakeAsync(CancellationToken ct)
    {
        await using var db = await dbs.OpenAsync(Caretaker.Instance, ct);
        var now = clock.GetUtcNow();
        foreach (var due in await db.SignInWishes.Where(w => w.DueAt <= now).OrderBy(w => w.DueAt).Select(w => new { w.Id, w.DueAt }).Take(10).ToListAsync(ct))
        {
            var until = now + SignInWish.Lease;
            var taken = await db.SignInWishes.Where(w => w.Id == due.Id && w.DueAt == due.DueAt)
                .ExecuteUpdateAsync(w => w.SetProperty(s => s.DueAt, until).SetProperty(s => s.Attempts, s => s.Attempts + 1), ct);
            if (taken == 1)
            {
                return due.Id; // another process may have been faster with those before it
            }
        }

        await ForgetAsync(db, now - SignInWish.Kept, ct);
        return null;
    }

    private static async Task ForgetAsync(MiaDb db, DateTimeOffset before, CancellationToken ct)
    {
        // Looked up first: deleting takes the database's one writer even where there is nothing to delete.
        if (await db.SignInWishes.AnyAsync(w => w.AskedAt < before, ct))
        {
            await db.SignInWishes.Where(w => w.AskedAt < before).ExecuteDeleteAsync(ct);
        }
    }
}
