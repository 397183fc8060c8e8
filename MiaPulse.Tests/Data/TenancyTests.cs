using System.Reflection;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Shared;
using MiaPulse.Core.Visits;
using MiaPulse.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Tests.Data;

/// <summary>The four locks between businesses, each tried by itself.</summary>
public sealed class TenancyTests : IAsyncLifetime
{
    private Given _given = null!;
    private Owner _baker = null!;
    private Owner _neighbour = null!;
    private Visitor _theirVisitor = null!;
    private ConversationId _theirs;

    public async ValueTask InitializeAsync()
    {
        _given = await Given.AnEmptyInstallation();
        _baker = await _given.ABusiness();
        _neighbour = await _given.ABusiness("Neighbour");
        await _given.AConversationOf(_baker, "Ours");
        (_theirVisitor, _theirs) = await _given.AConversationOf(_neighbour, "Theirs");
        await _given.MiaRepliesIn(_neighbour, _theirs);
    }

    public ValueTask DisposeAsync() => _given.DisposeAsync();

    [Fact]
    public async Task A_business_sees_its_own_rows_and_none_of_its_neighbour_s()
    {
        await using var ours = await _given.DbFor(_baker);
        await using var all = await _given.The<PlatformDbs>().OpenAsync(Caretaker.Instance, CancellationToken.None);
        var looked = 0;
        foreach (var entity in ours.Model.GetEntityTypes().Select(e => e.ClrType).Where(e => e.IsAssignableTo(typeof(IBelongsToBusiness))))
        {
            var everywhere = await BusinessesOf(all, entity);
            if (everywhere.Contains(_neighbour.Business))
            {
                looked++;
                Assert.DoesNotContain(_neighbour.Business, await BusinessesOf(ours, entity));
            }
        }

        Assert.True(looked >= 5, "The neighbour has a business, a member, a visitor, a conversation and messages.");
        Assert.Equal("Ours", (await ours.Messages.SingleAsync()).Text);
    }

    [Fact]
    public async Task A_context_that_was_told_no_business_sees_nothing()
    {
        await using var unset = await _given.The<IDbContextFactory<MiaDb>>().CreateDbContextAsync();

        Assert.Empty(await unset.Businesses.ToListAsync());
        Assert.Empty(await unset.Messages.ToListAsync());
        Assert.Equal(0, await unset.Messages.ExecuteDeleteAsync());
        Assert.Equal(2, (await _given.MessagesIn(_neighbour, _theirs)).Count);
    }

    [Fact]
    public async Task Sql_bulk_changes_and_look_ups_by_key_stay_within_the_business()
    {
        await using var ours = await _given.DbFor(_baker);

        Assert.Equal(1, await ours.Messages.FromSql($"""SELECT * FROM "Messages" """).CountAsync());
        Assert.Equal(1, await ours.Conversations.ExecuteUpdateAsync(c => c.SetProperty(x => x.ContactName, "Changed")));
        Assert.Null(await ours.Conversations.FindAsync(_neighbour.Business, _theirs));
        Assert.Equal(1, await ours.Messages.ExecuteDeleteAsync());

        Assert.Null((await _given.ConversationOf(_neighbour, _theirs)).ContactName);
        Assert.Equal(2, (await _given.MessagesIn(_neighbour, _theirs)).Count);
    }

    [Fact]
    public async Task The_guard_refuses_to_add_change_or_delete_a_neighbour_s_row()
    {
        await using var theirs = await _given.DbFor(_neighbour);
        var conversation = await theirs.Conversations.AsNoTracking().SingleAsync();

        await RefusesAsync(db => db.Add(AFaq(_neighbour.Business)));
        await RefusesAsync(db =>
        {
            db.Attach(conversation);
            conversation.ContactName = "Changed";
        });
        await RefusesAsync(db => db.Remove(conversation));

        Assert.Null((await _given.ConversationOf(_neighbour, _theirs)).ContactName);
        await using var ours = await _given.DbFor(_baker);
        ours.Add(AFaq(_baker.Business));
        Assert.Equal(1, await ours.SaveChangesAsync()); // one's own is let through
    }

    [Fact]
    public async Task A_row_cannot_hang_on_a_neighbour_s_row()
    {
        await using var ours = await _given.DbFor(_baker);
        ours.Add(new PageView
        {
            BusinessId = _baker.Business,
            Id = _given.NewId<PageViewId>(),
            VisitorId = _theirVisitor.Id,
            Url = "https://b.example/",
            Title = "",
            At = _given.Clock.GetUtcNow(),
        });

        var refused = await Assert.ThrowsAsync<DbUpdateException>(() => ours.SaveChangesAsync());

        Assert.Contains("FOREIGN KEY", refused.InnerException!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_append_that_goes_past_EF_holds_the_business_too()
    {
        var across = new Owner(_baker.Business, _baker.Member, _baker.Name);

        var taken = await _given.The<MessageLog>().TakeOverAsync(across, _theirs);
        var read = await _given.The<MessageLog>().ReadAsync(across, _theirs, Author.Member, 1);

        Assert.Equal(AppendFate.NotFound, taken.Fate);
        Assert.False(read);
        Assert.Equal(ConversationState.Mia, (await _given.ConversationOf(_neighbour, _theirs)).State);
    }

    private async Task RefusesAsync(Action<MiaDb> change)
    {
        await using var ours = await _given.DbFor(_baker);
        change(ours);
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => ours.SaveChangesAsync());
        Assert.Contains("of another business", refused.Message, StringComparison.Ordinal);
    }

    private Faq AFaq(BusinessId business) => new()
    {
        BusinessId = business,
        Id = _given.NewId<FaqId>(),
        Question = "Do you deliver?",
        Answer = "Yes, on weekdays.",
        CreatedAt = _given.Clock.GetUtcNow(),
    };

    private static readonly MethodInfo ReadMethod = typeof(TenancyTests).GetMethod(nameof(ReadAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    private static Task<List<BusinessId>> BusinessesOf(MiaDb db, Type entity) => (Task<List<BusinessId>>)ReadMethod.MakeGenericMethod(entity).Invoke(null, [db])!;

    private static async Task<List<BusinessId>> ReadAsync<T>(MiaDb db) where T : class, IBelongsToBusiness =>
        [.. (await db.Set<T>().AsNoTracking().ToListAsync()).Select(row => row.BusinessId)];
}
