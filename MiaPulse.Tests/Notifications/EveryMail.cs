using MiaPulse.Core.Accounts;
using MiaPulse.Core.Billing;
using MiaPulse.Core.Chats;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Golden;
using MiaPulse.Core.Leads;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using MiaPulse.Core.Visits;
using MiaPulse.Core.Webhooks;
using MiaPulse.Tests.Reports;
using MiaPulse.Tests.Support;

namespace MiaPulse.Tests.Notifications;

/// <summary>A mail as it would leave, under a name that can be a file's.</summary>
internal sealed record NamedMail(string Name, Mail Mail);

/// <summary>
/// Every mail that there is, as the product makes it: one of each kind, and another where it looks otherwise: empty, long, from right to left. Names and words in them
/// have what HTML would trip over.
/// </summary>
internal static class EveryMail
{
    public const string Bakery = "Rosa's Bread & Cake <3";
    private const string OwnersAddress = "owner1@b1.example";

    private static readonly CancellationToken Ct = CancellationToken.None;
    private static readonly PublicUrl Url = new(new Uri("https://mia.example"));
    private static readonly Lazy<Task<IReadOnlyList<NamedMail>>> Made = new(MakeAsync);

    /// <summary>Made once for the whole run, and never changed.</summary>
    public static Task<IReadOnlyList<NamedMail>> AllAsync() => Made.Value;

    private static async Task<IReadOnlyList<NamedMail>> MakeAsync()
    {
        var alerts = new FakeChannel(); // takes the alerts, so that the mailer has the other mails alone
        await using var given = await alerts.InAnEmptyInstallation();
        var owner = await given.ABusiness(Bakery);
        var templates = given.The<IMailTemplates>();
        var mails = new List<NamedMail>();
        foreach (var (name, letter) in Letters(given, owner))
        {
            mails.Add(new NamedMail(name, await letter.ToMailAsync(templates)));
        }

        mails.AddRange(await ReportsAsync(given, owner)); // first, as it sets the clock
        mails.Add(await GoldenAsync(given, owner));
        mails.Add(await UnseenAsync(given, owner));
        mails.Add(await SwitchedOffAsync(given, owner));
        mails.Add(await TranscriptAsync(given, owner));
        mails.Add(await ChatGoneAsync(given, owner));
        mails.Add(await ReceiptAsync(given, owner, "en", "deletion_receipt"));
        mails.Add(await ReceiptAsync(given, owner, "ar", "deletion_receipt-from-right-to-left"));
        return mails;
    }

    private static IEnumerable<(string Name, Letter Letter)> Letters(Given given, Owner owner)
    {
        var to = EmailAddress.TryParse(OwnersAddress, out var address) ? address : throw new InvalidOperationException("That is no address.");
        foreach (var kind in Enum.GetValues<AlertKind>())
        {
            yield return (Alert.WordFor(kind), AlertMail.Write(AnAlert(given, owner, kind), to, Url));
        }

        var further = AnAlert(given, owner, AlertKind.LeadCaptured);
        yield return ($"{Alert.WordFor(AlertKind.LeadCaptured)}-further", AlertMail.Write(further with { Facts = further.Facts with { Also = ContactFields.Phone } }, to, Url));
        var link = Url.At("signin/confirm?token=abcdefghijklmnopqrstuvwxyz0123456789");
        yield return ($"{SignInMail.Kind}-link", SignInMail.Write(to, link));
        yield return ($"{SignInMail.Kind}-welcome", SignInMail.Welcome(to, link));
        yield return ($"{SignInMail.Kind}-already-here", SignInMail.AlreadyHere(to, link));
        foreach (var reminder in Enum.GetValues<TrialReminder>())
        {
            yield return ($"{DueMail.WordFor(DueMailKind.TrialReminder)}-{reminder}", TrialMail.Write(reminder, new TrialSoFar(Bakery, 42, 7, 3), to, "key", "word-that-ends-them", Url));
        }

        yield return ($"{DueMail.WordFor(DueMailKind.TrialReminder)}-empty", TrialMail.Write(TrialReminder.SevenDaysLeft, new TrialSoFar(Bakery, 0, 0, 0), to, "key", "word-that-ends-them", Url));
    }

    private static AlertToSend AnAlert(Given given, Owner owner, AlertKind kind)
    {
        var words = string.Concat(Enumerable.Repeat("Do you bake without nuts & eggs, \"for real\"? ", 12)).TrimEnd();
        var facts = new AlertFacts(
            "Ana \"Annie\" O'Ruiz", "ana@ruiz.example", "(415) 555-0142", "A cake for 12 & candles", words, kind is AlertKind.LeadCaptured ? null : HandOverReason.Asked);
        return new AlertToSend($"{Alert.WordFor(kind)}/key", kind, given.NewId<ConversationId>(), Bakery, new AlertRecipient(owner.Member, owner.Name, OwnersAddress), facts)
        {
            BusinessId = owner.Business,
            Stop = "word-that-ends-them",
        };
    }

