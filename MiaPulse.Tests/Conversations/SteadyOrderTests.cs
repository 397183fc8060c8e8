using MiaPulse.Core.Conversations;
using MiaPulse.Core.Shared;
using MiaPulse.Web.Conversations;
using Microsoft.Extensions.Time.Testing;

namespace MiaPulse.Tests.Conversations;

public sealed class SteadyOrderTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 6, 1, 9, 0, 0, TimeSpan.Zero));

    [Fact]
    public void While_it_is_held_rows_keep_their_places_and_only_their_words_change()
    {
        var (a, b) = (Row("A"), Row("B"));
        var order = new SteadyOrder();
        order.Take([a, b], isHeld: false);
        var louder = b with { LastText = "B again", LastMessageAt = b.LastMessageAt.AddMinutes(5) };
        var news = Row("C");

        order.Take([news, louder, a], isHeld: true);

        Assert.Equal(["A", "B again"], order.Rows.Select(r => r.LastText));
        Assert.Equal(2, order.News);
    }

    [Fact]
    public void When_the_hold_ends_every_row_takes_its_place()
    {
        var (a, b) = (Row("A"), Row("B"));
        var order = new SteadyOrder();
        order.Take([a], isHeld: false);
        order.Take([b, a], isHeld: true);
        Assert.Equal(1, order.News);

        order.Settle();

        Assert.Equal(["B", "A"], order.Rows.Select(r => r.LastText));
        Assert.Equal(0, order.News);
    }

    [Fact]
    public void A_row_that_left_the_list_stays_under_the_finger_until_the_hold_ends()
    {
        var (a, b) = (Row("A"), Row("B"));
        var order = new SteadyOrder();
        order.Take([a, b], isHeld: false);

        order.Take([b], isHeld: true);
        Assert.Equal(["A", "B"], order.Rows.Select(r => r.LastText));

        order.Settle();
        Assert.Equal(["B"], order.Rows.Select(r => r.LastText));
    }

    [Fact]
    public void An_empty_list_takes_what_comes_at_once()
    {
        var order = new SteadyOrder();

        order.Take([Row("A")], isHeld: true);

        Assert.Single(order.Rows);
    }

    private InboxRow Row(string text) => Sample.Row(_clock) with { LastText = text };
}

/// <summary>Rows and messages as readers give them, for components.</summary>
internal static class Sample
{
    public static InboxRow Row(TimeProvider clock) => new(
        Ids.New<ConversationId>(clock), null, "https://b.example/prices", Channel.Web, ConversationState.Mia, false, null, null, clock.GetUtcNow(), Author.Visitor, "Hello", true, false);

    public static Message Message(TimeProvider clock, Author author, string text, MessageExtras? extras = null) => new()
    {
        BusinessId = Ids.New<BusinessId>(clock),
        ConversationId = Ids.New<ConversationId>(clock),
        Id = Ids.New<MessageId>(clock),
        Sequence = 3,
        Author = author,
        AuthorName = author is Author.Member ? "Anna" : null,
        Text = text,
        At = clock.GetUtcNow(),
        ClientMessageId = "m-1",
        Extras = extras,
    };
}
