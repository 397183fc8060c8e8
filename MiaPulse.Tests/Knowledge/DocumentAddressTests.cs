using MiaPulse.Core.Knowledge;

namespace MiaPulse.Tests.Knowledge;

public sealed class DocumentAddressTests
{
    [Theory]
    [InlineData("grooming-prices.pdf", "Grooming prices")]
    [InlineData("price_list.docx, page 3", "Price list")]
    [InlineData("PRICE-LIST.PDF", "Price list")]
    [InlineData("FAQ.md", "FAQ")]
    [InlineData("Follow-up care.pdf", "Follow-up care")]
    [InlineData("prices-2026-11-26.pdf", "Prices 2026-11-26")]
    [InlineData("Prices – winter.txt", "Prices – winter")]
    [InlineData("Öffnungszeiten.pdf", "Öffnungszeiten")]
    public void A_file_is_called_as_a_person_would(string title, string expected) => Assert.Equal(expected, DocumentAddress.FileTitleOf(title));

    [Theory]
    [InlineData("Notes")]
    [InlineData("follow-up care")]
    public void A_pasted_text_has_no_files_name(string title) => Assert.Null(DocumentAddress.FileTitleOf(title));
}
