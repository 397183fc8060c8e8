using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;
using MiaPulse.Tests.Receptionist;
using MiaPulse.Tests.Support;

namespace MiaPulse.Tests.Knowledge;

/// <summary>Texts of several languages in one business, and questions whose language nobody told.</summary>
public sealed class EntryLanguagesTests
{
    [Fact]
    public void A_text_too_short_to_tell_is_in_the_language_of_the_others_and_a_foreign_name_makes_no_page_foreign()
    {
        var german = new EntryLanguages(["Wir haben von Montag bis Freitag geöffnet und freuen uns auf Sie.", "Bitte bringen Sie einen Ausweis mit.", "WLAN"]);
        var english = new EntryLanguages(["We are open on Mondays and you can book online.", "Crème brûlée: $8", "Our pizza quattro stagioni is made with ham."]);

        Assert.Equal((Language.German, Language.German), (german.Main, german.Of("WLAN")));
        Assert.Equal(Language.English, german.Of("We are open from Monday to Friday, and you can book with us online."));
        Assert.Equal((Language.English, Language.English, Language.English), (english.Main, english.Of("Crème brûlée: $8"), english.Of("Our pizza quattro stagioni is made with ham.")));
        Assert.Equal(Language.English, new EntryLanguages([]).Main);
    }

    [Fact]
    public async Task Each_visitor_is_answered_in_their_own_language_where_both_are_there_and_in_the_other_where_not()
    {
        await using var desk = await FrontDesk.OpenAsync();
        await desk.LearnAsync(desk.Owner, [("Wo kann ich parken?", "Zehn kostenlose Plätze hinter der Praxis."), ("Gibt es eine Sauna?", "Ja, unsere Sauna ist von Oktober bis April geöffnet.")], []);

        Assert.Equal("Wo kann ich parken?", (await SearchAsync(desk, "wo kann ich hier parken?", Language.German))[0].Title);
        Assert.Equal("Where can I park?", (await SearchAsync(desk, "where can I park?", Language.English))[0].Title);
        Assert.Equal("Gibt es eine Sauna?", (await SearchAsync(desk, "sauna?", Language.English))[0].Title);
    }

    [Fact]
    public async Task A_question_whose_language_nobody_told_is_read_as_its_words_say_or_else_as_the_business_writes()
    {
        await using var desk = await FrontDesk.OpenAsync();
        var owner = await desk.World.ABusiness("Praxis am Fluss");
        await desk.LearnAsync(owner, [("Wo kann ich parken?", "Auf den Parkplätzen hinter dem Haus, das ist für Sie kostenlos."), ("Wie kann ich absagen?", "Bitte rufen Sie uns einen Tag vorher an.")], []);

        Assert.Equal("Wo kann ich parken?", (await desk.World.The<KnowledgeIndex>().SearchAsync(owner, "Parkplätze", TestContext.Current.CancellationToken))[0].Title);
        Assert.Equal("Wie kann ich absagen?", (await desk.World.The<KnowledgeIndex>().SearchAsync(owner, "how do I cancel my appointment", TestContext.Current.CancellationToken))[0].Title);
    }

    [Fact]
    public async Task The_encoder_spares_itself_what_it_cannot_read()
    {
        await using var desk = await FrontDesk.OpenAsync();
        await desk.LearnAsync(desk.Owner, [("Gibt es eine Sauna?", "Ja, unsere Sauna ist von Oktober bis April geöffnet."), ("Do you have a pool?", "No, but there is one next door.")], []);
        await SearchAsync(desk, "pool", Language.English);

        await using var db = await desk.World.DbFor(desk.Owner);
        await Eventually.HoldsAsync(() => Task.FromResult(db.Faqs.Any(f => f.Question == "Do you have a pool?" && f.Meaning != null)), "the English one has its vectors");
        Assert.True(db.Faqs.Any(f => f.Question == "Gibt es eine Sauna?" && f.Meaning == null));
    }

    private static Task<IReadOnlyList<FoundPassage>> SearchAsync(FrontDesk desk, string question, Language asked) =>
        desk.World.The<KnowledgeIndex>().SearchAsync(desk.Owner, question, asked, TestContext.Current.CancellationToken);
}
