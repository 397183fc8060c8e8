using MiaPulse.Core.Businesses;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Leads;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using Microsoft.AspNetCore.SignalR;

namespace MiaPulse.Web.Conversations;

/// <summary>
/// The single bridge from the live feed to the widgets: what happens in a conversation goes to all tabs of its visitor. Sending waits for the slowest of these
/// tabs and for nobody else: each visitor has a line of their own, and SignalR ends a connection that takes nothing for ten seconds.
/// </summary>
public sealed partial class WidgetRelay : IHostedService
{
    private readonly LiveFeed _live;
    private readonly IHubContext<VisitorHub, IVisitorClient> _hub;
    private readonly LeadBook _leads;
    private readonly Presence _presence;
    private readonly WidgetDirectory _directory;
    private readonly VisitorTabs _tabs;
    private readonly TimeProvider _clock;
    private readonly ILogger<WidgetRelay> _log;
    private readonly WidgetLanes<(BusinessId Business, LiveEvent What)> _lanes;
    private IDisposable? _watching;

    public WidgetRelay(
        LiveFeed live, IHubContext<VisitorHub, IVisitorClient> hub, LeadBook leads, Presence presence, WidgetDirectory directory, VisitorTabs tabs, TimeProvider clock, ILogger<WidgetRelay> log)
    {
        _live = live;
        _hub = hub;
        _leads = leads;
        _presence = presence;
        _directory = directory;
        _tabs = tabs;
        _clock = clock;
        _log = log;
        _lanes = new(piece => TellAsync(piece.Business, piece.What));
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _watching = _live.WatchEverything(Hear);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _watching?.Dispose();
        return Task.CompletedTask;
    }

    private void Hear(BusinessId business, LiveEvent what)
    {
        if (LaneOf(what) is { } lane)
        {
            _lanes.Offer(business, lane, (business, what));
        }
    }

    /// <summary>In whose line it waits. Null for what no visitor is told.</summary>
    private static VisitorId? LaneOf(LiveEvent what) => what switch
    {
        MessageAdded or ReplyStarted or ReplyPiece or ReplyEnded or StateChanged or LeadCaptured or Typing { Author: not Author.Visitor } or ReadUpTo { Author: Author.Member } =>
            ((ConversationEvent)what).Visitor,
        VisitorErased erased => erased.Visitor,
        PresenceChanged => default(VisitorId), // one line for what all visitors of a business are told
        _ => null,
    };

    private async ValueTask TellAsync(BusinessId business, LiveEvent what)
    {
        try
        {
            await (what switch
            {
                ConversationEvent talk => TellAsync(business, talk, _hub.Clients.Group(VisitorHub.GroupOf(business, talk.Visitor))),
                VisitorErased erased => EndAsync(business, erased.Visitor),
                PresenceChanged => TellPresenceAsync(business),
                _ => Task.CompletedTask,
            });
        }
#pragma warning disable CA1031 // whatever goes wrong with one event, the visitor's next one is told
        catch (Exception failure)
#pragma warning restore CA1031
        {
            NotTold(_log, failure, what.GetType().Name, business);
        }
    }

    private Task TellAsync(BusinessId business, ConversationEvent what, IVisitorClient visitor) => what switch
    {
        MessageAdded added => TellMessageAsync(business, added.Stored, visitor),
        ReplyStarted started => visitor.ReplyStarted(new WidgetReply(started.Reply.Value)),
        ReplyPiece piece => visitor.ReplyPiece(new WidgetReplyPiece(piece.Reply.Value, piece.Index, piece.Text)),
        ReplyEnded ended => visitor.ReplyEnded(new WidgetReplyEnd(ended.Reply.Value, ended.Message?.Value)),
        StateChanged changed => visitor.StateChanged(new WidgetState(Wire.Of(changed.State), changed.MemberName, changed.Version)),
        Typing typing => visitor.Typing(new WidgetTyping(Wire.Of(typing.Author), typing.IsTyping)),
        LeadCaptured lead => TellLeadAsync(business, lead.Lead, visitor),
        ReadUpTo read => visitor.ReadBy(new WidgetRead(read.Sequence)),
        _ => Task.CompletedTask,
    };

    private async Task EndAsync(BusinessId business, VisitorId visitor)
    {
        // Out of the group first: a piece of the reply that was under way may still be behind this in the line, and nothing is told after the end.
        var open = _tabs.Take(business, visitor);
        foreach (var tab in open)
        {
            await _hub.Groups.RemoveFromGroupAsync(tab.ConnectionId, VisitorHub.GroupOf(business, visitor));
        }

        await _hub.Clients.Clients([.. open.Select(tab => tab.ConnectionId)]).Erased();
        foreach (var tab in open)
        {
            tab.Abort(); // what was sent before is delivered
        }
    }

    private async Task TellMessageAsync(BusinessId business, Message message, IVisitorClient visitor)
    {
        var region = message.Extras?.Contact?.Phone is null ? "" : await RegionAsync(business); // only a number is written as people of the region do
        await visitor.MessageAdded(WidgetMessage.From(message, region));
    }

    // The sending is not waited for: among all of a business's tabs one may not be reading, and the next change is not to wait for it. Each tab still hears them in order.
    private async Task TellPresenceAsync(BusinessId business)
    {
        if (await _directory.FindAsync(new Mia(business), CancellationToken.None) is { } facts)
        {
            var attended = _presence.IsAttended(business, facts.Hours, facts.TimeZone, _clock.GetUtcNow());
            _ = _hub.Clients.Group(VisitorHub.GroupOf(business)).PresenceChanged(new WidgetPresence(attended));
        }
    }

    private async Task TellLeadAsync(BusinessId business, LeadId lead, IVisitorClient visitor)
    {
        if (await _leads.CardAsync(new Mia(business), lead, CancellationToken.None) is { } card)
        {
            await visitor.LeadCaptured(WidgetContact.From(card, await RegionAsync(business)));
        }
    }

    private async ValueTask<string> RegionAsync(BusinessId business) => (await _directory.FindAsync(new Mia(business), CancellationToken.None))?.Region ?? "";

    [LoggerMessage(Level = LogLevel.Error, Message = "{Event} of business {Business} could not be told to a visitor")]
    private static partial void NotTold(ILogger log, Exception failure, string @event, BusinessId business);
}
