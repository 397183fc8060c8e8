using MiaPulse.Core.Languages;

namespace MiaPulse.Tests.Languages;

/// <summary>Messages of our own in languages that Mia does not speak, and what might be taken for one.</summary>
public sealed class UnspokenLanguageTests
{
    [Theory]
    [InlineData("Здравствуйте, сколько стоит массаж?")]
    [InlineData("マッサージはいくらですか？")]
    [InlineData("营业吗？")]
    [InlineData("마사지 얼마예요?")]
    [InlineData("Πόσο κοστίζει ένα μασάζ;")]
    [InlineData("כמה עולה עיסוי?")]
    [InlineData("ราคาเท่าไหร่")]
    [InlineData("سلام، یکشنبه باز هستید؟ چقدر می‌شود")]
    [InlineData("merhaba, pazar günü açık mısınız")]
    [InlineData("Hur mycket kostar en massage?")]
    [InlineData("Har ni öppet på söndag?")]
    [InlineData("Hvad koster en massage?")]
    [InlineData("Kolik stojí masáž psa?")]
    [InlineData("Mennyibe kerül egy kutya fürdetése?")]
    [InlineData("Koliko košta masaža?")]
    [InlineData("Bao nhiêu tiền một lần tắm?")]
    [InlineData("Berapa harga potong rambut?")]
    public void Another_language_is_told(string message) => Assert.True(UnspokenLanguage.Is(message));

    [Theory]
    [InlineData("")]
    [InlineData("👍")]
    [InlineData("ok")]
    [InlineData("massage?")]
    [InlineData("xqzt brrr 12")]
    [InlineData("0170 1234567")]
    [InlineData("Jørgen Sørensen")]
    [InlineData("Ana Kovač")]
    [InlineData("is Jørgen Sørensen there")]
    [InlineData("How much is the 烤鸭?")]
    [InlineData("10 µm or 5 Ω")]
    [InlineData("hej")]
    [InlineData("egy")]
    [InlineData("Thai massage")]
    [InlineData("spa Kur Angebot")]
    [InlineData("كم سعر المساج")]
    [InlineData("اسمي گمال")]
    public void What_is_short_or_a_name_or_hers_is_not(string message) => Assert.False(UnspokenLanguage.Is(message));

    [Fact]
    public void None_of_her_own_languages_is_taken_for_another() =>
        Assert.DoesNotContain(LanguageGuessTests.Chats.SelectMany(c => c.Messages), UnspokenLanguage.Is);
}
