using System.Globalization;
using MiaPulse.Core.Businesses;
using MiaPulse.Core.Calls.Speech;
using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Receptionist.Embedded.Speech;

/// <summary>The language and tone of one reply: every sentence of Mia's own is taken from here.</summary>
internal sealed class Voice(Language language, Tone tone)
{
    private static readonly Lazy<Phrasebook>[] Books =
    [
        new(Speech.English.Words), new(German.Words), new(French.Words), new(Spanish.Words), new(Italian.Words), new(Dutch.Words), new(Polish.Words), new(Portuguese.Words), new(Arabic.Words),
    ];

    private static readonly Lazy<Phrasebook>[] SpokenBooks = [.. LanguageTags.All.Select((_, i) => new Lazy<Phrasebook>(() => CallPhrases.Of((Language)i).In(BookOf((Language)i))))];

    public Language Language => language;

    /// <summary>Whether it is heard on the phone: what speaks of a chat, of buttons and of typing is worded otherwise there.</summary>
    public bool IsSpoken { get; init; }

    /// <summary>Whether the visitor's clock shows another time than the business's.</summary>
    public bool IsFarAway { get; init; }

    public Phrasebook Words => IsSpoken ? SpokenBooks[(int)language].Value : BookOf(language);

    /// <summary>The voice for a visitor: their language where Mia speaks it, English where not.</summary>
    public static Voice For(ReceptionistPrompt prompt)
    {
        var language = LanguageTags.Read(prompt.Language) ?? Language.English;
        return new Voice(language, prompt.Business.Manner.ToneIn(language)) { IsFarAway = prompt.IsVisitorFarAway, IsSpoken = prompt.IsSpoken };
    }

    public static Phrasebook BookOf(Language language) => Books[(int)language].Value;

    public string Say(Func<Phrasebook, Phrase> which, params object[] values) => Fill(which(Words).In(tone), values);

    public string Day(DayOfWeek day) => Words.Days[(int)day];

    public string OnDay(DayOfWeek day) => Words.OnDays[(int)day];

    public string EveryDay(DayOfWeek day) => Words.EveryDays[(int)day];

    public string Time(TimeOnly time) => time == new TimeOnly(0, 0)
        ? Words.Midnight
        : time.ToString(time.Minute == 0 ? Words.Clock.FullHour : Words.Clock.Minutes, CultureInfo.InvariantCulture).Replace("AM", "am", StringComparison.Ordinal).Replace("PM", "pm", StringComparison.Ordinal);

    /// <summary>The same of now or soon: whose time it is is said to whom it is another.</summary>
    public string TimeHere(TimeOnly time) => IsFarAway ? $"{Time(time)} ({Words.OurTime})" : Time(time);

    /// <summary>"tomorrow at 9 am", "on Friday at 9 am".</summary>
    public string Moment(DateTimeOffset at, DateTime localNow)
    {
        var days = (at.Date - localNow.Date).Days;
        var day = days == 0 ? Words.Today : days == 1 ? Words.Tomorrow : OnDay(at.DayOfWeek);
        return Fill(Words.DayAtTime, day, TimeHere(TimeOnly.FromDateTime(at.DateTime)));
    }

    public static string Fill(string pattern, params object[] values) => values.Length == 0 ? pattern : string.Format(CultureInfo.InvariantCulture, pattern, values);
}
