using System.Globalization;
using MiaPulse.Core.Accounts;
using MiaPulse.Core.Calls;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Leads;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Tests.Journeys;

/// <summary>
/// The pages' side of tenancy: whichever address of the dashboard takes an id, the id of another business's thing shows what the id of nothing shows. The addresses
/// are those that the running product has, so that a page added tomorrow is asked too.
/// </summary>
public sealed class ForeignIdTests(Browser browser) : IAsyncLifetime
{
    /// <summary>Take over, hand back, close.</summary>
    private static readonly string[] Keys = ["t", "h", "e"];

    private MiaApp _app = null!;
    private Owner _owner = null!;
    private Owner _neighbour = null!;
    private string _neighboursKey = "";

    public async ValueTask InitializeAsync()
    {
        _app = await MiaApp.StartAsync("Development");
        (_owner, _) = await _app.ABusiness();
        (_neighbour, _neighboursKey) = await _app.ABusiness("Neighbour");
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task A_page_asked_for_a_neighbours_thing_shows_what_it_shows_for_nothing_and_changes_nothing()
    {
        await TheNeighbourHasSomethingOfEachKindAsync();
        var theirs = await IdsOfTheNeighbourAsync();
        var before = await EverythingOfTheNeighbourAsync();
        var routes = RoutesWithParameters();
        var nothing = Ids.New<ConversationId>(_app.The<TimeProvider>()).ToString();
        await using (var owner = await SignedInAsync(_owner))
        {
            foreach (var route in routes)
            {
                var none = await SeesAsync(owner, route, nothing);
                foreach (var id in theirs)
                {
                    Assert.Equal(none, await SeesAsync(owner, route, id));
                }
            }
        }

        Assert.Equal(before, await EverythingOfTheNeighbourAsync());

        // Each of these pages opens for those whose thing it is: else the lines above were asked of a page that shows nothing to anybody.
        await using var neighbour = await SignedInAsync(_neighbour);
        foreach (var route in routes.Where(r => r.Parameters.Any(p => p.Name.EndsWith("id", StringComparison.OrdinalIgnoreCase))))
        {
            var none = await SeesAsync(neighbour, route, nothing);
            var opened = new List<string>();
            foreach (var id in theirs)
            {
                opened.AddRange(await SeesAsync(neighbour, route, id) == none ? [] : [id]);
            }

            Assert.True(opened.Count > 0, $"None of the neighbour's ids opens {route.RawText} for the neighbour: this test has to make such a thing.");
        }
    }

    [Fact]
    public async Task No_key_acts_on_a_neighbours_conversation()
    {
        await TheNeighbourHasSomethingOfEachKindAsync();
        var conversation = await OneOfAsync(_neighbour, db => db.Conversations.Select(c => c.Id));
        var before = await EverythingOfTheNeighbourAsync();
        await using (var owner = await SignedInAsync(_owner))
        {
            await PressAllKeysAsync(owner, conversation);
        }

        Assert.Equal(before, await EverythingOfTheNeighbourAsync());

        await using var neighbour = await SignedInAsync(_neighbour);
        await PressAllKeysAsync(neighbour, conversation);
        await Eventually.HoldsAsync(async () => await OneOfAsync(_neighbour, db => db.Conversations.Select(c => c.State)) is ConversationState.Closed, "the last of the same keys closes it where it may");
    }

    /// <summary>The dashboard's pages are the components that ask for sign-in.</summary>
    private List<RoutePattern> RoutesWithParameters()
    {
        var pages = _app.The<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<ComponentTypeMetadata>() is not null && e.Metadata.GetMetadata<IAuthorizeData>() is not null)
            .Select(e => e.RoutePattern).DistinctBy(p => p.RawText).ToList();
        Assert.Contains(pages, p => p.RawText == "/app/leads");
        var withParameters = pages.Where(p => p.Parameters.Count > 0).ToList();
        Assert.Contains(withParameters, p => p.RawText == "/app/inbox/{Id}");
        return withParameters;
    }

    /// <summary>All that somebody can tell: where they end up, the page's title, and every word on it, once it has read what it shows.</summary>
    private async Task<string> SeesAsync(Person who, RoutePattern route, string id)
    {
        var path = route.Parameters.Aggregate(route.RawText!, (path, parameter) => path.Replace($"{{{parameter.Name}}}", id, StringComparison.Ordinal));
        var answer = (await who.Page.GotoAsync(new Uri(_app.Url, path).ToString()))!;
        await who.SeesItAllAsync();
        var words = $"{answer.Status} {who.Page.Url} {await who.Page.TitleAsync()}\n{await who.Page.Locator("body").InnerTextAsync()}";
        return words.Replace(id, "{id}", StringComparison.OrdinalIgnoreCase);
    }

    private async Task PressAllKeysAsync(Person who, ConversationId conversation)
    {
        foreach (var key in Keys)
        {
            await who.Page.GotoAsync(new Uri(_app.Url, $"/app/inbox/{conversation}").ToString());
            await who.SeesItAllAsync();
            var desk = new AtTheDesk(who, _app.Url);
            await desk.OpenKeysAsync();
            await desk.CloseKeysAsync(); // so keys are heard from here on
            await who.Page.Keyboard.PressAsync(key);
            await desk.OpenKeysAsync(); // the key before was heard too
        }
    }

    private async Task<Person> SignedInAsync(Owner owner)
    {
        var person = await browser.SomebodyAsync();
        await new AtTheDesk(person, _app.Url).SignInAsync((await _app.The<IssueSignInLink>().RunAsync(owner, CancellationToken.None)).Value);
        return person;
    }

