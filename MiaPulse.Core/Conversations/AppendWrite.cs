using MiaPulse.Core.Data;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Live;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using MiaPulse.Core.Webhooks;

namespace MiaPulse.Core.Conversations;

/// <summary>What an append does to its conversation beside adding a message.</summary>
internal enum AppendKind
{
    Visitor,
    Text,
    Member,
    Mia,
    MiaCallsForPerson,
    TakeOver,
    HandBack,
    CallForPerson,
    Close,
}

/// <summary>
/// One message and the change of its conversation, in SQL that SQLite and PostgreSQL both understand. Three statements in the usual case: insert with the next
/// sequence where the state allows it, move the conversation's own columns, and look for endpoints to tell. The database decides, so that no memory of ours can be
/// out of date.
/// </summary>
internal sealed class AppendWrite(AppendKind kind, Message asked, NotifyOwner notify, TellEndpoints endpoints, ConversationStart? start = null) : Write<Appended>
{
    private Message _stored = null!; // set by Apply, which every path runs first
    private VisitorId _visitor;
    private bool _moved;
    private Alert? _raised;
    private bool _isAlerted;
    private bool _isTold;
    private MemberId? _takenBy;
    private string? _takenByName;
    private HandOverReason? _handOver;

    /// <summary>For Mia's replies: the version under which she began.</summary>
    public long Version { get; init; }

    public DialogueState? Dialogue { get; init; }

    /// <summary>For Mia's call, and for what waits for a person by itself: why.</summary>
    public HandOverReason? HandOver { get; init; }

    /// <summary>For Mia's replies: the language that was heard in what she answers.</summary>
    public Language? Language { get; init; }

    /// <summary>For taking over: the name that visitors see.</summary>
    public string? MemberName { get; init; }

    protected internal override void Apply(WriteSession session)
    {
        _stored = asked;
        (_raised, _isAlerted, _isTold) = (null, false, false);
        if (start is not null)
        {
            _stored = In(Begin(session, start));
        }

        using (var inserted = session.Command(
            AppendSql.Insert(kind),
            _stored.BusinessId.Value, _stored.ConversationId.Value, _stored.Id.Value, Names.Of(_stored.Author), _stored.AuthorName, _stored.MemberId?.Value, _stored.Text,
            _stored.At.UtcTicks, _stored.ClientMessageId, _stored.ReplyTo, _stored.Extras is null ? null : Json.Write(_stored.Extras), Version).ExecuteReader())
        {
            if (!inserted.Read())
            {
                inserted.Close();
                Outcome = NotInserted(session);
                return;
            }

            _stored = At(inserted.GetInt64(0));
        }

        if (kind is AppendKind.Member)
        {
            UnseenReplies.Expect(session, _stored);
        }

        var beginsToWait = Change(session) == _stored.At.UtcTicks && _moved;
        if (beginsToWait)
        {
            // It begins to wait with this very message. Who waited before has been told of, under the moment at which that began.
            _raised = Alert.OfWaiting(_stored.ConversationId, _stored.At);
            _isAlerted = notify.Write(session, _stored.BusinessId, _raised);
        }
        else if (kind is AppendKind.Visitor or AppendKind.Text && Outcome!.State is ConversationState.Human)
        {
            _isAlerted = notify.WriteUnread(session, _stored.BusinessId, Alert.OfWords(_stored.ConversationId, _stored.Sequence), _takenBy);
        }

        _isTold = endpoints.Write(session, _stored.BusinessId, Facts(beginsToWait));
    }

    protected internal override void Tell(LiveFeed live)
    {
        if (Outcome is not { Fate: AppendFate.Stored } outcome)
        {
            return;
        }

        live.Publish(_stored.BusinessId, new MessageAdded(_stored.ConversationId, _visitor, _stored.Sequence, _stored.Author, _stored));
        if (_moved)
        {
            live.Publish(_stored.BusinessId, new StateChanged(_stored.ConversationId, _visitor, outcome.State, _takenByName, outcome.Version, _handOver));
        }

        if (_raised is { } alert)
        {
            notify.Raised(_stored.BusinessId, alert);
        }

        if (_isAlerted)
        {
            notify.Added(_stored.BusinessId);
        }

        if (_isTold)
        {
            endpoints.Added(_stored.BusinessId);
        }
    }

    /// <summary>What endpoints may want to hear of it. Looked at only where there are any.</summary>
    private IEnumerable<WebhookFact> Facts(bool beginsToWait)
    {
        if (_stored.Sequence == 1)
        {
            yield return WebhookFact.OfStart(_stored, start?.Channel ?? Channel.Web, start?.Url, start?.Title);
        }

        yield return WebhookFact.OfMessage(_stored, Outcome!.State);
        if (beginsToWait)
        {
            yield return WebhookFact.OfWaiting(_stored, _handOver);
        }

        if (kind is AppendKind.Close)
        {
            yield return WebhookFact.OfClosing(_stored);
        }
    }

