using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;

namespace MiaPulse.Tests.Knowledge;

public sealed class ShortFormsTests
{
    [Theory]
    [InlineData(Language.English, "rehab", "the rehabilitation of knees", "rehabilitation")]
    [InlineData(Language.English, "physio", "physiotherapy by a physiotherapist", "physiotherapy")]
    [InlineData(Language.English, "consult", "a consultation with a consultant", "consultation")]
    [InlineData(Language.English, "exam", "examinations by sworn examiners", null)]
    [InlineData(Language.English, "demo", "demonstration of demolition", null)]
    [InlineData(Language.English, "info", "information for guests", "information")]
    [InlineData(Language.English, "pain", "painting and decorating", null)]
    [InlineData(Language.English, "mani", "manicure and manipulation", null)]
    [InlineData(Language.German, "reha", "ambulante rehabilitation", "rehabilitation")]
    [InlineData(Language.German, "hund", "hundesalon und mehr", null)]
    [InlineData(Language.French, "kine", "kinesitherapie du sport", "kinesitherapie")]
    [InlineData(Language.Spanish, "fisio", "fisioterapia y masaje", "fisioterapia")]
    [InlineData(Language.Polish, "fizjo", "fizjoterapia i masaz", "fizjoterapia")]
    [InlineData(Language.Arabic, "مساج", "مساجات للجميع", null)]
    public void What_was_clipped_is_told_by_the_words_that_begin_so(Language language, string typed, string text, string? whole)
    {
        var words = text.Split(' ').Select(w => new Word(w, w));

        Assert.Equal(whole, ShortForms.MayBe(typed, language) ? ShortForms.Whole(typed, words)?.Surface : null);
    }

    [Theory]
    [InlineData("apointmant", "appointment")]
    [InlineData("reserveation", "reservation")]
    [InlineData("electrician", null)]
    [InlineData("acupuncture", null)]
    [InlineData("masage", null)]
    public void Two_slips_are_mended_in_a_long_word_that_only_one_is_near(string typed, string? meant) => Assert.Equal(meant, CommonSlips.Nearest(typed)?.Surface);

    [Fact]
    public void Two_slips_that_lead_to_two_words_lead_nowhere()
    {
        Assert.Equal("electrical", Both("electrical", "elevators").Nearest("electrician")?.Surface);
        Assert.Null(Both("electrical", "electricity").Nearest("electrician"));
    }

    private static Vocabulary Both(string one, string other)
    {
        var both = new Vocabulary();
        both.Add(new Word(one, one));
        both.Add(new Word(other, other));
        return both;
    }
}
