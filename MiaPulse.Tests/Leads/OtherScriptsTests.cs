using MiaPulse.Core.Leads;

namespace MiaPulse.Tests.Leads;

/// <summary>Names in scripts of which no list is kept: taken where they look like names, and not where they are a question.</summary>
public sealed class OtherScriptsTests
{
    [Theory]
    [InlineData("сколько стоит массаж")]
    [InlineData("Сколько стоит массаж")]
    [InlineData("хочу массаж")]
    [InlineData("завтра после обеда")]
    [InlineData("скільки коштує масаж")]
    [InlineData("колко струва масажът")]
    [InlineData("πόσο κοστίζει")]
    [InlineData("כמה עולה מסאז")]
    [InlineData("मालिश कितने की")]
    [InlineData("قیمت ماساژ چند")]
    [InlineData("كم سعر المساج")]
    [InlineData("按摩多少钱")]
    [InlineData("マッサージはいくらですか")]
    [InlineData("마사지 얼마")]
    [InlineData("นวดราคาเท่าไหร่")]
    public void A_question_is_no_name_although_one_was_asked_for(string text) => Assert.Null(NameIn(text, ContactExpectation.Name));

    [Theory]
    [InlineData("Иван Петров", "Иван Петров")]
    [InlineData("иван петров", "Иван Петров")]
    [InlineData("Анна Мария Петрова", "Анна Мария Петрова")]
    [InlineData("Здравствуйте, Иван Петров", "Иван Петров")]
    [InlineData("меня зовут анна мария петрова", "Анна Мария Петрова")]
    [InlineData("Меня зовут Иван, сколько стоит массаж", "Иван")]
    [InlineData("Виктор Ли", "Виктор Ли")]
    [InlineData("με λένε Νίκος Παπαδόπουλος", "Νίκος Παπαδόπουλος")]
    [InlineData("王伟", "王伟")]
    [InlineData("我叫王伟", "王伟")]
    [InlineData("राज शर्मा", "राज शर्मा")]
    public void A_name_is_taken_in_whatever_script(string text, string name) => Assert.Equal(name, NameIn(text, ContactExpectation.Name));

    [Fact]
    public void Three_small_words_beside_a_contact_are_a_name() => Assert.Equal("Анна Мария Петрова", NameIn("анна мария петрова, anna@petrova.example", ContactExpectation.Anything));

    private static string? NameIn(string text, ContactExpectation expecting) => ContactDetails.Find(text, "US", expecting).Card.Name;
}
