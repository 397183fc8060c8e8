using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Knowledge.Tongues;
using MiaPulse.Core.Languages;

namespace MiaPulse.Tests.Knowledge;

/// <summary>Finding by words alone, in texts that are not English.</summary>
public sealed class WordShelfTests
{
    private static readonly (string, string)[] German =
    [
        ("Wo kann ich parken?", "Zwei Plätze vor dem Haus, 2 € je Stunde."), ("Wann habt ihr geöffnet?", "Montag bis Freitag von 9 bis 18 Uhr."),
        ("Was kostet eine Reparatur?", "Das hängt vom Schaden ab, ab 25 €."), ("Verkauft ihr Geschenke?", "Ja, Karten und Kerzen."), ("Habt ihr WLAN?", "Ja, das Kennwort hängt an der Theke."),
    ];

    [Theory]
    [InlineData("Parkplatzgebühr?", "Wo kann ich parken?")]
    [InlineData("Reparaturkosten", "Was kostet eine Reparatur?")]
    [InlineData("Handyreparatur möglich?", "Was kostet eine Reparatur?")]
    [InlineData("geschenkkarten", "Verkauft ihr Geschenke?")]
    public void A_compound_is_found_by_its_parts(string question, string title) => Assert.Equal(title, First(Language.German, German, question));

    [Theory]
    [InlineData(Language.German, "wo ist ein stellplatz fürs auto", "Wo kann ich parken?")]
    [InlineData(Language.German, "reperatur teuer?", "Was kostet eine Reparatur?")]
    [InlineData(Language.English, "do you have wifi", "Habt ihr WLAN?")]
    [InlineData(Language.English, "where can I park", "Wo kann ich parken?")]
    [InlineData(Language.French, "avez-vous le wifi", "Habt ihr WLAN?")]
    [InlineData(Language.Polish, "gdzie mogę zaparkować", "Wo kann ich parken?")]
    public void Other_words_for_the_same_a_slip_and_another_language_find_it_too(Language asked, string question, string title) =>
        Assert.Equal(title, First(Language.German, German, question, asked));

    [Theory]
    [InlineData(Language.Dutch, "parkeerkosten", "Waar kan ik de auto parkeren?", "Op het plein, € 2 per uur.", "Wat kost knippen?", "Vanaf € 28.")]
    [InlineData(Language.French, "c'est combien la coupe", "Quel est le prix d'une coupe ?", "À partir de 28 €.", "Où se garer ?", "Sur la place.")]
    [InlineData(Language.Polish, "ile kosztuje strzyzenie", "Cena strzyżenia", "Od 80 zł.", "Gdzie zaparkować?", "Na rynku.")]
    [InlineData(Language.Arabic, "كم سعر المساج", "أسعار المساج", "ساعة واحدة 200 ريال.", "أين الموقف؟", "أمام المبنى.")]
    public void Every_language_is_read_as_it_wants_it(Language language, string question, string title, string text, string otherTitle, string otherText) =>
        Assert.Equal(title, First(language, [(otherTitle, otherText), (title, text)], question));

    [Fact]
    public void What_nothing_in_it_speaks_of_is_found_with_little_confidence_and_what_it_says_with_much()
    {
        Assert.True(Confidence("Verleiht ihr Anhänger?") < 0.3, $"{Confidence("Verleiht ihr Anhänger?")}");
        Assert.True(Confidence("wo kann ich bei euch parken") >= 0.6, $"{Confidence("wo kann ich bei euch parken")}");
    }

    [Fact]
    public void An_embedding_model_is_heard_in_every_language()
    {
        const string Question = "Wohin mit meinem Untersatz?";
        var shelf = Shelf(Language.German, German);
        Assert.DoesNotContain(shelf.Search(Question, Language.German, 8), c => c.Entry.Title == "Wo kann ich parken?");

        var found = shelf.Search(Question, Language.German, 8, [2, -0.5, -0.5, -0.5, -0.5]);

        Assert.Equal("Wo kann ich parken?", found[0].Entry.Title);
        Assert.True(WordGate.Confidence(found) > WordGate.Confidence(shelf.Search(Question, Language.German, 8, [0, 0, 0, 0, 0])), "and believed more");
    }

    private static double Confidence(string question) => Shelf(Language.German, German).Search(question, Language.German, 8) is { Count: > 0 } found ? WordGate.Confidence(found) : 0;

    private static string? First(Language language, IReadOnlyList<(string, string)> texts, string question, Language? asked = null) =>
        Shelf(language, texts).Search(question, asked ?? language, 8).Select(c => c.Entry.Title).FirstOrDefault();

    private static WordShelf Shelf(Language language, IReadOnlyList<(string Title, string Text)> texts) =>
        new("Werkstatt", language, [.. texts.Select((t, i) => new Entry(new Guid(i, 0, 0, new byte[8]), t.Title, t.Text, null, true, null, language))]);
}
