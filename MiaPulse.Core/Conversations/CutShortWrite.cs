using MiaPulse.Core.Data;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Conversations;

/// <summary>Cuts Mia's latest words to a caller to what was heard of them. That it is her latest, on the phone, and that only an end is lost, is held by the statement itself.</summary>
internal sealed class CutShortWrite(BusinessId business, ConversationId id, long sequence, string kept) : Write<bool>
{
    private VisitorId _visitor;

    protected internal override void Apply(WriteSession session)
    {
        Outcome = session.Command(AppendSql.CutShort, business.Value, id.Value, sequence, kept).ExecuteNonQuery() > 0;
        if (!Outcome)
        {
            return;
        }

        using var moved = session.Command(AppendSql.CutLastText, business.Value, id.Value, sequence, AppendWrite.Beginning(kept)).ExecuteReader();
        moved.Read();
        _visitor = VisitorId.From(moved.GetGuid(0));
    }

    protected internal override void Tell(LiveFeed live)
    {
        if (Outcome)
        {
            live.Publish(business, new MessageCutShort(id, _visitor, sequence));
        }
    }
}
