using MiaPulse.Core.Conversations;
using MiaPulse.Core.Leads;
using MiaPulse.Core.Shared;
using MiaPulse.Core.Visits;
using MiaPulse.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Tests.Conversations;

/// <summary>The link in the mail with what a visitor has not seen opens their conversation in another browser: once, for three days, at that business alone.</summary>
public sealed class ComeBackTests : IAsyncLifetime
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    private readonly FakeChannel _channel = new(); // takes the alerts, so that the mailer has the visitor's mail alone
    private Given _given = null!;
    private Owner _owner = null!;
    private Visitor _ana = null!;
    private string _secret = "";

    public async ValueTask InitializeAsync()
    {
        _given = await _channel.InAnEmptyInstallation();
        _owner = await _given.ABusiness();
        (_ana, var conversation) = await _given.AConversationOf(_owner, "Do you deliver? I'm at ana@ruiz.example");
        await _given.The<CaptureLead>().RunAsync(new Mia(_owner.Business), conversation, new ContactCard("Ana", "ana@ruiz.example", null), "ana@ruiz.example", null, Ct);
        Assert.True((await _given.The<ReplyAsOwner>().RunAsync(_owner, conversation, "Yes, we do.", "own-1", Ct)).IsDone);
        _given.Clock.Advance(TimeSpan.FromMinutes(2));
        await _given.AlertsAreSent();
        var text = _given.Mailer.Take().Text;
        _secret = text[(text.IndexOf("#miapulse=", StringComparison.Ordinal) + 10)..][..43];
    }

    public ValueTask DisposeAsync() => _given.DisposeAsync();

    [Fact]
    public async Task It_is_traded_once_for_a_token_of_that_visitor_beside_the_one_that_they_have()
    {
        Assert.Equal(_ana.Id, await TradeAsync(_owner, _secret, "hash-of-another"));
        Assert.Null(await TradeAsync(_owner, _secret, "hash-of-a-third"));

        Assert.True((await OpenAsync("hash-of-another")).IsDone);
        Assert.Equal(["Do you deliver? I'm at ana@ruiz.example"], (await OpenAsync($"hash-{_ana.Id}")).Value.Missed.Where(m => m.Author is Author.Visitor).Select(m => m.Text));
        Assert.Equal(RefusalKind.NotFound, (await OpenAsync("hash-of-a-third")).Refusal?.Kind);
        await using var db = await _given.DbFor(_owner);
        Assert.Equal((Secrets.Hash(_secret), "hash-of-another"), await db.ReturnLinks.SingleAsync(Ct) is var link ? (link.SecretHash, link.TokenHash!) : default);
    }

    [Fact]
    public async Task A_token_from_a_mail_opens_no_other_visitors_conversation()
    {
        var (other, _) = await _given.AConversationOf(_owner, "Something else");
        Assert.NotNull(await TradeAsync(_owner, _secret, "hash-of-another"));

        Assert.Equal(RefusalKind.NotFound, (await _given.The<VisitorView>().ReadAsync(other, "hash-of-another", 0, Ct)).Refusal?.Kind);
    }

    [Fact]
    public async Task Of_ten_who_bring_it_at_once_one_gets_in()
    {
        var traded = await Task.WhenAll(Enumerable.Range(0, 10).Select(n => Task.Run(() => TradeAsync(_owner, _secret, $"hash-{n}"))));

        Assert.Single(traded, t => t is not null);
    }

    [Fact]
    public async Task After_three_days_it_is_dead()
    {
        _given.Clock.Advance(ReturnLink.Lifetime);

        Assert.Null(await TradeAsync(_owner, _secret, "hash-of-another"));
        Assert.Equal(RefusalKind.NotFound, (await OpenAsync("hash-of-another")).Refusal?.Kind);
    }

    [Fact]
    public async Task At_a_neighbour_it_is_good_for_nothing_and_stays_unspent()
    {
        var neighbour = await _given.ABusiness("Neighbour");

        Assert.Null(await TradeAsync(neighbour, _secret, "hash-of-another"));

        Assert.NotNull(await TradeAsync(_owner, _secret, "hash-of-another"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0000000000000000000000000000000000000000000")]
    [InlineData("' OR 1=1 --")]
    public async Task What_is_no_secret_opens_nothing(string? secret)
    {
        var made = 0;

        Assert.Null(await _given.The<ComeBack>().RunAsync(new Visitor(_owner.Business, _given.NewId<VisitorId>()), secret, _ => $"hash-{++made}", Ct));

        Assert.Equal(0, made);
    }

    [Fact]
    public async Task Who_has_everything_erased_takes_the_link_and_the_token_from_it_with_them()
    {
        Assert.NotNull(await TradeAsync(_owner, _secret, "hash-of-another"));
        Assert.True((await OpenAsync("hash-of-another")).IsDone);

        Assert.True((await _given.The<EraseVisitor>().RunAsync(_ana, Ct)).IsDone);

        Assert.Equal(RefusalKind.NotFound, (await OpenAsync("hash-of-another")).Refusal?.Kind);
        await using var db = await _given.DbFor(_owner);
        Assert.Empty(await db.ReturnLinks.ToListAsync(Ct));
    }

    private Task<VisitorId?> TradeAsync(Owner at, string secret, string tokenHash) =>
        _given.The<ComeBack>().RunAsync(new Visitor(at.Business, _given.NewId<VisitorId>()), secret, _ => tokenHash, Ct);

    private Task<Result<VisitorScreen>> OpenAsync(string tokenHash) => _given.The<VisitorView>().ReadAsync(_ana, tokenHash, 0, Ct);
}
