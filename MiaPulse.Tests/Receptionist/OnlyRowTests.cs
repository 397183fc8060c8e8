using MiaPulse.Core.Languages;
using static MiaPulse.Tests.Receptionist.HandMade;

namespace MiaPulse.Tests.Receptionist;

/// <summary>The one row of a price list that is of the very thing is the answer, also where people clip its name.</summary>
public sealed class OnlyRowTests
{
    [Theory]
    [InlineData(Language.English, "rehab price?", "Rehabilitation, 45 minutes: $60", "Bath towel: $9")]
    [InlineData(Language.German, "Was kostet Reha?", "Rehabilitation, 45 Minuten: 60 €", "Badetuch: 9 €")]
    [InlineData(Language.French, "prix kiné ?", "Kinésithérapie, 45 minutes : 60 €", "Serviette : 9 €")]
    [InlineData(Language.Spanish, "¿cuánto cuesta la fisio?", "Fisioterapia, 45 minutos: 60 €", "Toalla: 9 €")]
    [InlineData(Language.Italian, "costo fisio?", "Fisioterapia, 45 minuti: 60 €", "Asciugamano: 9 €")]
    [InlineData(Language.Dutch, "prijs fysio?", "Fysiotherapie, 45 minuten: 60 €", "Handdoek: 9 €")]
    [InlineData(Language.Polish, "cena fizjo?", "Fizjoterapia, 45 minut: 60 zł", "Ręcznik: 9 zł")]
    [InlineData(Language.Portuguese, "custo fisio?", "Fisioterapia, 45 minutos: 60 €", "Toalha: 9 €")]
    [InlineData(Language.Arabic, "ثمن التدليك؟", "التدليك، 45 دقيقة: 60 €", "منشفة: 9 €")]
    public async Task It_is_said_in_every_language(Language language, string question, string row, string other)
    {
        var reply = await ReplyAsync(Prompt(question, language), PageOf("Willow", $"{row}\n{other}", language: language));

        Assert.Contains(row, reply.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(other, reply.Words, StringComparison.Ordinal);
        Assert.Equal("answer", reply.End().Extras.Receipt!.Act);
    }

    [Theory]
    [InlineData(Language.English, "how much is a massage?", "Hot stone massage: $70", "Massage oil: $12")]
    [InlineData(Language.German, "Was kostet eine Massage?", "Sportmassage: 70 €", "Massageöl: 12 €")]
    [InlineData(Language.French, "Combien coûte un massage ?", "Massage sportif : 70 €", "Huile de massage : 12 €")]
    [InlineData(Language.Spanish, "¿Cuánto cuesta un masaje?", "Masaje deportivo: 70 €", "Aceite de masaje: 12 €")]
    [InlineData(Language.Italian, "Quanto costa un massaggio?", "Massaggio sportivo: 70 €", "Olio per massaggio: 12 €")]
    [InlineData(Language.Dutch, "Wat kost een massage?", "Sportmassage: 70 €", "Massageolie: 12 €")]
    [InlineData(Language.Polish, "Ile kosztuje masaż?", "Masaż sportowy: 70 zł", "Olejek do masażu: 12 zł")]
    [InlineData(Language.Portuguese, "Quanto custa uma massagem?", "Massagem desportiva: 70 €", "Óleo de massagem: 12 €")]
    [InlineData(Language.Arabic, "بكم مساج؟", "مساج رياضي: 70 €", "زيت مساج: 12 €")]
    public async Task What_is_only_called_by_it_is_another_thing(Language language, string question, string kind, string other)
    {
        var said = await ReplyAsync(Prompt(question, language), PageOf("Willow", kind, language: language));
        var unsaid = await ReplyAsync(Prompt(question, language), PageOf("Willow", other, language: language));

        Assert.Contains(kind, said.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("12", unsaid.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("how much is a kayak?", "Kayak: $18", 0.1)]
    [InlineData("how much is a kayak for a dog?", "Kayak with a child seat: $18", 0.3)]
    [InlineData("how much is a kayak?", "If a kayak comes back late, we charge $18.", 0.3)]
    public async Task What_is_unsure_or_says_less_or_is_no_row_is_not_said(string question, string text, double confidence)
    {
        var said = await ReplyAsync(Prompt("how much is a kayak?"), PageOf("Boats", "Kayak: $18"));
        var unsaid = await ReplyAsync(Prompt(question), PageOf("Boats", text, confidence));

        Assert.Contains("$18", said.Words, StringComparison.Ordinal);
        Assert.NotEqual("answer", unsaid.End().Extras.Receipt?.Act);
    }

    [Fact]
    public async Task Rows_of_two_sources_are_asked_about()
    {
        var reply = await ReplyAsync(Prompt("how much is a kayak?"), PageOf("Boats", "Kayak: $18"), PageOf("Sale", "Kayak, used: $90") with { Url = "https://site.example/sale" });

        Assert.NotEqual("answer", reply.End().Extras.Receipt?.Act);
    }

    [Fact]
    public async Task A_row_that_names_it_beside_others_under_its_title_does_not_stand_for_all()
    {
        var reply = await ReplyAsync(Prompt("how much is physio?"), PageOf("Physiotherapy", "First appointment: $90\nFollow-up: $70\nPelvic floor physiotherapy: $95"));

        Assert.Contains("- First appointment: $90\n- Follow-up: $70\n- Pelvic floor physiotherapy: $95", reply.Words, StringComparison.Ordinal);
    }
}
