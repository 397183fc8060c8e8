using Bunit;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using MiaPulse.Web.Knowledge;
using Microsoft.Extensions.Time.Testing;

namespace MiaPulse.Tests.Knowledge;

public sealed class HeardListTests : IDisposable
{
    private readonly PlainScreen _screen = new();
    private readonly List<string> _told = [];
    private Refusal? _refuses;

    public void Dispose() => _screen.Dispose();

    [Fact]
    public void With_nothing_offered_it_says_what_would_be_here()
    {
        var list = Draw();

        Assert.Equal("Nothing to learn from conversations", list.Find(".state h2").TextContent);
        Assert.Empty(list.Buttons());
    }

    [Fact]
    public void An_offer_shows_who_answered_and_where_and_is_taught_with_one_click()
    {
        var offer = Offer("Do you repair bicycles?", "Yes, from $20.");

        var list = Draw(offer);

        Assert.Contains("Anna answered", list.Find(".quiet").TextContent, StringComparison.Ordinal);
        Assert.Equal($"/app/inbox/{offer.Conversation}", list.Find("a").GetAttribute("href"));
        list.Button("Teach Mia").Click();
        Assert.Equal(["take Do you repair bicycles? Yes, from $20."], _told);
    }

    [Fact]
    public void It_can_be_edited_first()
    {
        var list = Draw(Offer("Do you repair bicycles?", "Yes, from $20."));

        list.Button("Edit first").Click();
        list.Field("Mia answers").Change("Yes, from $25.");
        list.Find("form").Submit();

        Assert.Equal(["take Do you repair bicycles? Yes, from $25."], _told);
        Assert.Empty(list.FindAll("form"));
    }

    [Fact]
    public void What_was_put_away_can_be_had_back()
    {
        var list = Draw(Offer("Do you repair bicycles?", "Yes, from $20."));

        list.Button("Not this one").Click();
        Assert.Contains("put away", list.Find("[role=status]").TextContent, StringComparison.Ordinal);
        list.Button("Undo").Click();

        Assert.Equal(["put away", "offer again"], _told);
        Assert.Empty(list.FindAll("[role=status]"));
    }

    [Fact]
    public void What_is_refused_says_why()
    {
        _refuses = Refusal.Conflict("Mia has an answer to this question already.");
        var list = Draw(Offer("Do you repair bicycles?", "Yes, from $20."));

        list.Button("Teach Mia").Click();

        Assert.Equal("Mia has an answer to this question already.", list.Find("[role=alert]").TextContent);
        _refuses = null;
        list.Button("Teach Mia").Click();
        Assert.Empty(list.FindAll("[role=alert]"));
    }

    private IRenderedComponent<HeardList> Draw(params HeardRow[] offered) => _screen.Render<HeardList>(p => p
        .Add(x => x.Offered, offered)
        .Add(x => x.OnTake, change => Tell($"take {change.Draft.Question} {change.Draft.Answer}"))
        .Add(x => x.OnPutAway, _ => Tell("put away"))
        .Add(x => x.OnOfferAgain, _ => Tell("offer again")));

    private Task<Refusal?> Tell(string what)
    {
        _told.Add(what);
        return Task.FromResult(_refuses);
    }

    private static HeardRow Offer(string question, string answer)
    {
        var clock = new FakeTimeProvider(Given.Start);
        return new(Ids.New<HeardAnswerId>(clock), question, answer, "Anna", Ids.New<ConversationId>(clock), Given.Start);
    }
}
