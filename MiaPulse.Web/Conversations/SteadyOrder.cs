using MiaPulse.Core.Conversations;
using MiaPulse.Core.Shared;

namespace MiaPulse.Web.Conversations;

/// <summary>
/// The order in which the inbox shows its rows. While it is held (somebody points at the list or has scrolled it) every row keeps its place and only its words
/// change; what came in or would move up is counted, and is put in place when the hold ends or is asked for.
/// </summary>
public sealed class SteadyOrder
{
    private readonly Dictionary<ConversationId, DateTimeOffset> _laidOut = [];
    private IReadOnlyList<InboxRow> _latest = [];

    /// <summary>The rows as they stand on the screen.</summary>
    public IList<InboxRow> Rows { get; private set; } = [];

    /// <summary>How many conversations have news that are not in their place yet.</summary>
    public int News { get; private set; }

    public void Take(IReadOnlyList<InboxRow> latest, bool isHeld)
    {
        _latest = latest;
        if (!isHeld || Rows.Count == 0)
        {
            Settle();
            return;
        }

        var byId = latest.ToDictionary(r => r.Id);
        Rows = [.. Rows.Select(r => byId.GetValueOrDefault(r.Id, r))];
        News = latest.Count(r => !_laidOut.TryGetValue(r.Id, out var at) || r.LastMessageAt > at);
    }

    /// <summary>Puts every row in its place.</summary>
    public void Settle()
    {
        Rows = [.. _latest];
        News = 0;
        _laidOut.Clear();
        foreach (var row in Rows)
        {
            _laidOut[row.Id] = row.LastMessageAt;
        }
    }
}
