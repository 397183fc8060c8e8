using MiaPulse.Core.Conversations;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist;
using MiaPulse.Core.Receptionist.Embedded;
using static MiaPulse.Tests.Receptionist.HandMade;

namespace MiaPulse.Tests.Receptionist;

/// <summary>Who asks the price of a thing that a list has several of is told those, and asked which it is to be.</summary>
public sealed class AskedRowsTests
{
    private const string List = "Swedish massage, 60 minutes: $70\nHot stone massage, 75 minutes: $92\nSports massage, 45 minutes: $64\nManicure: $28";

    [Theory]
    [InlineData(Language.English, "how much is a massage?")]
    [InlineData(Language.German, "Was kostet eine Massage?")]
    [InlineData(Language.French, "Combien coûte un massage ?")]
    [InlineData(Language.Spanish, "¿Cuánto cuesta un masaje?")]
    [InlineData(Language.Italian, "Quanto costa un massaggio?")]
    [InlineData(Language.Dutch, "Wat kost een massage?")]
    [InlineData(Language.Polish, "Ile kosztuje masaż?")]
    [InlineData(Language.Portuguese, "Quanto custa uma massagem?")]
    [InlineData(Language.Arabic, "بكم مساج؟")]
    public async Task The_rows_that_name_it_are_quoted_with_their_source_in_whatever_language_it_is_asked(Language language, string question)
    {
        var page = PageOf("Prices", List);
        var reply = await ReplyAsync(Prompt(question, language), page);
        var extras = reply.End().Extras;

        Assert.Contains("- Swedish massage, 60 minutes: $70\n- Hot stone massage, 75 minutes: $92\n- Sports massage, 45 minutes: $64", reply.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("$28", reply.Words, StringComparison.Ordinal);
        Assert.Equal("answer", extras.Receipt!.Act);
        Assert.Contains("Swedish massage, 60 minutes: $70", Assert.Single(extras.Sources).Quote, StringComparison.Ordinal);
        Assert.Equal(page.Id, Assert.Single(extras.Receipt.Passages).Id.Value);
        Assert.Empty(reply.End().Gaps);
        Assert.True(FactGate.Check(reply.Words, [page], Prompt(question).Business, ContactCard.Empty, question, language).Holds, reply.Words);
    }

    [Theory]
    [InlineData(Language.German, "Was kostet eine Massage?", "Klassische Massage, 30 Minuten: 35 €", "Sportmassage, 45 Minuten: 52 €", "Maniküre: 28 €")]
    [InlineData(Language.French, "Combien coûte un massage ?", "Massage classique, 30 minutes : 35 €", "Massage sportif, 45 minutes : 52 €", "Manucure : 28 €")]
    [InlineData(Language.Spanish, "¿Cuánto cuesta un masaje?", "Masaje clásico, 30 minutos: 35 €", "Masaje deportivo, 45 minutos: 52 €", "Manicura: 28 €")]
    [InlineData(Language.Italian, "Quanto costa un massaggio?", "Massaggio classico, 30 minuti: 35 €", "Massaggio sportivo, 45 minuti: 52 €", "Manicure: 28 €")]
    [InlineData(Language.Dutch, "Wat kost een massage?", "Klassieke massage, 30 minuten: 35 €", "Sportmassage, 45 minuten: 52 €", "Manicure: 28 €")]
    [InlineData(Language.Polish, "Ile kosztuje masaż?", "Masaż klasyczny, 30 minut: 35 zł", "Masaż sportowy, 45 minut: 52 zł", "Manicure: 28 zł")]
    [InlineData(Language.Portuguese, "Quanto custa uma massagem?", "Massagem clássica, 30 minutos: 35 €", "Massagem desportiva, 45 minutos: 52 €", "Manicure: 28 €")]
    [InlineData(Language.Arabic, "بكم مساج؟", "مساج كلاسيكي، 30 دقيقة: 35 €", "مساج رياضي، 45 دقيقة: 52 €", "مانيكير: 28 €")]
    public async Task The_same_holds_of_lists_in_the_visitors_own_language(Language language, string question, string first, string second, string other)
    {
        var page = PageOf("Willow", $"{first}\n{second}\n{other}", language: language);
        var reply = await ReplyAsync(Prompt(question, language), page);

        Assert.Contains($"- {first}\n- {second}", reply.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(other, reply.Words, StringComparison.Ordinal);
        Assert.True(FactGate.Check(reply.Words, [page], Prompt(question).Business, ContactCard.Empty, question, language).Holds, reply.Words);
    }

    [Fact]
    public async Task She_asks_which_it_is_to_be_and_offers_the_booking_page_where_there_is_one()
    {
        var prompt = Prompt("how much is a massage?");
        var without = await ReplyAsync(prompt, PageOf("Prices", List));
        var with = await ReplyAsync(prompt with { Business = prompt.Business with { BookingUrl = "https://book.example/" } }, PageOf("Prices", List));

        Assert.EndsWith("Which one would you like?", without.Words, StringComparison.Ordinal);
        Assert.Contains("under “Prices”", without.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(without.End().Extras.Actions, a => a.Kind == "link");
        Assert.Contains(with.End().Extras.Actions, a => a is { Kind: "link", Url: "https://book.example/" });
    }

    [Theory]
    [InlineData("how much is a sports massage?", "- Sports massage, 45 minutes: $64\n- Sports massage, 60 minutes: $80", "Swedish")]
    [InlineData("how much is a 60 minute massage?", "- Swedish massage, 60 minutes: $70\n- Sports massage, 60 minutes: $80", "45 minutes")]
    [InlineData("how much is an hour of massage?", "- Swedish massage, 60 minutes: $70\n- Sports massage, 60 minutes: $80", "45 minutes")]
    public async Task What_the_question_names_the_rows_have_to_name(string question, string rows, string other)
    {
        var reply = await ReplyAsync(Prompt(question), PageOf("Prices", "Swedish massage, 60 minutes: $70\nSports massage, 45 minutes: $64\nSports massage, 60 minutes: $80\nManicure: $28"));

        Assert.Contains(rows, reply.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(other, reply.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("how much is a massage for a horse?")]
    [InlineData("how much is a 20 minute massage?")]
    [InlineData("how much is a manicure?")]
    [InlineData("how long have you been doing massages?")]
    [InlineData("where do you give massages?")]
    public async Task Where_no_two_rows_name_all_of_it_or_no_price_is_asked_she_lists_none(string question) =>
        Assert.DoesNotContain("Swedish massage, 60 minutes: $70\n", (await ReplyAsync(Prompt(question), PageOf("Prices", List))).Words, StringComparison.Ordinal);

    [Fact]
    public async Task What_is_less_sure_than_a_choice_is_no_answer_either()
    {
        var reply = await ReplyAsync(Prompt("how much is a massage?"), PageOf("Prices", List, confidence: 0.1));

        Assert.DoesNotContain("$70", reply.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_many_rows_one_of_each_kind_is_said_and_that_there_are_more()
    {
        var reply = await ReplyAsync(Prompt("how much is a massage?"), PageOf("Prices", "Classic massage, 30 minutes: $40\nClassic massage, 60 minutes: $70\nClassic massage, 90 minutes: $99\nThai massage, 60 minutes: $82\nThai massage, 90 minutes: $120"));

        Assert.Contains("- Classic massage, 30 minutes: $40\n- Thai massage, 60 minutes: $82", reply.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("$99", reply.Words, StringComparison.Ordinal);
        Assert.EndsWith("There are more of them on the list. Which one would you like?", reply.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lengths_of_one_thing_are_listed_up_to_four()
    {
        var reply = await ReplyAsync(Prompt("how much is a kayak?"), PageOf("Boats", "Kayak, 1 hour: $14\nKayak, 2 hours: $24\nKayak, 3 hours: $33\nKayak, 4 hours: $40\nKayak, 1 day: $60"));

        Assert.Contains("- Kayak, 1 hour: $14\n- Kayak, 2 hours: $24\n- Kayak, 3 hours: $33\n- Kayak, 4 hours: $40", reply.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("$60", reply.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_heading_or_a_title_tells_what_the_rows_below_it_are_of()
    {
        var below = await ReplyAsync(Prompt("how much is a massage?"), PageOf("Prices", "Massage:\n30 minutes: $40\n60 minutes: $70\nFacial:\n45 minutes: $58\n75 minutes: $85"));
        var titled = await ReplyAsync(Prompt("how much is a massage?"), PageOf("Massage", "30 minutes: $40\n60 minutes: $70"));

        Assert.Contains("- Massage – 30 minutes: $40\n- Massage – 60 minutes: $70", below.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("$58", below.Words, StringComparison.Ordinal);
        Assert.Contains("- 30 minutes: $40\n- 60 minutes: $70", titled.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_name_of_the_business_in_a_title_tells_nothing_of_the_rows()
    {
        var prompt = Prompt("how much is a massage?");
        var reply = await ReplyAsync(prompt with { Business = prompt.Business with { Name = "Harbour Massage" } }, PageOf("Prices | Harbour Massage", "Facial: $58\nManicure: $28"));

        Assert.DoesNotContain("$58", reply.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_of_the_owner_are_one_family_and_each_is_a_source()
    {
        var reply = await ReplyAsync(
            Prompt("how much is a tyre?"),
            PageOf("How much is a summer tyre?", "A summer tyre is €80.", isFaq: true), PageOf("How much is a winter tyre?", "A winter tyre is €95.", isFaq: true), PageOf("Do you store tyres?", "Yes, behind the shop.", isFaq: true));

        Assert.Contains("- A summer tyre is €80.\n- A winter tyre is €95.", reply.Words, StringComparison.Ordinal);
        Assert.Equal(["How much is a summer tyre?", "How much is a winter tyre?"], reply.End().Extras.Sources.Select(s => s.Title));
    }

    [Fact]
    public async Task Rows_of_two_sources_are_not_put_together()
    {
        var other = PageOf("Outlet", "Thai massage: $20") with { Url = "https://site.example/outlet" };

        Assert.DoesNotContain("$20", (await ReplyAsync(Prompt("how much is a massage?"), PageOf("Prices", "Swedish massage: $70"), other)).Words, StringComparison.Ordinal);
        Assert.DoesNotContain("$20", (await ReplyAsync(Prompt("how much is a massage?"), PageOf("Prices", List), other)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_refused_and_what_cancelling_or_a_voucher_costs_is_no_row()
    {
        var reply = await ReplyAsync(Prompt("how much is a massage?"), PageOf("Prices", $"{List}\nMassage cancelled late: $30\nMassage voucher: $50\nWe do not offer:\nThai massage, 90 minutes: $120\nFoot massage: $35"));

        Assert.Contains("$64", reply.Words, StringComparison.Ordinal);
        Assert.All(new[] { "$30", "$50", "$120", "$35" }, price => Assert.DoesNotContain(price, reply.Words, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Language.English, "how long is a massage?")]
    [InlineData(Language.German, "Wie lange dauert eine Massage?")]
    [InlineData(Language.French, "Combien de temps dure un massage ?")]
    [InlineData(Language.Spanish, "¿Cuánto dura un masaje?")]
    [InlineData(Language.Italian, "Quanto dura un massaggio?")]
    [InlineData(Language.Dutch, "Hoe lang duurt een massage?")]
    [InlineData(Language.Polish, "Jak długo trwa masaż?")]
    [InlineData(Language.Portuguese, "Quanto tempo dura uma massagem?")]
    [InlineData(Language.Arabic, "كم يستغرق مساج؟")]
    public void How_long_it_takes_is_asked_in_every_language(Language language, string question)
    {
        string[] names = ["massage", "Massage", "massage", "masaje", "massaggio", "massage", "masaż", "massagem", "مساج"];
        string[] units = ["minutes", "Minuten", "minutes", "minutos", "minuti", "minuten", "minut", "minutos", "دقيقة"];
        var (name, unit) = (names[(int)language], units[(int)language]);
        var rows = AskedRowsOf(question, language, $"{name} A, 30 {unit}\n{name} B, 60 {unit}");

        Assert.Equal(2, rows);
    }

    private static int AskedRowsOf(string question, Language language, string text) =>
        AskedRows.Of(TurnOf(Prompt(question, language)), question, [PageOf("Willow", text, language: language)])?.Shown.Count ?? 0;
}
