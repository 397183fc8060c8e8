using MiaPulse.Core.Data;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Notifications;

/// <summary>
/// Adds an alert's rows to the transaction of what it tells of, so that there is never the one without the other: a row for each member and each connected channel
/// that the member wants it by, also for the steps that come later if nobody sees to it. Whoever adds says <see cref="Raised"/> once it is saved, and <see cref="Added"/>
/// where there are rows.
/// </summary>
public sealed class NotifyOwner(AlertWays ways, NotificationQueue queue, LiveFeed live, TimeProvider clock)
{
    /// <summary>Alerts of one conversation and kind that a member has not looked at: a further one would tell them nothing, and a visitor could go on for ever.</summary>
    public const int MostUnseen = 3;

    /// <summary>How far back they count.</summary>
    public static readonly TimeSpan UnseenFor = TimeSpan.FromDays(1);

    /// <summary>How long a conversation that begins to wait again is still the event that a member has been told of, as long as nobody came meanwhile: a visitor asks, leaves and asks again.</summary>
    public static readonly TimeSpan SameWaiting = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Adds to the unit of work of <paramref name="db"/>. Two who add the same at once meet at a unique key: then the later save fails as a whole, as it does where an alert
    /// that was to take this along is taken to be sent in the same moment.
    /// </summary>
    /// <returns>Whether there is anything new to send.</returns>
    public async Task<bool> AddAsync(MiaDb db, BusinessCaller who, Alert alert, CancellationToken ct)
    {
        var rows = Rows(who.Business, alert, await AlertReader.AllAsync(db, ct)).ToList();
        var keys = rows.ConvertAll(r => r.DedupeKey);
        var known = await db.Notifications.Where(n => keys.Contains(n.DedupeKey)).Select(n => n.DedupeKey).ToListAsync(ct);
        rows.RemoveAll(r => known.Contains(r.DedupeKey));
        await TakeAlongAsync(db, alert, rows, ct);
        db.Notifications.AddRange(rows);
        return rows.Count > 0;
    }

    /// <summary>Tells whoever sends and whoever looks. After the save, never before.</summary>
    public void Added(BusinessId business)
    {
        queue.Wake();
        live.Publish(business, new AlertsChanged());
    }

    /// <summary>Tells those who are at their desks, whatever is sent to anybody. After the save, never before.</summary>
    public void Raised(BusinessId business, Alert alert) => live.Publish(business, new AlertRaised(alert));

    /// <summary>
    /// Adds the same inside the append, which goes past EF; for what a visitor can bring about as often as they like. Nothing for whom the same waiting is told of or about to
    /// be (<see cref="SameWaiting"/>).
    /// </summary>
    internal bool Write(WriteSession session, BusinessId business, Alert alert)
    {
        var added = 0;
        foreach (var row in Rows(business, alert, ReadMembers(session, business)))
        {
            added += session.Command(
                AlertSql.Add, business.Value, row.Id.Value, row.Kind.ToString(), row.ConversationId.Value, row.LeadId?.Value, row.MemberId.Value, row.Channel.ToString(),
                row.DedupeKey, row.CreatedAt.UtcTicks, (row.CreatedAt - UnseenFor).UtcTicks, MostUnseen, row.DueAt?.UtcTicks, row.StepAt?.UtcTicks,
                (row.CreatedAt - SameWaiting).UtcTicks).ExecuteNonQuery();
        }

        return added > 0;
    }

    /// <summary>
    /// Adds, inside the append of a visitor's words, what the member who has the conversation is told should they not see them (<see cref="UnreadWords"/>); where no way leads
    /// to that member, what all others are told. Nothing where such an alert waits already, or has just told of words that are still unread.
    /// </summary>
    internal bool WriteUnread(WriteSession session, BusinessId business, Alert alert, MemberId? holder)
    {
        var members = ReadMembers(session, business);
        var rows = Rows(business, alert, members.Where(m => m.Member == holder)).ToList();
        if (rows.Count == 0)
        {
            rows = [.. Rows(business, alert, members.Where(m => m.Member != holder))];
        }

        var added = 0;
        foreach (var row in rows)
        {
            added += session.Command(
                AlertSql.AddUnread, business.Value, row.Id.Value, row.Kind.ToString(), row.ConversationId.Value, row.MemberId.Value, row.Channel.ToString(), row.DedupeKey,
                row.CreatedAt.UtcTicks, (row.CreatedAt - UnseenFor).UtcTicks, MostUnseen, row.DueAt?.UtcTicks, (row.CreatedAt - SameWaiting).UtcTicks,
                Alert.SequenceIn(row.DedupeKey)).ExecuteNonQuery();
        }

        return added > 0;
    }

    /// <summary>A row for each of these readers and each way that they want this by.</summary>
    internal IEnumerable<Notification> Rows(BusinessId business, Alert alert, IEnumerable<AlertReader> readers) =>
        from reader in readers
        from step in (reader.Alerts ?? AlertPreferences.Usual).Steps(alert.Kind, ways.Of(reader.HasChat))
        select Notification.For(business, Ids.New<NotificationId>(clock), alert, reader.Member, step.Channel, clock.GetUtcNow(), alert.Grace + step.Wait);

