using MiaPulse.Core.Businesses;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Receptionist;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using MiaPulse.Web.Vendors.SemanticKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace MiaPulse.Tests.Receptionist;

/// <summary>A small business with embedded Mia at its desk, driven as in the product. Remembers the dialogue from turn to turn.</summary>
public sealed class FrontDesk : IAsyncDisposable
{
    /// <summary>A made-up business of our own.</summary>
    public static readonly (string Question, string Answer)[] Faqs =
    [
        ("How much is a sports massage?", "A 60-minute sports massage is $95, and 90 minutes is $130."),
        ("Do you take insurance?", "We take Blue Cross and Aetna for physiotherapy. Massage is not covered by any plan."),
        ("When are you open?", "We are open Monday to Friday from 8 am to 7 pm and Saturday from 9 am to 2 pm. We are closed on Sundays."),
        ("Where can I park?", "There are ten free spaces behind the clinic, off Alder Street."),
        ("What is your cancellation policy?", "You can cancel free of charge up to 24 hours ahead. After that we charge half the fee."),
        ("Do I need a referral from a doctor?", "No, you can book physiotherapy without a referral."),
        ("What should I wear to my first visit?", "Loose clothes that you can move in. We provide gowns for back treatments."),
        ("Can I bring my child to an appointment?", "Yes, there is a play corner beside the waiting room."),
    ];

    public static readonly (string Page, string Heading, string Text)[] Passages =
    [
        ("Our team", "Priya Raman, physiotherapist", "Priya treats knees, shoulders and runners' injuries. She works Tuesdays and Thursdays."),
        ("Our team", "Tom Okafor, massage therapist", "Tom gives sports and deep tissue massage. He works every day except Wednesday."),
        ("Prices", "Price list", "First physiotherapy assessment: $120\nPhysiotherapy follow-up: $85\nDry needling: $60\nGift voucher: from $50"),
        ("Dry needling", "Dry needling", "Dry needling eases tight muscles. A session lasts 30 minutes. Please eat something beforehand."),
        ("About us", "About us", "Riverbend Physio opened in 2012. The clinic has four treatment rooms and a small gym. It is on the ground floor and has a ramp at the door."),
    ];

    private readonly Given _given;
    private readonly List<Turn> _history = [];
    private Visitor? _visitor;

    private FrontDesk(Given given, Owner owner) => (_given, Owner) = (given, owner);

    public Owner Owner { get; }

    public Given World => _given;

    public DialogueState Dialogue { get; set; } = DialogueState.Fresh;

    public ContactCard Known { get; set; } = ContactCard.Empty;

    public bool PeopleAvailable { get; set; }

    public WeeklyHours? Hours { get; set; }

    public string? BookingUrl { get; set; }

    public string? Phone { get; set; }

    /// <summary>What the visitor writes in.</summary>
    public string Language { get; set; } = "en";

    public Manner Manner { get; set; } = Manner.Usual;

    public bool IsCapped { get; set; }

    /// <summary>Whether she is on the phone.</summary>
    public bool IsSpoken { get; set; }

    /// <param name="settings">Such as those of a hosted model; none: embedded Mia.</param>
    /// <param name="knowsNothing">Whether the business has yet to be taught.</param>
    public static async Task<FrontDesk> OpenAsync(IReadOnlyDictionary<string, string?>? settings = null, bool knowsNothing = false)
    {
        var given = await Given.AnEmptyInstallation(services =>
        {
            services.RemoveAll<IReceptionistModel>();
            services.AddReceptionistKernel(new ConfigurationBuilder().AddInMemoryCollection(settings ?? new Dictionary<string, string?>()).Build());
        });
        var desk = new FrontDesk(given, await given.ABusiness("Riverbend Physio"));
        if (!knowsNothing)
        {
            await desk.LearnAsync(desk.Owner, Faqs, Passages);
        }

        return desk;
    }

    public async Task LearnAsync(Owner owner, IEnumerable<(string Question, string Answer)> faqs, IEnumerable<(string Page, string Heading, string Text)> passages)
    {
        await using var db = await _given.DbFor(owner);
        foreach (var (question, answer) in faqs)
        {
            db.Faqs.Add(new Faq { BusinessId = owner.Business, Id = _given.NewId<FaqId>(), Question = question, Answer = answer, CreatedAt = _given.Clock.GetUtcNow() });
        }

        foreach (var page in passages.GroupBy(p => p.Page))
        {
            AddPage(db, owner, page.Key, [.. page.Select(p => (p.Heading, p.Text))]);
        }

        await db.SaveChangesAsync();
        _given.The<KnowledgeIndex>().Forget(owner.Business);
    }

