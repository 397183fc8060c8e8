using MiaPulse.Core.Leads;

namespace MiaPulse.Tests.Leads;

public sealed class CsvCellTests
{
    [Theory]
    [InlineData("=HYPERLINK(\"https://b.example\")", true)]
    [InlineData("\u200b=1+1", true)]
    [InlineData("@SUM(A1)", true)]
    [InlineData("-cmd|' /C calc'!A0", true)]
    [InlineData("-50% today", false)]
    [InlineData("- Do you deliver (free)?", false)]
    [InlineData("+14155550142", false)]
    [InlineData("@ana", false)]
    [InlineData("Is 2 = 1 + 1?", false)]
    public void What_reads_like_a_formula_is_told_from_a_number_and_a_list(string text, bool isFormula) => Assert.Equal(isFormula, CsvCell.IsFormula(text));

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+14155550142", "'+14155550142")]
    [InlineData("-50% today", "'-50% today")]
    [InlineData("@ana", "'@ana")]
    [InlineData("＝1+1", "'＝1+1")]
    [InlineData("\u200b=1+1", "'\u200b=1+1")]
    [InlineData("  +1+1", "'  +1+1")]
    [InlineData("\tcmd", "'\tcmd")]
    [InlineData("\u202e=cmd", "'\u202e=cmd")]
    [InlineData("a;=cmd", "a;'=cmd")]
    [InlineData("a\r\n=cmd", "a\r\n'=cmd")]
    [InlineData("a\n\"=1+1\"", "a\n'\"=1+1\"")]
    [InlineData("a\0b", "ab")]
    public void What_would_start_a_formula_gets_an_apostrophe(string text, string expected) => Assert.Equal(expected, CsvCell.Safe(text));

    [Theory]
    [InlineData("Ana Ruiz")]
    [InlineData("(555) 010-0100")]
    [InlineData("a,b")]
    [InlineData("tab\there")]
    [InlineData("😀")]
    [InlineData("ana@ruiz.example")]
    [InlineData("2 + 2 = 4")]
    public void Ordinary_text_stays_as_it_is(string text) => Assert.Equal(text, CsvCell.Safe(text));

    [Fact]
    public void Nothing_is_an_empty_cell() => Assert.Equal("", CsvCell.Safe(null));
}
