using MiaPulse.Core.Languages;

namespace MiaPulse.Tests.Languages;

public sealed class MomentsTests
{
    [Theory]
    [InlineData(Language.English, "8 June 2026")]
    [InlineData(Language.German, "8. Juni 2026")]
    [InlineData(Language.French, "8 juin 2026")]
    [InlineData(Language.Spanish, "8 de junio de 2026")]
    public void A_moment_names_its_month(Language language, string day)
    {
        var written = language.Written(new DateTime(2026, 6, 8, 9, 30, 0));

        Assert.Contains(day, written, StringComparison.Ordinal);
        Assert.Contains("9:30", written, StringComparison.Ordinal);
    }
}