    /// <summary>A document, as its reading leaves it: titled with the file's name, or the name of a text that was pasted.</summary>
    public async Task LearnDocumentAsync(string title, string heading, string text)
    {
        await using var db = await _given.DbFor(Owner);
        AddPage(db, Owner, title, [(heading, text)], DocumentAddress.PageOf(DocumentAddress.Of(title), null));
        await db.SaveChangesAsync();
        _given.The<KnowledgeIndex>().Forget(Owner.Business);
    }

    /// <summary>One turn: what she says, whole, and what goes with it.</summary>
    public async Task<(string Text, ReplyEnd End)> AskAsync(string question, ContactCard? justSaid = null)
    {
        var said = justSaid ?? ContactCard.Empty;
        Known = new ContactCard(said.Name ?? Known.Name, said.Email ?? Known.Email, said.Phone ?? Known.Phone);
        var prompt = Prompt(question) with { JustSaid = said };
        var (text, end) = (new System.Text.StringBuilder(), (ReplyEnd?)null);
        await foreach (var part in _given.The<IReceptionistModel>().StreamAsync(prompt, ToolsFor(prompt), CancellationToken.None))
        {
            if (part is ReplyWords words)
            {
                text.Append(words.Text);
            }

            end = part as ReplyEnd ?? end;
        }

        _history.Add(new Turn(Author.Visitor, question));
        _history.Add(new Turn(Author.Mia, text.ToString()));
        Dialogue = end!.Dialogue;
        return (text.ToString(), end);
    }

    /// <summary>A visitor of the real product asks, and Mia replies: the stored message, and everything that was published meanwhile.</summary>
    public async Task<(Message Message, IReadOnlyList<Core.Live.LiveEvent> Heard)> VisitorAsksAsync(string text)
    {
        _visitor ??= await _given.AVisitorOf(Owner);
        using var heard = _given.Hear(Owner);
        var sent = await _given.Wrote(_visitor, text);
        await _given.MiaRepliesIn(Owner, sent.ConversationId);
        await heard.FirstAsync<Core.Live.ReplyEnded>(e => e.Message is not null);
        return ((await _given.MessagesIn(Owner, sent.ConversationId))[^1], heard.All);
    }

    public async Task HasBookingPageAsync(string url)
    {
        await using var db = await _given.DbFor(Owner);
        (await db.Businesses.SingleAsync()).BookingUrl = url;
        await db.SaveChangesAsync();
    }

    public ReceptionistTools ToolsFor(ReceptionistPrompt prompt) =>
        new(new Mia(Owner.Business), prompt, _given.The<KnowledgeIndex>(), _given.The<Core.Leads.CaptureLead>());

    public ReceptionistPrompt Prompt(string question) => new(
        new BusinessProfile(Owner.Business, "Riverbend Physio", "https://riverbend.example", "Physiotherapy", "US", "America/New_York", BookingUrl, Phone, null, Hours, null) { Manner = Manner },
        _given.NewId<ConversationId>(), [.. _history], question, Known, ContactCard.Empty, Dialogue, PeopleAvailable, _given.Clock.GetUtcNow(), Language)
    {
        IsCapped = IsCapped,
        IsSpoken = IsSpoken,
    };

    public ValueTask DisposeAsync() => _given.DisposeAsync();

    private void AddPage(Core.Data.MiaDb db, Owner owner, string title, IReadOnlyList<(string Heading, string Text)> parts, string? address = null)
    {
        var url = address ?? $"https://riverbend.example/{title.Replace(' ', '-').ToLowerInvariant()}";
        var source = new Source { BusinessId = owner.Business, Id = _given.NewId<SourceId>(), Url = url, CreatedAt = _given.Clock.GetUtcNow(), QueuedAt = _given.Clock.GetUtcNow() };
        var page = new Page { BusinessId = owner.Business, Id = _given.NewId<PageId>(), SourceId = source.Id, Number = 1, FoundInRound = 1, Url = url, Title = title, State = PageState.Read, ReadAt = _given.Clock.GetUtcNow() };
        db.AddRange(source, page);
        for (var i = 0; i < parts.Count; i++)
        {
            db.Passages.Add(new Passage { BusinessId = owner.Business, Id = _given.NewId<PassageId>(), PageId = page.Id, Ordinal = i, Heading = parts[i].Heading, Text = parts[i].Text, PageTitle = title, PageUrl = url });
        }
    }
}