    private async Task TheNeighbourHasSomethingOfEachKindAsync()
    {
        await using var visitor = await _app.OpenWidget(_neighboursKey);
        await visitor.SendAsync("Do you repair bicycles?");
        await visitor.HearsAsync("mia", _ => true, "Mia's reply to the neighbour's visitor");
        var conversation = await OneOfAsync(_neighbour, db => db.Conversations.Select(c => c.Id));
        await _app.The<CaptureLead>().RunAsync(new Mia(_neighbour.Business), conversation, new ContactCard("Bo", "bo@b.example", null), "I'm Bo", null, CancellationToken.None);
        await _app.The<TeachMia>().RunAsync(_neighbour, new FaqDraft { Question = "Do you deliver?", Answer = "Yes, on weekdays." }, CancellationToken.None);
        await using var db = await _app.The<BusinessDbs>().ForAsync(_neighbour, CancellationToken.None);
        var clock = _app.The<TimeProvider>();
        db.Gaps.Add(new Gap { BusinessId = _neighbour.Business, Id = Ids.New<GapId>(clock), ConversationId = conversation, Question = "Do you repair bicycles?", At = clock.GetUtcNow() });
        db.Calls.Add(new Call
        {
            BusinessId = _neighbour.Business,
            Id = Ids.New<CallId>(clock),
            Vendor = "twilio",
            VendorId = "CA1",
            VisitorId = await db.Conversations.Select(c => c.VisitorId).FirstAsync(),
            From = "+13125550123",
            To = "+13125550199",
            State = CallState.Ended,
            StartedAt = clock.GetUtcNow(),
            EndedAt = clock.GetUtcNow(),
        });
        await db.SaveChangesAsync();
        await Eventually.HoldsAsync(async () => await db.Notifications.AnyAsync() && !await db.Notifications.AnyAsync(n => n.DueAt != null || n.LeasedUntil != null), "their alerts are sent, and change no more");
    }

    private async Task<T> OneOfAsync<T>(Owner who, Func<MiaDb, IQueryable<T>> what)
    {
        await using var db = await _app.The<BusinessDbs>().ForAsync(who, CancellationToken.None);
        return await what(db).FirstAsync();
    }

    /// <summary>One id of every kind of thing that the neighbour has.</summary>
    private async Task<IReadOnlyList<string>> IdsOfTheNeighbourAsync()
    {
        var ids = (await RowsOfTheNeighbourAsync())
            .Where(row => row.Values.ContainsKey("Id"))
            .DistinctBy(row => row.Table)
            .Select(row => row.Values["Id"].ToLowerInvariant())
            .ToList();
        Assert.True(ids.Count >= 7, $"Conversation, message, lead, answer, gap, member and visitor at least: {ids.Count}");
        return ids;
    }

    /// <summary>What workers note down for themselves, whenever they come to it.</summary>
    private static readonly string[] WorkersNotes = ["Meaning", "LookedAt", "HeardMembersUpTo"];

    // Their own session moves while they look around, and a visitor's presence is no change of theirs.
    private async Task<string> EverythingOfTheNeighbourAsync()
    {
        var rows = (await RowsOfTheNeighbourAsync()).Where(r => r.Table is not ("Sessions" or "SignInLinks")).ToList();
        Assert.Contains(rows, r => r.Table == "Conversations");
        return string.Join('\n', rows.Select(r => $"{r.Table}: {string.Join(", ", r.Values.Where(v => !WorkersNotes.Contains(v.Key)).Select(v => $"{v.Key}={v.Value}"))}"));
    }

    private async Task<List<(string Table, Dictionary<string, string> Values)>> RowsOfTheNeighbourAsync()
    {
        await using var db = new SqliteConnection($"Data Source={Path.Combine(_app.DataFolder, "miapulse.db")};Mode=ReadOnly;Pooling=False");
        await db.OpenAsync();
        var found = new List<(string, Dictionary<string, string>)>();
        foreach (var (table, columns) in await TablesAsync(db))
        {
            var owner = columns.Contains("BusinessId") ? "BusinessId" : table == "Businesses" ? "Id" : null;
            if (owner is null)
            {
                continue;
            }

            await using var read = db.CreateCommand();
#pragma warning disable CA2100 // the names come from the database's own list of tables
            read.CommandText = $"""SELECT * FROM "{table}" WHERE "{owner}"=@business ORDER BY rowid""";
#pragma warning restore CA2100
            read.Parameters.AddWithValue("@business", _neighbour.Business.Value);
            await using var rows = await read.ExecuteReaderAsync();
            while (await rows.ReadAsync())
            {
                found.Add((table, Enumerable.Range(0, rows.FieldCount).ToDictionary(rows.GetName, i => Convert.ToString(rows.GetValue(i), CultureInfo.InvariantCulture) ?? "")));
            }
        }

        return found;
    }

    private static async Task<List<(string Table, HashSet<string> Columns)>> TablesAsync(SqliteConnection db)
    {
        await using var read = db.CreateCommand();
        read.CommandText = "SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' ORDER BY m.name";
        await using var rows = await read.ExecuteReaderAsync();
        var columns = new List<(string Table, string Column)>();
        while (await rows.ReadAsync())
        {
            columns.Add((rows.GetString(0), rows.GetString(1)));
        }

        return [.. columns.GroupBy(c => c.Table).Select(t => (t.Key, t.Select(c => c.Column).ToHashSet()))];
    }
}
