namespace MiaPulse.Core.Notifications;

/// <summary>What somebody wants of our texts.</summary>
public enum TextWish
{
    /// <summary>No more of them, for ever.</summary>
    Stop,

    /// <summary>Some again.</summary>
    Start,

    /// <summary>To know whom to ask.</summary>
    Help,
}

/// <summary>Somebody has texted us.</summary>
/// <param name="Vendor">Who says so, in small letters.</param>
/// <param name="TextId">What the vendor calls the text.</param>
/// <param name="From">The number that it came from, in E.164 where it is one.</param>
/// <param name="To">The number of ours that it came to.</param>
/// <param name="Words">What it says.</param>
public sealed record TextHeard(string Vendor, string TextId, string From, string? To, string? Words)
{
    /// <summary>What the vendor has understood by itself, and answered; null where it leaves that to us.</summary>
    public TextWish? Told { get; init; }

    /// <summary>How many pictures or other files came with it.</summary>
    public int Files { get; init; }

    /// <summary>It came to whom our own texts to members are from, be that a business's line too: STOP there ends those as well.</summary>
    public bool ReachesOperator { get; init; }

    /// <summary>What they want; null for any other words.</summary>
    public TextWish? Wish => Told ?? WishIn(Words);

    // The whole text is the word, however it is written: in small letters, with a full stop, in two words.
    private static TextWish? WishIn(string? words) => string.Concat((words ?? "").Where(char.IsLetter)).ToUpperInvariant() switch
    {
        "STOP" or "STOPALL" or "UNSUBSCRIBE" or "CANCEL" or "END" or "QUIT" or "REVOKE" or "OPTOUT" or "ARRET" or "ARRÊT" => TextWish.Stop,
        "START" or "YES" or "UNSTOP" => TextWish.Start,
        "HELP" or "INFO" or "AIDE" => TextWish.Help,
        _ => null,
    };
}