    /// <summary>
    /// An alert of the same lead that has not gone out yet, and that its member has not looked at, is written when it leaves: it says this too, and another would say the same again.
    /// </summary>
    private static async Task TakeAlongAsync(MiaDb db, Alert alert, List<Notification> rows, CancellationToken ct)
    {
        if (alert.Kind is not AlertKind.LeadCaptured || rows.Count == 0)
        {
            return;
        }

        var lead = alert.Lead;
        var waiting = await db.Notifications.Where(n => n.LeadId == lead && n.Kind == AlertKind.LeadCaptured && n.DueAt != null && n.LeasedUntil == null && n.SeenAt == null).ToListAsync(ct);
        foreach (var earlier in waiting.Where(n => n.Facts is null))
        {
            if (!await AlertSteps.IsSeenToAsync(db, earlier, ct) && rows.RemoveAll(r => r.MemberId == earlier.MemberId && r.Channel == earlier.Channel) > 0)
            {
                db.Entry(earlier).Property(n => n.DueAt).IsModified = true; // whoever takes it to send it meanwhile has the facts as they were: then this is not saved
            }
        }
    }

    private static List<AlertReader> ReadMembers(WriteSession session, BusinessId business)
    {
        var members = new List<AlertReader>();
        using var read = session.Command(AlertSql.Members, business.Value).ExecuteReader();
        while (read.Read())
        {
            members.Add(new AlertReader(MemberId.From(read.GetGuid(0)), read.IsDBNull(1) ? null : Json.Read<AlertPreferences>(read.GetString(1)), read.GetInt32(2) != 0));
        }

        return members;
    }
}

/// <summary>The outbox in SQL, for the append. Constants: the writer looks its prepared commands up by reference.</summary>
internal static class AlertSql
{
    public const string Members = """
        SELECT m."Id",m."Alerts",CASE WHEN EXISTS (SELECT 1 FROM "ChatLinks" l WHERE l."BusinessId"=m."BusinessId" AND l."MemberId"=m."Id") THEN 1 ELSE 0 END
        FROM "Members" m WHERE m."BusinessId"=@a
        """;

    // a business, b id, c kind, d conversation, e lead, f member, g channel, h dedupe key, i now, j since when unseen ones count, k how many of them at most,
    // l when it is due, m the same for a later step, n since when one that was told, or is about to be, is the same event unless a member has said something or taken over since
    public const string Add = """
        INSERT INTO "Notifications" ("BusinessId","Id","Kind","ConversationId","LeadId","MemberId","Channel","DedupeKey","CreatedAt","DueAt","StepAt","Attempts","Unanswered","Again")
        SELECT @a,@b,@c,@d,@e,@f,@g,@h,@i,@l,@m,0,0,0
        WHERE (SELECT COUNT(*) FROM "Notifications"
            WHERE "BusinessId"=@a AND "ConversationId"=@d AND "MemberId"=@f AND "Channel"=@g AND "Kind"=@c AND "SeenAt" IS NULL AND "CreatedAt">@j) < @k
            AND NOT EXISTS (SELECT 1 FROM "Notifications" n
                WHERE n."BusinessId"=@a AND n."ConversationId"=@d AND n."MemberId"=@f AND n."Channel"=@g AND n."Kind"=@c AND n."CreatedAt">@n
                    AND (n."DueAt" IS NOT NULL OR n."DeliveredAt" IS NOT NULL)
                    AND NOT EXISTS (SELECT 1 FROM "Messages" s
                        WHERE s."BusinessId"=@a AND s."ConversationId"=@d AND s."MemberId" IS NOT NULL AND s."At">=n."CreatedAt"))
        ON CONFLICT ("BusinessId","DedupeKey") DO NOTHING
        """;

    // a business, b id, c kind, d conversation, e member, f channel, g dedupe key, h now, i since when unseen ones count, j how many of them at most, k when it is due,
    // l since when one that was told is the same silence as long as words of before are unread, m the sequence of the words.
    // One that its member has looked at, or that a member has said something or taken over since, says nothing of words that come after it. One that was let go counts for nothing.
    public const string AddUnread = """
        INSERT INTO "Notifications" ("BusinessId","Id","Kind","ConversationId","MemberId","Channel","DedupeKey","CreatedAt","DueAt","StepAt","Attempts","Unanswered","Again")
        SELECT @a,@b,@c,@d,@e,@f,@g,@h,@k,@k,0,0,0
        WHERE (SELECT COUNT(*) FROM "Notifications"
            WHERE "BusinessId"=@a AND "ConversationId"=@d AND "MemberId"=@e AND "Channel"=@f AND "Kind"=@c AND "SeenAt" IS NULL AND "CreatedAt">@i
                AND ("DeliveredAt" IS NOT NULL OR "FailedAt" IS NOT NULL)) < @j
            AND NOT EXISTS (SELECT 1 FROM "Notifications" n
                WHERE n."BusinessId"=@a AND n."ConversationId"=@d AND n."MemberId"=@e AND n."Channel"=@f AND n."Kind"=@c AND n."SeenAt" IS NULL
                    AND (n."DueAt" IS NOT NULL OR (n."DeliveredAt" IS NOT NULL AND n."CreatedAt">@l AND EXISTS (SELECT 1 FROM "Messages" u
                        JOIN "Conversations" t ON t."BusinessId"=u."BusinessId" AND t."Id"=u."ConversationId"
                        WHERE u."BusinessId"=@a AND u."ConversationId"=@d AND u."Author"='Visitor' AND u."Sequence"<@m AND u."Sequence">t."ReadByMembers")))
                    AND NOT EXISTS (SELECT 1 FROM "Messages" s
                        WHERE s."BusinessId"=@a AND s."ConversationId"=@d AND s."MemberId" IS NOT NULL AND s."At">=n."CreatedAt"))
        ON CONFLICT ("BusinessId","DedupeKey") DO NOTHING
        """;
}
