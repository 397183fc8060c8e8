using System.Text.Json;
using MiaPulse.Core.Businesses;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Leads;
using MiaPulse.Core.Shared;
using MiaPulse.Core.Visits;
using Microsoft.AspNetCore.SignalR;

namespace MiaPulse.Web.Conversations;

/// <summary>
/// The visitors' door: turns what a widget calls into one use case each. Keeps the visitor and the conversation of a connection in memory, so that a message costs no look-up.
/// </summary>
public sealed class VisitorHub(
    VisitorTokens tokens, VisitorLimits limits, WelcomeVisitor welcome, VisitorView view, ReceiveMessage receive, RecordPage recordPage, MarkRead markRead, ShowTyping showTyping,
    CallForPerson callForPerson, ComeBack comeBack, RateConversation rate, CloseConversation close, EraseVisitor erase, EmailTranscript emailTranscript, IdentifyVisitor identify, NoticeWidget notice, WidgetDirectory directory, Presence presence,
    PublicUrl ours, VisitorTabs tabs, TimeProvider clock) : Hub<IVisitorClient>
{
    public const string Path = "/hubs/visitor";

    /// <summary>The group in which all of a visitor's tabs are.</summary>
    public static string GroupOf(BusinessId business, VisitorId visitor) => $"{business.Value:N}{visitor.Value:N}";

    /// <summary>The group in which all tabs of all of a business's visitors are.</summary>
    public static string GroupOf(BusinessId business) => $"{business.Value:N}";

    public override async Task OnConnectedAsync()
    {
        var http = Context.GetHttpContext()!;

        // Over long polling this is a copy of the request, without what the gate found.
        var facts = http.Features.Get<WidgetFacts>() ?? await directory.FindAsync(http.Request.Query["key"], Context.ConnectionAborted)
            ?? throw new HubException("not_found: There is no business with this widget key.");
        Context.Items[typeof(Connection)] = new Connection(facts, ClientAddress.Of(http), http.Request.Headers.UserAgent, http.Request.Headers.Origin);
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        if (Context.Items.TryGetValue(typeof(Connection), out var here) && here is Connection { Who: { } who })
        {
            tabs.Leave(who, Context);
        }

        return Task.CompletedTask; // SignalR itself takes it out of its groups
    }

    public async Task<JoinAnswer> Join(JsonElement argument)
    {
        var here = Counted;
        var call = HubArguments.Read<JoinCall>(argument, nameof(Join));
        if (call.AfterSequence is < 0)
        {
            throw new HubException("invalid: afterSequence must not be negative.");
        }

        var traded = await ComeBackAsync(here, call.FromMail);
        var (token, screen) = (traded ?? call.VisitorToken) is { Length: > 0 } known
            ? await ResumeAsync(here, known, call.AfterSequence ?? 0)
            : await BeginAsync(here, call);
        here.Conversation = screen.Conversation;
        if (call.Page is { } page)
        {
            await SeePageAsync(here, new SeenPage(page.Url, page.Title, page.Referrer));
        }

        if (!here.Facts.WasSeen && here.Facts.Origins.Contains(here.Origin.ToLowerInvariant()))
        {
            await notice.RunAsync(here.Who!, here.Facts.Key, Context.ConnectionAborted);
        }

        var now = clock.GetUtcNow();
        return new JoinAnswer(
            token, screen.Conversation?.Value, Wire.Of(screen.State), screen.MemberName, screen.Version, [.. screen.Missed.Select(m => WidgetMessage.From(m, here.Facts.Region))],
            WidgetWords.For(here.Facts, presence.IsAttended(here.Facts.Business, here.Facts.Hours, here.Facts.TimeZone, now), ours, now))
        {
            LinkIsDead = call.FromMail is not null && traded is null,
            ReplyIsDue = screen.IsReplyDue,
        };
    }

    public async Task<SendAnswer> Send(JsonElement argument)
    {
        var (here, who) = Here.Who is null ? JoinedCall : (Here, Here.Who); // counted as a call only where it is none
        limits.CountMessage(who.Id.ToString(), here.Address);
        var call = HubArguments.Read<SendCall>(argument, nameof(Send));
        var sent = Allowed(await receive.RunAsync(who, here.Conversation, here.Start, call.Text, call.ClientMessageId));
        here.Conversation = sent.ConversationId;
        return new SendAnswer(sent.ConversationId.Value, sent.Id.Value, sent.Sequence, sent.At);
    }

    public async Task Page(JsonElement argument)
    {
        var (here, _) = JoinedCall;
        var page = HubArguments.Read<PageCall>(argument, nameof(Page));
        await SeePageAsync(here, new SeenPage(page.Url, page.Title, page.Referrer));
    }

    public Task Typing(JsonElement isTyping)
    {
        var (here, who) = JoinedCall;
        var types = HubArguments.Truth(isTyping, "isTyping");
        if (here.Conversation is { } conversation)
        {
            showTyping.Run(who, conversation, types);
        }

        return Task.CompletedTask;
    }

    public async Task Read(JsonElement sequence)
    {
        var (here, who) = JoinedCall;
        var upTo = HubArguments.Number(sequence, "sequence");
        if (here.Conversation is { } conversation)
        {
            await markRead.RunAsync(who, conversation, upTo, Context.ConnectionAborted);
        }
    }

    public async Task AskForHuman()
    {
        var (here, who) = JoinedCall;
        here.Conversation = Allowed(await callForPerson.RunAsync(who, here.Conversation, here.Start, Context.ConnectionAborted));
    }

    public async Task<WidgetContact> Identify(JsonElement argument)
    {
        var (here, who) = JoinedCall;
        var call = HubArguments.Read<IdentifyCall>(argument, nameof(Identify));
        return WidgetContact.From(Allowed(await identify.RunAsync(
            who, here.Conversation, new ContactInput { Name = call.Name, Email = call.Email, Phone = call.Phone }, Context.ConnectionAborted)), here.Facts.Region);
    }

    public async Task Rate(JsonElement argument)
    {
        var (_, who) = JoinedCall;
        var call = HubArguments.Read<RateCall>(argument, nameof(Rate));
        Allowed(await rate.RunAsync(who, call.Score, call.Comment, Context.ConnectionAborted));
    }

    public async Task EmailTranscript(JsonElement email)
    {
        var (_, who) = JoinedCall;
        Allowed(await emailTranscript.RunAsync(who, HubArguments.Text(email, "email"), Context.ConnectionAborted));
    }

    public Task EraseMe() => EraseAsync(JoinedCall, null);

    public Task EraseMeWithReceipt(JsonElement email)
    {
        var joined = JoinedCall;
        return EraseAsync(joined, HubArguments.Text(email, "email"));
    }

    public async Task Leave()
    {
        var (here, who) = JoinedCall;
        if (here.Conversation is { } conversation)
        {
            Allowed(await close.RunAsync(who, conversation, Context.ConnectionAborted));
        }
    }

    /// <summary>Where <see cref="VisitorProtocol"/> sends whatever fits none of the calls.</summary>
    public Task Misfit(string call)
    {
        _ = Counted;
        throw HubArguments.Misfit(call);
    }

    private Connection Here => (Connection)Context.Items[typeof(Connection)]!;

    /// <summary>Every call counts, be it refused: a stranger's as the connection's, a visitor's as theirs.</summary>
    private Connection Counted
    {
        get
        {
            limits.CountCall(Here.Who?.Id.ToString() ?? Context.ConnectionId);
            return Here;
        }
    }

    private (Connection Here, Visitor Who) JoinedCall => Counted is { Who: { } who } here ? (here, who) : throw new HubException("invalid: Join comes first.");

    /// <summary>The token that the secret from a mail is traded for; null where there is none or it is good for nothing: then they join as they would without.</summary>
    private async Task<string?> ComeBackAsync(Connection here, string? secret)
    {
        if (secret is null)
        {
            return null;
        }

        var stranger = new Visitor(here.Facts.Business, Ids.New<VisitorId>(clock));
        var token = "";
        var back = await comeBack.RunAsync(stranger, secret, visitor => VisitorTokens.Hash(token = tokens.Make(stranger with { Id = visitor })), Context.ConnectionAborted);
        return back is null ? null : token;
    }

    private async Task<(string Token, VisitorScreen Screen)> ResumeAsync(Connection here, string token, long afterSequence)
    {
        var who = tokens.Read(token, here.Facts.Business) ?? throw new HubException("invalid: This visitor token was not made here. Join without it to begin a new visit.");

        // First listen, then read: what happens between the two is heard, and what is heard twice has its sequence and its version.
        await EnterAsync(here, who);
        var read = await view.ReadAsync(who, VisitorTokens.Hash(token), afterSequence, Context.ConnectionAborted);
        if (!read.IsDone)
        {
            await LeaveAsync(here, who);
        }

        return (token, Allowed(read));
    }

    private async Task<(string Token, VisitorScreen Screen)> BeginAsync(Connection here, JoinCall call)
    {
        limits.CountNewVisitor(here.Address);
        var who = new Visitor(here.Facts.Business, Ids.New<VisitorId>(clock));
        var token = tokens.Make(who);
        await welcome.RunAsync(who, VisitorTokens.Hash(token), BrowserFacts.From(call.Language, call.TimeZone, here.UserAgent));
        await EnterAsync(here, who);
        return (token, new VisitorScreen(null, ConversationState.Mia, null, 0, []));
    }

    /// <summary>From here on this tab is that visitor's and hears what they hear.</summary>
    private async Task EnterAsync(Connection here, Visitor who)
    {
        if (here.Who is { } before && before != who)
        {
            await LeaveAsync(here, before);
        }

        here.Who = who;
        tabs.Enter(who, Context);
        await Groups.AddToGroupAsync(Context.ConnectionId, GroupOf(who.Business, who.Id));
        await Groups.AddToGroupAsync(Context.ConnectionId, GroupOf(who.Business));
        if (Context.ConnectionAborted.IsCancellationRequested)
        {
            tabs.Leave(who, Context); // it ended meanwhile, and nobody will come to take it out
        }
    }

    private async Task LeaveAsync(Connection here, Visitor who)
    {
        await Groups.RemoveFromGroupAsync(Context.ConnectionId, GroupOf(who.Business, who.Id));
        await Groups.RemoveFromGroupAsync(Context.ConnectionId, GroupOf(who.Business));
        tabs.Leave(who, Context);
        here.Who = null;
        here.Conversation = null;
    }

    private async Task EraseAsync((Connection Here, Visitor Who) joined, string? receiptTo)
    {
        var (here, who) = joined;
        var conversation = here.Conversation;

        // This tab is answered; the visitor's other tabs are told and ended. Who is out before it happens is not told.
        await LeaveAsync(here, who);
        var isErased = false;
        try
        {
            var erased = await erase.RunAsync(who, receiptTo, Context.ConnectionAborted);
            isErased = erased.Refusal is null or { Kind: RefusalKind.NotFound };
            Allowed(erased);
        }
        finally
        {
            if (!isErased)
            {
                await EnterAsync(here, who); // nothing was erased, so nothing is over
                here.Conversation = conversation;
            }
        }
    }

    private async Task SeePageAsync(Connection here, SeenPage page)
    {
        Allowed(await recordPage.RunAsync(here.Who!, page));
        var clean = page.Clean();
        here.Start = new ConversationStart(Channel.Web, clean?.Url, clean?.Title);
    }

    private static T Allowed<T>(Result<T> result) => result.Refusal is { } refusal ? throw HubProblems.From(refusal) : result.Value;

    private static void Allowed(Result result)
    {
        if (result.Refusal is { } refusal)
        {
            throw HubProblems.From(refusal);
        }
    }

    /// <summary>What this door remembers of one connection.</summary>
    private sealed class Connection(WidgetFacts facts, string address, string? userAgent, string? origin)
    {
        public WidgetFacts Facts => facts;

        public string Address => address;

        public string? UserAgent => userAgent;

        public string Origin => origin ?? "";

        public Visitor? Who { get; set; }

        public ConversationId? Conversation { get; set; }

        public ConversationStart Start { get; set; } = new(Channel.Web, null, null);
    }
}