    /// <summary>Moves the conversation's own columns. Returns since when it waits, in ticks; null where it does not.</summary>
    private long? Change(WriteSession session)
    {
        using var changed = session.Command(
            AppendSql.Change(kind),
            _stored.BusinessId.Value, _stored.ConversationId.Value, _stored.Sequence, _stored.At.UtcTicks, Beginning(_stored.Text), Names.Of(_stored.Author),
            _stored.MemberId?.Value, MemberName, Dialogue is null ? null : Json.Write(Dialogue), _stored.ReplyTo, HandOver?.ToString(), Language?.ToString()).ExecuteReader();
        changed.Read();
        var state = Names.State(changed.GetString(0));
        var version = changed.GetInt64(1);
        _visitor = VisitorId.From(changed.GetGuid(2));
        _moved = changed.GetInt32(3) != 0;
        _takenByName = changed.IsDBNull(4) ? null : changed.GetString(4);
        _handOver = changed.IsDBNull(5) ? null : Enum.Parse<HandOverReason>(changed.GetString(5));
        Outcome = new Appended(AppendFate.Stored, _stored.ConversationId, _stored.Id, _stored.Sequence, _stored.At, state, version);
        _takenBy = changed.IsDBNull(7) ? null : MemberId.From(changed.GetGuid(7));
        return changed.IsDBNull(6) ? null : changed.GetInt64(6);
    }

    private ConversationId Begin(WriteSession session, ConversationStart begin)
    {
        // Another tab may have begun it in this very moment; then this inserts nothing and finds that one.
        session.Command(
            AppendSql.Begin, asked.BusinessId.Value, asked.ConversationId.Value, begin.Visitor.Value, Names.Of(begin.Channel), asked.At.UtcTicks, begin.Url, begin.Title,
            AppendSql.FreshDialogue).ExecuteNonQuery();
        using var found = session.Command(AppendSql.Find, asked.BusinessId.Value, begin.Visitor.Value, Names.Of(begin.Channel)).ExecuteReader();
        return found.Read() ? ConversationId.From(found.GetGuid(0)) : asked.ConversationId;
    }

    private Appended NotInserted(WriteSession session)
    {
        using (var repeated = session.Command(AppendSql.Repeated, _stored.BusinessId.Value, _stored.ConversationId.Value, _stored.ClientMessageId).ExecuteReader())
        {
            if (repeated.Read())
            {
                return new Appended(
                    AppendFate.Repeated, _stored.ConversationId, MessageId.From(repeated.GetGuid(0)), repeated.GetInt64(1),
                    new DateTimeOffset(repeated.GetInt64(2), TimeSpan.Zero), Names.State(repeated.GetString(3)), repeated.GetInt64(4));
            }
        }

        using var there = session.Command(AppendSql.There, _stored.BusinessId.Value, _stored.ConversationId.Value).ExecuteReader();
        return there.Read()
            ? new Appended(AppendFate.Dropped, _stored.ConversationId, default, there.GetInt64(2), default, Names.State(there.GetString(0)), there.GetInt64(1))
            : new Appended(AppendFate.NotFound, _stored.ConversationId, default, 0, default, ConversationState.Closed, 0);
    }

    private Message In(ConversationId conversation) => Copy(conversation, _stored.Sequence);

    private Message At(long sequence) => Copy(_stored.ConversationId, sequence);

    private Message Copy(ConversationId conversation, long sequence) => new()
    {
        BusinessId = _stored.BusinessId,
        ConversationId = conversation,
        Id = _stored.Id,
        Sequence = sequence,
        Author = _stored.Author,
        AuthorName = _stored.AuthorName,
        MemberId = _stored.MemberId,
        Text = _stored.Text,
        At = _stored.At,
        ClientMessageId = _stored.ClientMessageId,
        ReplyTo = _stored.ReplyTo,
        Extras = _stored.Extras,
    };

    // A list shows one line.
    internal static string Beginning(string text) => Shortened.To(text, 160).Replace('\n', ' ');
}

/// <summary>How enums stand in the database: by name, as EF writes them.</summary>
internal static class Names
{
    private static readonly string[] Authors = Enum.GetNames<Author>();
    private static readonly string[] Channels = Enum.GetNames<Channel>();

    public static string Of(Author author) => Authors[(int)author];

    public static string Of(Channel channel) => Channels[(int)channel];

    public static ConversationState State(string name) => Enum.Parse<ConversationState>(name);
}

/// <summary>Clears the reply that was due, unless the visitor has written since.</summary>
internal sealed class NothingDueWrite(BusinessId business, ConversationId id, long upTo) : Write<bool>
{
    protected internal override void Apply(WriteSession session) =>
        Outcome = session.Command(AppendSql.NothingDue, business.Value, id.Value, upTo).ExecuteNonQuery() > 0;
}

/// <summary>One side has read up to a asked. Going back is not reading.</summary>
internal sealed class ReadWrite(BusinessId business, ConversationId id, Author side, long sequence) : Write<bool>
{
    private VisitorId _visitor;

    protected internal override void Apply(WriteSession session)
    {
        var sql = side is Author.Visitor ? AppendSql.ReadByVisitor : AppendSql.ReadByMembers;
        using var moved = session.Command(sql, business.Value, id.Value, sequence).ExecuteReader();
        Outcome = moved.Read();
        _visitor = Outcome ? VisitorId.From(moved.GetGuid(0)) : default;
    }

    protected internal override void Tell(LiveFeed live)
    {
        if (Outcome)
        {
            live.Publish(business, new ReadUpTo(id, _visitor, side, sequence));
        }
    }
}
