using System.ComponentModel.DataAnnotations;
using System.Linq.Expressions;
using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Notifications;

/// <summary>
/// A row of work that is sent when its time comes, and the record of what became of it: an alert, or another mail. It is leased, sent, tried again, and stays to be looked at.
/// Whoever saves it holds the lease under which it was read, and nobody has given it another moment since: <see cref="LeasedUntil"/> and <see cref="DueAt"/> are what EF compares.
/// </summary>
public abstract class DueRow
{
    public const int MaxKeyLength = 200;
    public const int MaxWhyLength = 200;

    /// <summary>How long whoever took it has it to themselves. If they die with it, it is this much late.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    private const int MostDeaths = 10;

    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(20), TimeSpan.FromMinutes(40), TimeSpan.FromMinutes(80), TimeSpan.FromMinutes(160), TimeSpan.FromHours(5),
        TimeSpan.FromHours(10),
    ];

    /// <summary>How often it is sent before it is given up, its vendor being there: of a vendor that fails three in ten, one in twenty million is.</summary>
    public static readonly int MostAttempts = Pauses.Length + 1;

    /// <summary>The longest that a vendor may ask us to wait, and that one which is away for everybody is waited for: a day, as long as vendors know a key again.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromDays(1);

    private static readonly TimeSpan WhileAway = TimeSpan.FromSeconds(30);

    /// <summary>What a vendor asked to wait is made longer by chance, by this at most.</summary>
    private static readonly TimeSpan MostSpread = TimeSpan.FromSeconds(30);

    /// <summary>Names it for whomever it is for, over all businesses: it is there once, whoever notices how often what it tells of.</summary>
    [MaxLength(MaxKeyLength)]
    public required string DedupeKey { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it is to be sent, or tried again. Null when there is nothing left to do.</summary>
    public DateTimeOffset? DueAt { get; protected set; }

    public DateTimeOffset? LeasedUntil { get; protected set; }

    /// <summary>The vendor asked for no other try before; null where it asked for nothing.</summary>
    public DateTimeOffset? NotBefore { get; private set; }

    /// <summary>When it first failed.</summary>
    public DateTimeOffset? TryingSince { get; private set; }

    /// <summary>How often the vendor was heard, but for the times when it was away for everybody or took no more.</summary>
    public int Attempts { get; private set; }

    /// <summary>How often it was taken since, by whoever then died without a word.</summary>
    public int Unanswered { get; protected set; }

    /// <summary>How often a member asked to have it sent once more.</summary>
    public int Again { get; private set; }

    public DateTimeOffset? DeliveredAt { get; private set; }

    public DateTimeOffset? FailedAt { get; private set; }

    /// <summary>Why it failed, was not sent, or has to be tried again. A sentence for the owner.</summary>
    [MaxLength(MaxWhyLength)]
    public string? Why { get; private set; }

    /// <summary>What the vendor calls it.</summary>
    [MaxLength(200)]
    public string? VendorId { get; private set; }

    /// <summary>SHA-256 of the token in its mail that ends mails of this kind (RFC 8058); null until it is written, and for what is no mail.</summary>
    [MaxLength(64)]
    public string? StopHash { get; private set; }

    /// <summary>That token, closed by <see cref="ISeal"/>: a second try and one that is sent again have the same, and the link in a mail of before goes on working.</summary>
    public string? Stop { get; private set; }

    /// <summary>The key that the vendor is given: the same at every try, another where a member wants it sent although it has arrived.</summary>
    public string SendingKey => Again == 0 ? DedupeKey : $"{DedupeKey}/again/{Again}";

    /// <summary>It has been taken so often by whoever then died that the next one would too.</summary>
    public bool IsHopeless => Unanswered > MostDeaths;

    /// <summary>Whoever it is for is known to have it, whatever its vendor says later.</summary>
    protected virtual bool HasBeenSeen => false;

    /// <summary>Whether enough is known of it to be sent once more.</summary>
    protected virtual bool CanBeSentAgain => true;

    /// <summary>The token of the link that ends mails of this kind: the same in each of its mails, unless the keys that closed it are gone.</summary>
    public string StopToken(ISeal seal)
    {
        if (Stop is { } closed && seal.Open(closed) is { } known)
        {
            return known;
        }

        var word = SecretWord.New();
        (StopHash, Stop) = (word.Hash, seal.Close(word.Text));
        return word.Text;
    }

    /// <summary>Its next mail goes to another reader, and the link that the one before has must not end theirs.</summary>
    public void ForgetStop() => (StopHash, Stop) = (null, null);

    /// <summary>Somebody takes it to send it.</summary>
    public void Take(DateTimeOffset now) => (LeasedUntil, Unanswered) = (now + Lease, Unanswered + 1);

    /// <summary>Nobody wants it any more, or there is nothing left to say.</summary>
    /// <param name="why">A sentence for the owner, where it does not go without saying.</param>
    public void LetGo(string? why = null)
    {
        (DueAt, LeasedUntil, Unanswered, Why) = (null, null, 0, why);
        ForgetWords();
    }

    /// <summary>What became of a try. Tried again after a pause that grows, with full jitter: those that failed together do not come back together.</summary>
    /// <param name="delivery">What the vendor said.</param>
    /// <param name="now">The moment.</param>
    /// <param name="jitter">From 0 to 1: how much of the pause.</param>
    public void Hear(Delivery delivery, DateTimeOffset now, double jitter)
    {
        (LeasedUntil, Unanswered, NotBefore) = (null, 0, null);
        Attempts++;
        switch (delivery)
        {
            case Delivery.Delivered sent:
                (DueAt, DeliveredAt, VendorId, Why) = (null, now, sent.VendorId, null);
                ForgetWords();
                break;
            case Delivery.TryLater later when Attempts < MostAttempts:
                DueAt = now + Longer(Pauses[Attempts - 1] * jitter, later.After, jitter);
                (NotBefore, TryingSince, Why) = (now + AtMost(later.After), TryingSince ?? now, Short(later.Why));
                break;
            case Delivery.TryLater last:
                GiveUp(last.Why, now);
                break;
            case Delivery.NeverAgain never:
                GiveUp(never.Why, now);
                break;
        }
    }

    /// <summary>Its vendor is away for everybody, or takes no more for now. That is no try of this one's, and it is asked for again soon, for a day.</summary>
    public void Await(Delivery.TryLater later, DateTimeOffset now, double jitter)
    {
        (LeasedUntil, Unanswered, TryingSince) = (null, 0, TryingSince ?? now);
        if (now - TryingSince >= LongestPause)
        {
            GiveUp(later.Why, now);
        }
        else
        {
            var asked = later.TooMuch is TooMuch.ForAll ? ChannelWatch.RestFor(later.After) : later.After; // all others are tried again then
            var ours = later.IsNoTry && asked is not null ? ChannelWatch.ShortestRest : WhileAway;
            (DueAt, NotBefore, Why) = (now + Longer(ours * jitter, asked, jitter), now + AtMost(asked), Short(later.Why));
        }
    }

    /// <summary>Nobody tries it again, unless a member says so.</summary>
    public void GiveUp(string why, DateTimeOffset now)
    {
        (FailedAt, Why, DueAt, LeasedUntil, Unanswered) = (now, Short(why), null, null, 0);
        ForgetWords();
    }

    /// <summary>Its vendor had taken it, and says now that it did not arrive. False where that changes nothing: it was seen, or given up, or is sent anew.</summary>
    public bool TurnOut(string why, DateTimeOffset now)
    {
        if (DeliveredAt is null || DueAt is not null || FailedAt is not null || HasBeenSeen)
        {
            return false;
        }

        DeliveredAt = null;
        GiveUp(why, now);
        return true;
    }

    /// <summary>A member wants it sent once more. False where it is on its way already, or nothing is known any more of what it said and to whom.</summary>
    public bool SendAgain(DateTimeOffset now)
    {
        if (DueAt is not null || !CanBeSentAgain)
        {
            return false;
        }

        (DueAt, DeliveredAt, FailedAt, Why, VendorId) = (now, null, null, null, null);
        (Again, Attempts, NotBefore, TryingSince) = (Again + 1, 0, null, null);
        return true;
    }

    /// <summary>What it was to be sent with is of no use any more.</summary>
    protected abstract void ForgetWords();

    /// <summary>Our own pause, or what the vendor asks and a little more by chance: those that it asked to wait together do not come back together.</summary>
    private static TimeSpan Longer(TimeSpan ours, TimeSpan? asked, double jitter) =>
        asked is { } time && AtMost(time + ((time < MostSpread ? time : MostSpread) * jitter)) is { } theirs && theirs > ours ? theirs : ours;

    /// <summary>What the vendor asks us to wait, as far as it is its to ask.</summary>
    private static TimeSpan? AtMost(TimeSpan? asked) => asked > LongestPause ? LongestPause : asked;

    private static string Short(string why) => why.Length <= MaxWhyLength ? why : why[..MaxWhyLength];
}

internal static class DueRows
{
    /// <summary>Those whose time has come and that nobody is at.</summary>
    public static Expression<Func<T, bool>> AreDueAt<T>(DateTimeOffset now) where T : DueRow => row => row.DueAt <= now && (row.LeasedUntil == null || row.LeasedUntil <= now);

    /// <summary>Those that wait because they failed, and for nothing else: nobody is at them, and the vendor has not asked them to wait.</summary>
    public static Expression<Func<T, bool>> WaitForTheirVendor<T>(DateTimeOffset now) where T : DueRow =>
        row => row.DueAt > now && row.TryingSince != null && row.LeasedUntil == null && (row.NotBefore == null || row.NotBefore <= now);
}
