using MiaPulse.Core.Data;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Conversations;

/// <summary>Cuts Mia's latest words to a caller to what was heard of them. That it is her latest, on the phone, and that only an end is lost, is held by the statement itself.</summary>
/// <param name="business">Whose.</param>
/// <param name="id">The conversation.</param>
/// <param name="sequence">Her words.</param>
/// <param name="kept">What was heard of them; or, with <paramref name="unheard"/>, what says that nothing was.</param>
/// <param name="unheard">The extras of words of which nothing was heard; null where something was.</param>
internal sealed class CutShortWrite(BusinessId business, ConversationId id, long sequence, string kept, MessageExtras? unheard = null) : Write<bool>
{
    private VisitorId _visitor;

    protected internal override void Apply(WriteSession session)
    {
        var cut = unheard is null
            ? session.Command(AppendSql.CutShort, business.Value, id.Value, sequence, kept)
            : session.Command(AppendSql.CutAway, business.Value, id.Value, sequence, kept, Json.Write(unheard));
        Outcome = cut.ExecuteNonQuery() > 0;
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
