using MiaPulse.Core.Data;

namespace MiaPulse.Core.Conversations;

/// <summary>
/// Expects that a visitor has left and does not see what a member wrote: a due mail in the transaction of the words. It waits until two minutes after the last of
/// them, so that what is written in one go is one mail; whether they were seen meanwhile is looked at when it is due.
/// </summary>
internal static class UnseenReplies
{
    private static readonly TimeSpan Away = TimeSpan.FromMinutes(2);

    // a business, b conversation, c when it is due
    private const string Postpone = """
        UPDATE "DueMails" SET "DueAt"=@c
        WHERE "BusinessId"=@a AND "ConversationId"=@b AND "Kind"='UnseenReplies' AND "DueAt" IS NOT NULL AND "LeasedUntil" IS NULL AND "Words" IS NULL
        """;

    // a business, b id, c conversation, d member, e first sequence, f dedupe key, g now, h when it is due
    private const string Add = """
        INSERT INTO "DueMails" ("BusinessId","Id","Kind","ConversationId","MemberId","About","DedupeKey","CreatedAt","DueAt","Attempts","Unanswered","Again")
        SELECT @a,@b,'UnseenReplies',@c,@d,@e,@f,@g,@h,0,0,0
        WHERE EXISTS (SELECT 1 FROM "Leads" WHERE "BusinessId"=@a AND "ConversationId"=@c AND "Email" IS NOT NULL)
            AND EXISTS (SELECT 1 FROM "Members" WHERE "BusinessId"=@a AND "Id"=@d)
        ON CONFLICT ("BusinessId","DedupeKey") DO NOTHING
        """;

    /// <param name="session">The write of the words.</param>
    /// <param name="said">What a member said, with its sequence.</param>
    public static void Expect(WriteSession session, Message said)
    {
        var due = (said.At + Away).UtcTicks;
        if (session.Command(Postpone, said.BusinessId.Value, said.ConversationId.Value, due).ExecuteNonQuery() == 0)
        {
            session.Command(
                Add, said.BusinessId.Value, said.Id.Value, said.ConversationId.Value, said.MemberId?.Value, $"{said.Sequence}", $"unseen_replies/{said.ConversationId}/{said.Sequence}",
                said.At.UtcTicks, due).ExecuteNonQuery();
        }
    }
}
