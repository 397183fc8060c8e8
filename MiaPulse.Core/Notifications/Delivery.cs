namespace MiaPulse.Core.Notifications;

/// <summary>What became of one try to hand something to a vendor. A vendor that fails is no exception: it is one of these.</summary>
public abstract record Delivery
{
    private Delivery()
    {
    }

    /// <summary>We said so ourselves: nobody asked the vendor, so it tells nothing of whether the vendor is there.</summary>
    public bool IsOurOwn { get; init; }

    /// <summary>The vendor has it.</summary>
    /// <param name="VendorId">What the vendor calls it, by which its later word (delivered, bounced) finds the row; null where it names nothing.</param>
    public sealed record Delivered(string? VendorId = null) : Delivery;

    /// <summary>Not now: the vendor is down, busy or did not answer.</summary>
    /// <param name="Why">A short sentence for the owner; no address, number or text in it.</param>
    /// <param name="After">What the vendor asked us to wait; null where it asked nothing.</param>
    public sealed record TryLater(string Why, TimeSpan? After = null) : Delivery
    {
        /// <summary>It would be so for everything that is sent by this way, as far as one can tell: no answer, or trouble of the vendor's own.</summary>
        public bool IsDown { get; init; } = After is null;

        /// <summary>Whether the vendor takes no more at the moment, whatever it is.</summary>
        public TooMuch TooMuch { get; init; }

        /// <summary>It was not looked at, which costs it no try.</summary>
        public bool IsNoTry => IsOurOwn || TooMuch is not TooMuch.No;
    }

    /// <summary>Trying again as it is would fail again: a bad address, an opt-out, a refused key.</summary>
    /// <param name="Why">A short sentence for the owner; no address, number or text in it.</param>
    public sealed record NeverAgain(string Why) : Delivery
    {
        /// <summary>Whoever it is for has told the vendor that they want nothing more.</summary>
        public bool IsOptOut { get; init; }

        /// <summary>Nobody knows whether it was taken: it may have gone out, and is not sent again by itself.</summary>
        public bool MayHaveGoneOut { get; init; }

        /// <summary>Of a text: no text ever arrives at this number, such as a landline's.</summary>
        public bool TakesNoTexts { get; init; }
    }
}

/// <summary>For whom a vendor takes no more at the moment.</summary>
public enum TooMuch
{
    No,

    /// <summary>For whomever this one is for.</summary>
    ForThisOne,

    /// <summary>From us, whoever it is for.</summary>
    ForAll,
}
