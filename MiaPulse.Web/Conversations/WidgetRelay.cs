using MiaPulse.Core.Conversations;
using MiaPulse.Core.Leads;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using Microsoft.AspNetCore.SignalR;

namespace MiaPulse.Web.Conversations;

/// <summary>The single bridge from the live feed to the widgets: what happens in a conversation goes to all tabs of its visitor.</summary>
public sealed class WidgetRelay(LiveFeed live, IHubContext<VisitorHub, IVisitorClient> hub, LeadBook leads) : IHostedService
{
    private IDisposable? _watching;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _watching = live.WatchEverything(TellAsync);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _watching?.Dispose();
        return Task.CompletedTask;
    }

    private async ValueTask TellAsync(BusinessId business, LiveEvent what)
    {
        if (what is not ConversationEvent talk)
        {
            return;
        }

        var visitor = hub.Clients.Group(VisitorHub.GroupOf(business, talk.Visitor));
        await (talk switch
        {
            MessageAdded added => visitor.MessageAdded(WidgetMessage.From(added.Stored)),
            ReplyStarted started => visitor.ReplyStarted(new WidgetReply(started.Reply.Value)),
            ReplyPiece piece => visitor.ReplyPiece(new WidgetReplyPiece(piece.Reply.Value, piece.Index, piece.Text)),
            ReplyEnded ended => visitor.ReplyEnded(new WidgetReplyEnd(ended.Reply.Value, ended.Message?.Value)),
            StateChanged changed => visitor.StateChanged(new WidgetState(Wire.Of(changed.State), changed.MemberName, changed.Version)),
            Typing { Author: not Author.Visitor } typing => visitor.Typing(new WidgetTyping(Wire.Of(typing.Author), typing.IsTyping)),
            LeadCaptured lead => TellLeadAsync(business, lead.Lead, visitor),
            ReadUpTo { Author: Author.Member } read => visitor.ReadBy(new WidgetRead(read.Sequence)),
            _ => Task.CompletedTask,
        });
    }

    private async Task TellLeadAsync(BusinessId business, LeadId lead, IVisitorClient visitor)
    {
        if (await leads.CardAsync(new Mia(business), lead, CancellationToken.None) is { } card)
        {
            await visitor.LeadCaptured(WidgetContact.From(card));
        }
    }
}
