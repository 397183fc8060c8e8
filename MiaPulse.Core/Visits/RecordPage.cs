using MiaPulse.Core.Data;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Visits;

/// <summary>A visitor is on a page now.</summary>
public sealed class RecordPage(GroupCommit commit, TimeProvider clock)
{
    public async Task<Result> RunAsync(Visitor who, SeenPage page)
    {
        if (page.Clean() is not { } clean)
        {
            return Refusal.Invalid("url", "A page needs a web address that starts with http:// or https://.");
        }

        var isKnown = await commit.RunAsync(new PageWrite(who, Ids.New<PageViewId>(clock), clean, clock.GetUtcNow()));
        return isKnown ? Result.Done : Refusal.NotFound("This visit is no longer known here.");
    }

    private sealed class PageWrite(Visitor who, PageViewId id, SeenPage page, DateTimeOffset now) : Write<bool>
    {
        // Whoever reconnects, wakes or comes back joins again on the page where they are: that is the same view. And a visitor who had everything erased in
        // another tab sees no more pages; a foreign key that says so would fail the whole transaction.
        private const string Sql = """
            INSERT INTO "PageViews" ("BusinessId","Id","VisitorId","Url","Title","Referrer","At")
            SELECT "BusinessId",@b,"Id",@d,@e,@f,@g FROM "Visitors" WHERE "BusinessId"=@a AND "Id"=@c AND COALESCE(
                (SELECT "Url" FROM "PageViews" WHERE "BusinessId"=@a AND "VisitorId"=@c ORDER BY "At" DESC LIMIT 1),'')<>@d
            """;

        private const string IsKnown = """SELECT 1 FROM "Visitors" WHERE "BusinessId"=@a AND "Id"=@b""";

        protected internal override void Apply(WriteSession session) => Outcome = session.Command(
            Sql, who.Business.Value, id.Value, who.Id.Value, page.Url, page.Title, page.Referrer, now.UtcTicks).ExecuteNonQuery() == 1
            || session.Command(IsKnown, who.Business.Value, who.Id.Value).ExecuteScalar() is not null;

        protected internal override void Tell(LiveFeed live)
        {
            if (Outcome)
            {
                live.Publish(who.Business, new VisitorMoved(who.Id, IsHere: true));
            }
        }
    }
}

/// <summary>A page as the visitor's browser names it.</summary>
public sealed record SeenPage(string? Url, string? Title, string? Referrer)
{
    /// <summary>Cut to what is kept: no user info and no fragment. Null where it is no web page.</summary>
    public SeenPage? Clean()
    {
        if (Kept(Url) is not { } url)
        {
            return null;
        }

        var title = new string([.. (Title ?? "").Where(c => !char.IsControl(c) && !char.IsSurrogate(c))]).Trim();
        return new SeenPage(url, title.Length <= PageView.MaxTitleLength ? title : title[..PageView.MaxTitleLength], Kept(Referrer));
    }

    private static string? Kept(string? text) =>
        text is { Length: <= PageView.MaxUrlLength }
        && WebAddress.Parse(text)?.GetComponents(UriComponents.HttpRequestUrl & ~UriComponents.UserInfo, UriFormat.UriEscaped) is { Length: <= PageView.MaxUrlLength } kept
            ? kept
            : null;
}
