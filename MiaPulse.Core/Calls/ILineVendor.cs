namespace MiaPulse.Core.Calls;

/// <summary>What came of telling a vendor where a line's calls go.</summary>
public enum LineSetUp
{
    /// <summary>Calls, their ends and texts come to us from now on.</summary>
    Done,

    /// <summary>The vendor's account, with which this installation is connected, has no such number.</summary>
    NotOurs,

    /// <summary>The vendor does not accept it: the account, the key, or an address that it cannot reach.</summary>
    Refused,

    /// <summary>The vendor is away or busy.</summary>
    TryLater,
}

/// <summary>Whoever carries calls. There is none where no vendor is set; then an owner has nobody to be told.</summary>
public interface ILineVendor
{
    /// <summary>Tells the vendor where this line's calls, their ends and its texts go. Again is as good as once.</summary>
    /// <param name="number">The line, in E.164.</param>
    /// <param name="ct">Stops it.</param>
    Task<LineSetUp> SetUpAsync(string number, CancellationToken ct);
}
