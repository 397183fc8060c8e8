using MiaPulse.Core.Businesses;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist.Embedded;
using MiaPulse.Core.Receptionist.Embedded.Speech;

namespace MiaPulse.Core.Receptionist;

/// <summary>What Mia would say in a manner that an owner is choosing: her own sentences around made-up words of a page.</summary>
public static class MannerPreview
{
    private static readonly string[] Page =
        ["A massage of one hour costs $95.", "Please come ten minutes early.", "You can cancel free of charge until the day before.", "Cards and cash are welcome."];

    /// <returns>Her greeting, an answer, and what she says when she has none.</returns>
    public static IReadOnlyList<string> Of(Manner manner, Language language, string business)
    {
        var voice = new Voice(language, manner.ToneIn(language));
        var quote = string.Join(' ', Page.Take(manner.Length switch { AnswerLength.Short => 1, AnswerLength.Normal => 2, AnswerLength.Detailed => Page.Length }));
        return
        [
            $"{voice.Say(w => w.Introduction, Phrases.Plain(business))} {voice.Say(w => w.GreetFirst)}",
            language is Language.English ? quote : voice.Say(w => w.SiteSaysIn, voice.Words.InLanguages[(int)Language.English], quote),
            $"{voice.Say(w => w.NotFound)} {voice.Say(w => w.TeamCanAnswer)} {Phrases.AskFor(voice, ContactCard.Empty)}",
        ];
    }
}
