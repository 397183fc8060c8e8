using MiaPulse.Core.Languages;
using static MiaPulse.Tests.Receptionist.HandMade;

namespace MiaPulse.Tests.Receptionist;

/// <summary>A question for how long something takes is answered by a length of that thing, and never by how long one waits for it.</summary>
public sealed class LengthAskedTests
{
    private const string Wait = "First inspections are usually available within three working days.";
    private const string Lasts = "A first inspection takes 50 minutes.";

    [Theory]
    [InlineData(Language.English, "how long is the first inspection?", "How soon can I get an inspection?", Wait, "Inspections", Lasts)]
    [InlineData(Language.English, "how long does a first inspection take?", "Appointments", Wait, "How long does an inspection take?", "50 minutes for a first inspection, with a talk.")]
    [InlineData(Language.German, "Wie lange dauert die erste Inspektion?", "Termine", "Eine erste Inspektion ist meist innerhalb von drei Tagen frei.", "Inspektionen", "Die erste Inspektion dauert 50 Minuten.")]
    [InlineData(Language.French, "Combien de temps dure la première inspection ?", "Rendez-vous", "Une première inspection est disponible sous 3 jours.", "Inspections", "La première inspection dure 50 minutes.")]
    [InlineData(Language.Spanish, "¿Cuánto dura la primera inspección?", "Citas", "La primera inspección suele estar disponible dentro de 3 días.", "Inspecciones", "La primera inspección dura 50 minutos.")]
    [InlineData(Language.Italian, "Quanto dura la prima ispezione?", "Appuntamenti", "La prima ispezione è disponibile entro 3 giorni.", "Ispezioni", "La prima ispezione dura 50 minuti.")]
    [InlineData(Language.Dutch, "Hoe lang duurt de eerste inspectie?", "Afspraken", "De eerste inspectie is binnen 3 dagen beschikbaar.", "Inspecties", "De eerste inspectie duurt 50 minuten.")]
    [InlineData(Language.Polish, "Jak długo trwa pierwsza inspekcja?", "Wizyty", "Pierwsza inspekcja jest dostępna w ciągu 3 dni.", "Inspekcje", "Pierwsza inspekcja trwa 50 minut.")]
    [InlineData(Language.Portuguese, "Quanto tempo dura a primeira inspeção?", "Marcações", "A primeira inspeção está disponível dentro de 3 dias.", "Inspeções", "A primeira inspeção dura 50 minutos.")]
    [InlineData(Language.Arabic, "كم تستغرق المعاينة الأولى؟", "المواعيد", "المعاينة الأولى متاحة خلال 3 أيام.", "المعاينات", "تستغرق المعاينة الأولى 50 دقيقة.")]
    public async Task The_length_is_told_where_the_wait_was_found_first(Language language, string question, string title, string wait, string other, string lasts)
    {
        var reply = await ReplyAsync(Prompt(question, language), PageOf(title, wait, 0.9, language: language), PageOf(other, lasts, 0.5, 0.9, language));

        Assert.Contains(lasts, reply.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(wait, reply.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_only_the_wait_is_known_the_length_stays_open()
    {
        var reply = await ReplyAsync(Prompt("how long is the first inspection?"), PageOf("How soon can I get an inspection?", Wait, 0.9, isFaq: true));

        Assert.DoesNotContain(Wait, reply.Words, StringComparison.Ordinal);
        Assert.NotEqual("answer", reply.End().Extras.Receipt!.Act);
    }

    [Fact]
    public async Task Its_second_half_is_answered_by_the_price()
    {
        await using var desk = await FrontDesk.OpenAsync(knowsNothing: true);
        await desk.LearnAsync(desk.Owner,
            [("How soon can I get an inspection?", Wait), ("How long does a first inspection take?", "50 minutes, with a talk about what we found."), ("Do you take cards?", "Yes, all of them.")],
            [("Prices", "Roof", "First inspection – Length: 50 minutes – Price: $135\nGutter cleaning – Length: 90 minutes – Price: $190")]);

        var (text, _) = await desk.AskAsync("how long is the first inspection and how much is it");

        Assert.Contains("50 minutes", text, StringComparison.Ordinal);
        Assert.Contains("$135", text, StringComparison.Ordinal);
        Assert.DoesNotContain("three working days", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("how soon can I get an inspection?", "How soon can I get an inspection?", Wait)]
    [InlineData("how long is the wait for an inspection?", "How soon can I get an inspection?", Wait)]
    [InlineData("how long does the sealing take?", "Sealing", "The sealing takes two hours and is dry within a day.")]
    [InlineData("how long does delivery take?", "How long does delivery take?", "We deliver within three working days.")]
    [InlineData("how long have you been here?", "About us", "We have been here for ten years.")]
    public async Task What_asks_for_a_wait_or_is_answered_by_its_length_is_said_as_before(string question, string title, string text) =>
        Assert.Contains(text, (await ReplyAsync(Prompt(question), PageOf(title, text, 0.9))).Words, StringComparison.Ordinal);
}
