using System.Text.RegularExpressions;
using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Receptionist.Embedded.Hearing;

/// <summary>What embedded Mia listens for in one language beside English, whose own patterns are older (<see cref="Acts"/>). A new language is one more of these.</summary>
internal sealed class Cues
{
    private static readonly Lazy<Cues>[] ByLanguage =
    [
        new(() => throw new InvalidOperationException("English is heard by its own patterns.")), new(GermanCues.All), new(FrenchCues.All), new(SpanishCues.All), new(ItalianCues.All), new(DutchCues.All), new(PolishCues.All),
        new(PortugueseCues.All), new(ArabicCues.All),
    ];

    public required Cue Greet { get; init; }
    public required Cue Thank { get; init; }
    public required Cue Bye { get; init; }
    public required Cue Affirm { get; init; }
    public required Cue Deny { get; init; }
    public required Cue AskBot { get; init; }
    public required Cue AskHelp { get; init; }
    public required Cue SmallTalk { get; init; }
    public required Cue WantHuman { get; init; }
    public required Cue Abuse { get; init; }
    public required Cue Book { get; init; }
    public required Cue CallBack { get; init; }

    /// <summary>What makes a sentence a question where the mark is missing.</summary>
    public required Cue Asking { get; init; }

    public required Cue Urgent { get; init; }
    public required Cue Hours { get; init; }
    public required Cue RightNow { get; init; }
    public required Cue Today { get; init; }
    public required Cue Tomorrow { get; init; }

    /// <summary>Where it is one word or more, none of it is heard as tomorrow.</summary>
    public required Cue DayAfterTomorrow { get; init; }

    public required Cue Weekend { get; init; }

    /// <summary>Words for a place near the business, which is not the business.</summary>
    public required Cue NextDoor { get; init; }

    /// <summary>Sunday, Monday and on.</summary>
    public required IReadOnlyList<Cue> Days { get; init; }

    public required Cue PhoneAsked { get; init; }
    public required Cue EmailAsked { get; init; }

    /// <summary>"The first", "the second", "the third".</summary>
    public required IReadOnlyList<Cue> Places { get; init; }

    /// <summary>Between two questions in one sentence: "… und wann habt ihr offen". See <see cref="Between"/>.</summary>
    public required Regex Clause { get; init; }

    /// <summary>What begins a sentence that goes on from the one before: "und …", "dort …". No articles: "das Lager" is no "das ist".</summary>
    public required Cue RefersBack { get; init; }

    /// <summary>Words that name no thing: a question of these alone hangs on what was said before.</summary>
    public required string Nameless { get; init; }

    public static Cues Of(Language language) => ByLanguage[(int)language].Value;

    /// <param name="and">What joins two questions.</param>
    /// <param name="openers">What the second begins with, as it is typed, accents or none.</param>
    public static Regex Between(string and, string openers) => new($@"(?<=\w{{2}}),? (?:{and}) (?=(?:{openers})(?!\w))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public VisitorActs ActsOf(string folded) => new (VisitorActs Act, Cue Cue)[]
    {
        (VisitorActs.Greet, Greet), (VisitorActs.Thank, Thank), (VisitorActs.Bye, Bye), (VisitorActs.Affirm, Affirm), (VisitorActs.Deny, Deny), (VisitorActs.AskBot, AskBot),
        (VisitorActs.AskHelp, AskHelp), (VisitorActs.SmallTalk, SmallTalk), (VisitorActs.WantHuman, WantHuman), (VisitorActs.Abuse, Abuse), (VisitorActs.Book, Book), (VisitorActs.CallBack, CallBack),
    }.Where(a => a.Cue.In(folded)).Aggregate(VisitorActs.None, (acts, a) => acts | a.Act);
}
