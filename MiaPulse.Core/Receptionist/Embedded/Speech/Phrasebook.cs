namespace MiaPulse.Core.Receptionist.Embedded.Speech;

/// <summary>Everything that embedded Mia says of her own in one language. A new language is one more of these; the compiler names what is missing.</summary>
internal sealed record Phrasebook
{
    // Who she is, and small talk
    public required Phrase Introduction { get; init; }
    public required Phrase GreetFirst { get; init; }
    public required Phrase GreetAgain { get; init; }
    public required Phrase BotFirst { get; init; }
    public required Phrase BotLater { get; init; }
    public required Phrase Help { get; init; }
    public required Phrase Bye { get; init; }
    public required Phrase Welcome { get; init; }
    public required Phrase SmallTalk { get; init; }
    public required Phrase AllRight { get; init; }
    public required Phrase Good { get; init; }
    public required Phrase NotUnderstood { get; init; }

    /// <summary>To somebody who writes in a language that is none of hers: {0} are those that are, by their own names.</summary>
    public required Phrase OtherLanguage { get; init; }

    /// <summary>How to have deleted what is kept of the conversation. The entries of the menu are called as the widget calls them.</summary>
    public required Phrase YourData { get; init; }
    public required Phrase OthersPrivate { get; init; }

    // Answers
    public required Phrase SiteSays { get; init; }

    /// <summary>Of what is near the question and holds nothing of what it asks for: {0} is the heading, {1} the quote.</summary>
    public required Phrase SaysAbout { get; init; }

    /// <summary>Of a file that the owner gave: {0} is its name, {1} the quote.</summary>
    public required Phrase DocumentSays { get; init; }

    /// <summary>Of a text that the owner pasted: {0} is its heading, {1} the quote.</summary>
    public required Phrase Under { get; init; }

    /// <summary>Where the page is in another language: {0} is that language (<see cref="InLanguages"/>), {1} the quote.</summary>
    public required Phrase SiteSaysIn { get; init; }

    /// <summary>The same of a document.</summary>
    public required Phrase SaysIn { get; init; }

    /// <summary>"in English", "in German" and on, in the order of <see cref="Languages.Language"/>.</summary>
    public required IReadOnlyList<string> InLanguages { get; init; }

    public required Phrase NothingOnRest { get; init; }
    public required Phrase OfferBooking { get; init; }
    public required Phrase OfferContact { get; init; }

    /// <summary>Where a single thing comes near what was asked, and is not it.</summary>
    public required Phrase NearestOne { get; init; }

    public required Phrase MeantWhich { get; init; }

    /// <summary>Behind the rows of a list that share what was asked for.</summary>
    public required Phrase WhichRow { get; init; }

    /// <summary>Where the list has more such rows than were said.</summary>
    public required Phrase MoreRows { get; init; }

    public required Phrase NotFound { get; init; }
    public required Phrase NotFoundEither { get; init; }
    public required Phrase NotedQuestion { get; init; }
    public required Phrase TeamCanAnswer { get; init; }
    public required Phrase CallUs { get; init; }
    public required Phrase WriteUs { get; init; }

    // Booking
    public required Phrase BookHere { get; init; }
    public required Phrase NoDiary { get; init; }
    public required Phrase CannotSeeTimes { get; init; }
    public required Phrase BookingPassedOn { get; init; }

    // Contact details
    public required Phrase AskName { get; init; }
    public required Phrase AskReach { get; init; }
    public required Phrase AskBoth { get; init; }
    public required Phrase GladlyPassOn { get; init; }
    public required Phrase CanPassOn { get; init; }
    public required Phrase NotedForTeam { get; init; }
    public required Phrase AddedForTeam { get; init; }
    public required Phrase ThanksName { get; init; }
    public required Phrase Thanks { get; init; }
    public required Phrase Noted { get; init; }
    public required Phrase Changed { get; init; }
    public required Phrase IsThatRight { get; init; }
    public required Phrase SorryWrong { get; init; }
    public required Phrase TypeAgain { get; init; }
    public required Phrase WhichChange { get; init; }
    public required Phrase TheName { get; init; }
    public required Phrase TheEmail { get; init; }
    public required Phrase ThePhone { get; init; }
    public required Phrase PassedOn { get; init; }
    public required Phrase PassedOnLater { get; init; }
    public required Phrase Declined { get; init; }

    // A person
    public required Phrase OfCourse { get; init; }
    public required Phrase Sorry { get; init; }
    public required Phrase AskedBefore { get; init; }
    public required Phrase Urgent { get; init; }

    /// <summary>Somebody's life may be in danger.</summary>
    public required Phrase Danger { get; init; }

    public required Phrase BeenAWhile { get; init; }
    public required Phrase TeamAsked { get; init; }
    public required Phrase NobodyHere { get; init; }

    /// <summary>After hours: {0} is when it opens again.</summary>
    public required Phrase OpensAgain { get; init; }

    public required Phrase ClosedForNow { get; init; }
    public required Phrase TheyWillAnswer { get; init; }

    // Something broke
    public required Phrase BrokeAsked { get; init; }
    public required Phrase BrokePassedOn { get; init; }
    public required Phrase BrokeLeave { get; init; }

    // Opening hours
    public required Phrase OpenUntil { get; init; }
    public required Phrase OpenAlways { get; init; }
    public required Phrase ClosedOpens { get; init; }
    public required Phrase Closed { get; init; }
    public required Phrase OpenOn { get; init; }
    public required Phrase ClosedOn { get; init; }
    public required Phrase OurHours { get; init; }
    public required string ClosedDay { get; init; }
    public required string Today { get; init; }
    public required string Tomorrow { get; init; }

    /// <summary>"today, Monday,": {0} is the day.</summary>
    public required string TodayDay { get; init; }
    public required string TomorrowDay { get; init; }

    /// <summary>"on Monday at 9 am".</summary>
    public required string DayAtTime { get; init; }
    public required string DayToDay { get; init; }
    public required string DayAndDay { get; init; }
    public required string FromTo { get; init; }
    public required string AndTimes { get; init; }

    /// <summary>"Sunday", "Monday" and on, as the week begins in <see cref="DayOfWeek"/>.</summary>
    public required IReadOnlyList<string> Days { get; init; }

    /// <summary>"on Sunday".</summary>
    public required IReadOnlyList<string> OnDays { get; init; }

    /// <summary>"on Sundays".</summary>
    public required IReadOnlyList<string> EveryDays { get; init; }

    /// <summary>How a time of day is written with minutes, and without.</summary>
    public required (string Minutes, string FullHour) Clock { get; init; }

    public required string Midnight { get; init; }

    /// <summary>Behind a time, to somebody in another time zone.</summary>
    public required string OurTime { get; init; }

    // Buttons
    public required Phrase LeaveDetails { get; init; }
    public required Phrase BookOnline { get; init; }
    public required Phrase VisitWebsite { get; init; }
    public required Phrase TalkToPerson { get; init; }
    public required Phrase SomethingElse { get; init; }
    public required Phrase ThatIsRight { get; init; }
    public required Phrase CorrectDetails { get; init; }
}