    private static async Task<NamedMail> SwitchedOffAsync(Given given, Owner owner)
    {
        var endpoint = new WebhookEndpoint
        {
            BusinessId = owner.Business,
            Id = given.NewId<WebhookEndpointId>(),
            Url = "https://hooks.bakery.example/mia",
            Secret = "closed",
            Events = [],
            CreatedAt = Given.Start,
        };
        endpoint.Hear(new WebhookAnswer(410, null, TimeSpan.Zero, null, "It is gone."), given.Clock.GetUtcNow(), 1);
        await using (var db = await given.DbFor(owner))
        {
            db.WebhookEndpoints.Add(endpoint);
            await SwitchedOffMail.ExpectAsync(db, endpoint, given.Clock);
            await db.SaveChangesAsync();
        }

        return await SentAsync(given, "webhook_off");
    }

    private static async Task<NamedMail> ChatGoneAsync(Given given, Owner owner)
    {
        var chat = new ChatLink { BusinessId = owner.Business, MemberId = owner.Member };
        chat.Connect(555, 555, "Rosa", hasTopics: false, given.Clock.GetUtcNow());
        await using (var db = await given.DbFor(owner))
        {
            db.ChatLinks.Add(chat);
            await db.SaveChangesAsync();
        }

        Assert.True((await given.The<ChooseAlerts>().RunAsync(owner, new AlertsInput { ChatsLeads = 0, ChatsWaiting = 0, MailsLeads = null, MailsWaiting = 15 }, Ct)).IsDone);
        await given.The<DisconnectChat>().RunAsync(owner, Ct);
        return await SentAsync(given, "chat_gone");
    }

    private static async Task<IReadOnlyList<NamedMail>> ReportsAsync(Given given, Owner owner)
    {
        await given.ABusiness("Nobody & Sons");
        await AWeek.AnsweredAsync(given, owner, "When do you open?", "Opening hours & days");
        await AWeek.AnsweredAsync(given, owner, "What is a loaf?", "Our bread");
        await AWeek.AskedInVainAsync(given, owner, "Is there parking for more than 2 bikes & a trailer?");
        await AWeek.AskedInVainAsync(given, owner, "Do you deliver?");
        await AnAddressIsLeftAsync(given, owner, "lea@ruiz.example");
        await AWeek.IsToldAsync(given);
        Mail[] mails = [given.Mailer.Take(), given.Mailer.Take()];
        Assert.False(given.Mailer.TryTake(out _));
        return [new NamedMail("weekly_report", mails.Single(m => m.To.Value == OwnersAddress)), new NamedMail("weekly_report-empty", mails.Single(m => m.To.Value != OwnersAddress))];
    }

    private static async Task<NamedMail> GoldenAsync(Given given, Owner owner)
    {
        given.Model.Says = null; // what she always says, and nobody approved
        for (var n = 1; n <= GoldenMail.MostNamed + 1; n++)
        {
            var approved = new GoldenAnswer("Yes, on weekdays.", [], "answer", "embedded");
            Assert.True((await given.The<KeepGolden>().RunAsync(owner, new GoldenDraft($"Do you deliver {n} cakes & a loaf?", approved, given.Clock.GetUtcNow()), Ct)).IsDone);
        }

        await given.The<AskGolden>().RunAsync(new Mia(owner.Business), Ct);
        given.Clock.Advance(GoldenMail.Gathers);
        return await SentAsync(given, "golden_changed");
    }

    private static async Task<NamedMail> UnseenAsync(Given given, Owner owner)
    {
        var conversation = await AnAddressIsLeftAsync(given, owner, "una@ruiz.example");
        foreach (var words in (string[])["Yes, we do.\nBread & cake, on weekdays.", "From 9 to 5."])
        {
            Assert.True((await given.The<ReplyAsOwner>().RunAsync(owner, conversation, words, $"said-{words.Length}", Ct)).IsDone);
        }

        given.Clock.Advance(TimeSpan.FromMinutes(2));
        return await SentAsync(given, "unseen_replies");
    }

    private static async Task<NamedMail> TranscriptAsync(Given given, Owner owner)
    {
        var (visitor, _) = await given.AConversationOf(owner, "Do you deliver?");
        Assert.True((await given.The<EmailTranscript>().RunAsync(visitor, "tara@ruiz.example", Ct)).IsDone);
        return await SentAsync(given, "transcript");
    }

    private static async Task<NamedMail> ReceiptAsync(Given given, Owner owner, string language, string name)
    {
        var visitor = new Visitor(owner.Business, given.NewId<VisitorId>());
        await given.The<WelcomeVisitor>().RunAsync(visitor, $"hash-{language}", new BrowserFacts(language, "Europe/Berlin", "phone"));
        Assert.True((await given.The<EraseVisitor>().RunAsync(visitor, $"dora-{language}@ruiz.example", Ct)).IsDone);
        return await SentAsync(given, name);
    }

    private static async Task<ConversationId> AnAddressIsLeftAsync(Given given, Owner owner, string email)
    {
        var (_, conversation) = await given.AConversationOf(owner, $"I am at {email}");
        await given.The<CaptureLead>().RunAsync(new Mia(owner.Business), conversation, new ContactCard("Ana", email, null), email, null, Ct);
        return conversation;
    }

    /// <summary>The one mail that is due.</summary>
    private static async Task<NamedMail> SentAsync(Given given, string name)
    {
        await given.AlertsAreSent();
        var mail = given.Mailer.Take();
        Assert.False(given.Mailer.TryTake(out _));
        return new NamedMail(name, mail);
    }
}
