using MiaPulse.Core.Notifications;
using MiaPulse.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace MiaPulse.Tests.Notifications;

/// <summary>When a channel's vendor is held to be away, how often it is asked then, and when it is back.</summary>
public sealed class ChannelWatchTests
{
    private static readonly Delivery Silence = new Delivery.TryLater("There was no answer.");

    private readonly FakeTimeProvider _clock = new(Given.Start);
    private readonly ChannelWatch _watch;

    public ChannelWatchTests() => _watch = new ChannelWatch(_clock);

    [Fact]
    public void Three_failures_in_a_row_and_its_vendor_is_away_and_every_other_is_not()
    {
        Assert.Equal([VendorState.There, VendorState.There, VendorState.Away], Failures(3));

        Assert.Equal([AlertChannel.Email], _watch.Resting());
        Assert.False(_watch.MayTry(AlertChannel.Email));
        Assert.True(_watch.MayTry(AlertChannel.Telegram));
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public void Any_word_between_the_failures_says_that_it_is_there(Delivery answer)
    {
        Failures(2);
        Assert.Equal(VendorState.There, _watch.Hear(AlertChannel.Email, answer));

        Assert.Equal([VendorState.There, VendorState.There], Failures(2));
        Assert.True(_watch.MayTry(AlertChannel.Email));
    }

    [Fact]
    public void Trouble_of_its_own_is_an_outage_also_where_it_says_for_how_long()
    {
        foreach (var _ in (int[])[1, 2, 3])
        {
            _watch.Hear(AlertChannel.Email, new Delivery.TryLater("Trouble.", TimeSpan.FromSeconds(1)) { IsDown = true });
        }

        Assert.False(_watch.MayTry(AlertChannel.Email));
    }

    public static TheoryData<Delivery> Answers => [new Delivery.Delivered(), new Delivery.NeverAgain("No such mailbox."), new Delivery.TryLater("Too many.", TimeSpan.FromSeconds(1))];

    [Theory]
    [MemberData(nameof(Answers))]
    public void What_we_refuse_ourselves_is_no_word_of_the_vendors(Delivery refusal)
    {
        var own = refusal with { IsOurOwn = true };
        Failures(2);
        Assert.Equal(VendorState.There, _watch.Hear(AlertChannel.Email, own));
        Assert.Equal([VendorState.Away], Failures(1)); // the count went on

        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(_watch.MayTry(AlertChannel.Email));
        Assert.Equal(VendorState.Away, _watch.Hear(AlertChannel.Email, own));

        Assert.False(_watch.MayTry(AlertChannel.Email)); // it rests on
        Assert.Equal(VendorState.Back, _watch.Hear(AlertChannel.Email, refusal));
    }

    [Theory]
    [InlineData(20, 20)]
    [InlineData(0, 1)]
    [InlineData(null, 1)]
    [InlineData(86_400, 600)] // a day of everybody's is nobody's to ask
    public void One_that_takes_no_more_from_us_is_left_alone_by_everybody_for_as_long_as_it_says(int? asked, int seconds)
    {
        TimeSpan? after = asked is { } wait ? TimeSpan.FromSeconds(wait) : null;
        Assert.Equal(VendorState.There, _watch.Hear(AlertChannel.Email, new Delivery.TryLater("Slow down.", after) { IsDown = false, TooMuch = TooMuch.ForAll }));
        _watch.Hear(AlertChannel.Email, new Delivery.Delivered()); // one that was under way

        _clock.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromTicks(1));
        Assert.Equal([AlertChannel.Email], _watch.Resting());
        Assert.Equal((false, true), (_watch.MayTry(AlertChannel.Email), _watch.MayTry(AlertChannel.Telegram)));

        _clock.Advance(TimeSpan.FromTicks(1));
        Assert.Empty(_watch.Resting());
        Assert.True(_watch.MayTry(AlertChannel.Email));
        Assert.True(_watch.MayTry(AlertChannel.Email));
    }

    [Fact]
    public void One_that_takes_no_more_for_one_of_them_goes_on_with_the_others()
    {
        _watch.Hear(AlertChannel.Telegram, new Delivery.TryLater("Slow down.") { IsDown = false, TooMuch = TooMuch.ForThisOne });

        Assert.Empty(_watch.Resting());
        Assert.True(_watch.MayTry(AlertChannel.Telegram));
    }

    [Fact]
    public void While_it_is_away_one_asks_for_it_in_each_pause_and_the_pauses_grow_to_ten_seconds()
    {
        Failures(3);
        foreach (var pause in (int[])[1, 2, 5, 10, 10, 10])
        {
            _clock.Advance(TimeSpan.FromSeconds(pause) - TimeSpan.FromTicks(1));
            Assert.False(_watch.MayTry(AlertChannel.Email));
            _clock.Advance(TimeSpan.FromTicks(1));
            Assert.Empty(_watch.Resting());
            Failures(1); // whoever was still at it when it went away
            Assert.True(_watch.MayTry(AlertChannel.Email));
            Assert.False(_watch.MayTry(AlertChannel.Email)); // another has just gone
        }
    }

    [Fact]
    public void At_its_first_answer_it_is_back_and_the_count_begins_anew()
    {
        Failures(20);

        Assert.Equal(VendorState.Back, _watch.Hear(AlertChannel.Email, new Delivery.Delivered()));

        Assert.True(_watch.MayTry(AlertChannel.Email));
        Assert.Equal(VendorState.There, _watch.Hear(AlertChannel.Email, new Delivery.Delivered()));
        Assert.Equal([VendorState.There, VendorState.There, VendorState.Away], Failures(3));
    }

    private List<VendorState> Failures(int count) => [.. Enumerable.Range(0, count).Select(_ => _watch.Hear(AlertChannel.Email, Silence))];
}
