using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist.Embedded.Hearing;

namespace MiaPulse.Tests.Receptionist;

/// <summary>Slips in the words of the clock are read as they were meant, and no other word is made a day.</summary>
public sealed class ClockSlipsTests
{
    [Theory]
    [InlineData(Language.English, "when do you open tommorow", "when do you open tomorrow")]
    [InlineData(Language.English, "open tomorow?", "open tomorrow?")]
    [InlineData(Language.English, "open tomorro?", "open tomorrow?")]
    [InlineData(Language.English, "are you open wendesday", "are you open wednesday")]
    [InlineData(Language.English, "hours on saturdy and sundya", "hours on saturday and sunday")]
    [InlineData(Language.English, "open on the wekend?", "open on the weekend?")]
    [InlineData(Language.German, "Habt ihr am donerstag oder mitwoch offen?", "Habt ihr am donnerstag oder mittwoch offen?")]
    [InlineData(Language.French, "ouvert vendrdi ?", "ouvert vendredi ?")]
    [InlineData(Language.Spanish, "¿abren el miercols?", "¿abren el miercoles?")]
    [InlineData(Language.Italian, "aperti domnai?", "aperti domani?")]
    [InlineData(Language.Dutch, "open op woesndag?", "open op woensdag?")]
    [InlineData(Language.Polish, "otwarte dzisaj?", "otwarte dzisiaj?")]
    [InlineData(Language.Portuguese, "abrem na segnuda?", "abrem na segunda?")]
    [InlineData(Language.Arabic, "مفتوح يوم الخيمس؟", "مفتوح يوم الخميس?")]
    public void A_slip_is_read_as_it_was_meant(Language language, string typed, string meant) => Assert.Equal(meant.Replace('؟', '?'), ClockSlips.Mend(typed, language).Replace('؟', '?'));

    [Theory]
    [InlineData(Language.English, "is it worth the money")]
    [InlineData(Language.English, "do you sell sundaes or one sundae")]
    [InlineData(Language.English, "sundry things on Mondays and Fridays today")]
    [InlineData(Language.English, "is Frida or Christina or Christian in")]
    [InlineData(Language.German, "Montage der Hütte, die Häute und Hefte mögen wir")]
    [InlineData(Language.French, "ma demande pour Romain")]
    [InlineData(Language.Spanish, "¿vienes por una manzana salada en segundos?")]
    [InlineData(Language.Italian, "troppo salato, Domenico")]
    [InlineData(Language.Dutch, "waar mogen we vandaan komen")]
    [InlineData(Language.Polish, "worek i piasek")]
    [InlineData(Language.Portuguese, "quanta terra, segundos e quartos")]
    [InlineData(Language.Arabic, "ألم أثناء النوم وأيام الخمس")]
    public void Another_word_is_no_day(Language language, string text)
    {
        Assert.NotEqual("tommorow", ClockSlips.Mend("tommorow", Language.English));
        Assert.Equal(text, ClockSlips.Mend(text, language));
    }
}
