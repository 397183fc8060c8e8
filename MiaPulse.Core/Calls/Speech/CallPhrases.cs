using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist.Embedded.Speech;

namespace MiaPulse.Core.Calls.Speech;

/// <summary>
/// What Mia says on the phone of the call itself, and in other words than in a chat, in one language. A new language is one more of these; the compiler names what is missing.
/// </summary>
internal sealed record CallPhrases
{
    private static readonly Lazy<CallPhrases>[] Books =
    [
        new(EnglishCalls.Words), new(GermanCalls.Words), new(FrenchCalls.Words), new(SpanishCalls.Words), new(ItalianCalls.Words), new(DutchCalls.Words), new(PolishCalls.Words),
        new(PortugueseCalls.Words), new(ArabicCalls.Words),
    ];

    public static CallPhrases Of(Language language) => Books[(int)language].Value;

    /// <summary>Behind the notice: {0} is the business.</summary>
    public required Phrase Greeting { get; init; }

    /// <summary>To somebody who called or wrote before: {1} is their name.</summary>
    public required Phrase GreetingKnown { get; init; }

    // While nothing is heard
    public required Phrase OneMoment { get; init; }
    public required Phrase StillLooking { get; init; }
    public required Phrase SayAgain { get; init; }
    public required Phrase TooSlow { get; init; }
    public required Phrase StillThere { get; init; }
    public required Phrase NotCaught { get; init; }
    public required Phrase Resumed { get; init; }

    // The end
    public required Phrase Goodbye { get; init; }
    public required Phrase SilentGoodbye { get; init; }
    public required Phrase DeadEndGoodbye { get; init; }
    public required Phrase TooLongGoodbye { get; init; }

    /// <summary>To somebody who does not want to be recorded.</summary>
    public required Phrase Objected { get; init; }

    /// <summary>{0} is an email address.</summary>
    public required Phrase ReachByEmail { get; init; }

    /// <summary>{0} is a website's name.</summary>
    public required Phrase ReachOnWebsite { get; init; }

    // The link
    public required Phrase OfferWebsite { get; init; }
    public required Phrase OfferBooking { get; init; }
    public required Phrase OnlyThisNumber { get; init; }
    public required Phrase LinkSent { get; init; }
    public required Phrase LinkAlready { get; init; }
    public required Phrase LinkImpossible { get; init; }
    public required Phrase LinkDeclined { get; init; }

    /// <summary>{0} is the address, letter by letter.</summary>
    public required Phrase AddressIs { get; init; }

    // A person
    public required Phrase PutThrough { get; init; }
    public required Phrase NotReached { get; init; }

    /// <summary>Where a member has the conversation.</summary>
    public required Phrase PersonHasIt { get; init; }

    /// <summary>To that person: {0} calls.</summary>
    public required Phrase Whisper { get; init; }

    /// <summary>{1} is what about, in the caller's words.</summary>
    public required Phrase WhisperAbout { get; init; }

    public required Phrase HiddenCaller { get; init; }

    // In place of what is said in a chat
    public required Phrase NobodyHere { get; init; }

    /// <summary>{0} is when it opens again.</summary>
    public required Phrase OpensAgain { get; init; }

    public required Phrase ClosedForNow { get; init; }
    public required Phrase OfferContact { get; init; }
    public required Phrase BookHere { get; init; }
    public required Phrase NotedForTeam { get; init; }

    /// <summary>{0} is what is wrong.</summary>
    public required Phrase RepeatIt { get; init; }

    public required Phrase WhichChange { get; init; }
    public required Phrase YourData { get; init; }
    public required Phrase BeenAWhile { get; init; }

    /// <summary>What embedded Mia says of her own, as it is said on the phone.</summary>
    public Phrasebook In(Phrasebook chat) => chat with
    {
        Bye = Goodbye,
        TeamAsked = PutThrough,
        NobodyHere = NobodyHere,
        OpensAgain = OpensAgain,
        ClosedForNow = ClosedForNow,
        OfferContact = OfferContact,
        BookHere = BookHere,
        NotedForTeam = NotedForTeam,
        TypeAgain = RepeatIt,
        WhichChange = WhichChange,
        YourData = YourData,
        BeenAWhile = BeenAWhile,
    };
}
