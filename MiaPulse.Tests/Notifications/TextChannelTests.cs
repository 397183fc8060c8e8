using MiaPulse.Core.Conversations;
using MiaPulse.Core.Leads;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace MiaPulse.Tests.Notifications;

/// <summary>What is texted to a member, to which phone, how often, and what is not.</summary>
public sealed class TextChannelTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Fact]
    public async Task A_lead_is_texted_with_who_it_is_how_to_reach_them_and_one_link()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await OneWhoIsTexted(given);
        var conversation = await ALeadOf(given, owner, "Can you call me tomorrow?", phone: "+14155550142");

        await given.AlertsAreSent();

        var text = given.Texter.Take();
        Assert.Equal("+13125550123", text.To.Value);
        Assert.Equal($"New lead: Ana Ruiz (Corner Bakery). (415) 555-0142. \"Can you call me tomorrow?\"\nhttps://mia.example/app/inbox/{conversation}", text.Text);
        var alert = Assert.Single(await given.AlertsOf(owner));
        Assert.Equal((AlertChannel.Text, AlertState.Delivered, alert.DedupeKey, "SM2"), (alert.Channel, alert.State, text.Key, alert.VendorId)); // SM1 was the code
        Assert.False(given.Texter.HasMore);
    }

    [Theory]
    [InlineData("Go to https://evil.example/login now")]
    [InlineData("evil.example has it")]
    [InlineData("www.evil.example")]
    [InlineData("evil\u200b.\u2060example")]
    [InlineData("evil。example or evil．example")]
    [InlineData("mail me: eve@evil.example")]
    [InlineData("10.0.0.1 is it")]
    [InlineData("tel:+19002345678")]
    public void A_strangers_words_bring_no_link(string words)
    {
        foreach (var text in new[] { Write(new AlertFacts("Eve", null, null, null, words, null)), Write(new AlertFacts(words, null, null, words, null, null)) })
        {
            Assert.EndsWith($"\n{Link}", text, StringComparison.Ordinal);
            var rest = text[..^Link.Length];
            Assert.DoesNotMatch("evil.?[.。．]|://|www|@|10\\.0|tel:", rest);
            Assert.Contains("(link)", rest, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Ana", "short")]
    [InlineData("Ana", null)]
    [InlineData("Ana", "I would like to know whether you still have the large cake with the cherries, and what it costs, and whether it can be brought to my sister’s house on Saturday, before the guests come, because it is to be a surprise and nobody there can be told; and please without nuts, since one of the children cannot eat them at all")]
    [InlineData("Зоя Александровна Преображенская-Воскресенская из Санкт-Петербурга", "Здравствуйте, я хотела бы заказать большой торт с вишней на субботу, и чтобы его привезли к моей сестре до того, как придут гости")]
    [InlineData("Ana", "🎂🎂🎂🎂🎂🎂🎂🎂🎂🎂🎂🎂🎂🎂🎂🎂🎂🎂🎂🎂🎂🎂🎂🎂🎂🎂🎂🎂🎂🎂🎂🎂🎂🎂🎂🎂🎂🎂🎂🎂🎂🎂🎂🎂🎂🎂🎂🎂🎂🎂🎂🎂🎂🎂🎂🎂🎂🎂🎂🎂🎂🎂🎂🎂🎂🎂🎂🎂🎂🎂🎂🎂🎂🎂🎂")]
    [InlineData("\u202e\u200b", "{}[]~|^\\{}[]~|^\\{}[]~|^\\{}[]~|^\\{}[]~|^\\{}[]~|^\\{}[]~|^\\{}[]~|^\\{}[]~|^\\{}[]~|^\\{}[]~|^\\{}[]~|^\\{}[]~|^\\{}[]~|^\\{}[]~|^\\{}[]~|^\\")]
    public void It_is_two_parts_at_most_and_says_what_happened_and_where(string name, string? words)
    {
        foreach (var kind in Enum.GetValues<AlertKind>())
        {
            var text = Write(new AlertFacts(name, null, "(415) 555-0142", null, words, null), kind);

            Assert.InRange(TextLength.PartsOf(text), 1, TextAlert.MostParts);
            Assert.EndsWith($"\n{Link}", text, StringComparison.Ordinal);
            Assert.Contains(kind switch { AlertKind.LeadCaptured => "New lead", AlertKind.VisitorWaits => "waits for you", AlertKind.VisitorMissed => "nobody came", AlertKind.VisitorWrote => "waits for an answer" }, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task So_many_a_day_and_no_more_by_the_business_clock_and_the_next_is_given_up_where_the_owner_sees_why()
    {
        await using var given = await Given.AnEmptyInstallation(s => s.Replace(ServiceDescriptor.Singleton(new AlertLimits { TextsPerDay = 2 })));
        var owner = await OneWhoIsTexted(given);
        for (var lead = 0; lead < 3; lead++)
        {
            await ALeadOf(given, owner, $"Lead {lead}");
            await given.AlertsAreSent();
            given.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        var alerts = await given.AlertsOf(owner);
        Assert.Equal([AlertState.Delivered, AlertState.Delivered, AlertState.Failed], alerts.Select(a => a.State));
        Assert.StartsWith("2 texts went to this member today", alerts[^1].Why, StringComparison.Ordinal);
        Assert.Equal(3, given.Texter.Count); // with the code, which is no alert

        given.Clock.Advance(TimeSpan.FromHours(14)); // 23:33 in New York, and another day elsewhere
        await ALeadOf(given, owner, "Lead 4");
        await given.AlertsAreSent();
        Assert.Equal(3, given.Texter.Count);

        given.Clock.Advance(TimeSpan.FromHours(1));
        await ALeadOf(given, owner, "Lead 5");
        await given.AlertsAreSent();
        Assert.Equal(4, given.Texter.Count);
    }

    [Fact]
    public async Task What_never_went_out_is_not_counted()
    {
        await using var given = await Given.AnEmptyInstallation(s => s.Replace(ServiceDescriptor.Singleton(new AlertLimits { TextsPerDay = 1 })));
        var owner = await OneWhoIsTexted(given);
        await ALeadOf(given, owner, "Hello");
        given.Texter.Answers = _ => new Delivery.TryLater("Busy.", TimeSpan.FromSeconds(1));
        await given.AlertsAreSent();
        Assert.Equal(AlertState.Waiting, Assert.Single(await given.AlertsOf(owner)).State);

        given.Texter.Answers = _ => null;
        given.Clock.Advance(TimeSpan.FromMinutes(1));
        await given.AlertsAreSent();

        Assert.Equal(AlertState.Delivered, Assert.Single(await given.AlertsOf(owner)).State);
    }

    [Fact]
    public async Task Without_a_proven_phone_it_is_given_up_at_once()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        await using (var db = await given.DbFor(owner))
        {
            (await db.Members.SingleAsync()).Alerts = AlertPreferences.Usual.With(AlertChannel.Email, isOn: false).With(AlertChannel.Text, isOn: true);
            await db.SaveChangesAsync();
        }

        await ALeadOf(given, owner, "Hello");
        await given.AlertsAreSent();

        var alert = Assert.Single(await given.AlertsOf(owner));
        Assert.Equal((AlertState.Failed, 1, "No phone of this member is proven, so no text can go to it."), (alert.State, alert.Attempts, alert.Why));
        Assert.Equal(0, given.Texter.Count);
    }

    [Fact]
    public async Task A_phone_that_said_stop_is_never_texted_again_until_it_says_start()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await OneWhoIsTexted(given);
        await WishAsync(given, "STOP", "SM8");
        await ALeadOf(given, owner, "Hello");
        await given.AlertsAreSent();
        var alert = Assert.Single(await given.AlertsOf(owner));
        Assert.Equal((AlertState.Failed, 1), (alert.State, alert.Attempts));
        Assert.Contains("opted out", alert.Why, StringComparison.Ordinal);
        await given.The<SendAgain>().RunAsync(owner, alert.Id, Ct);
        await given.AlertsAreSent();
        Assert.Equal(1, given.Texter.Count); // the code, before

        await WishAsync(given, "START", "SM9");
        await given.The<SendAgain>().RunAsync(owner, alert.Id, Ct);
        await given.AlertsAreSent();

        Assert.Equal(AlertState.Delivered, Assert.Single(await given.AlertsOf(owner)).State);
    }

    [Fact]
    public async Task What_may_have_gone_out_is_not_texted_twice()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await OneWhoIsTexted(given);
        await ALeadOf(given, owner, "Hello");
        given.Texter.Answers = _ => throw new InvalidOperationException("A bug.");
        await given.AlertsAreSent();
        given.Texter.Answers = _ => null;
        await ALeadOf(given, owner, "Hello again");
        await using (var db = await given.DbFor(owner))
        {
            (await db.Notifications.SingleAsync(DueRows.AreDueAt<Notification>(given.Clock.GetUtcNow()))).Take(given.Clock.GetUtcNow()); // and whoever took it dies with it
            await db.SaveChangesAsync();
        }

        given.Clock.Advance(DueRow.Lease);
        await given.AlertsAreSent();

        Assert.All(await given.AlertsOf(owner), a => Assert.Equal((AlertState.Failed, (bool?)true), (a.State, a.Why?.Contains("may have gone out", StringComparison.Ordinal))));
        Assert.Equal(1, given.Texter.Count); // the code, before
        await given.The<SendAgain>().RunAsync(owner, (await given.AlertsOf(owner))[0].Id, Ct); // a person decides
        await given.AlertsAreSent();
        Assert.Equal(2, given.Texter.Count);
    }

    private static string Link => $"https://mia.example/app/inbox/{default(ConversationId)}";

    private static string Write(AlertFacts facts, AlertKind kind = AlertKind.LeadCaptured) => TextAlert.Write(
        new AlertToSend("key", kind, default, "Corner Bakery", new AlertRecipient(default, "Anna", "owner@b.example"), facts) { BusinessId = default }, new PublicUrl(new Uri("https://mia.example")));

    /// <summary>A member who wants leads by text, and nothing else.</summary>
    private static async Task<Owner> OneWhoIsTexted(Given given)
    {
        var owner = await given.ABusiness();
        await given.ProvedPhone(owner);
        Assert.True((await given.The<ChooseAlerts>().RunAsync(owner, new AlertsInput { MailsLeads = null, MailsWaiting = null, TextsLeads = 0 }, Ct)).IsDone);
        return owner;
    }

    private static async Task<ConversationId> ALeadOf(Given given, Owner owner, string words, string? phone = null)
    {
        var (_, conversation) = await given.AConversationOf(owner, words);
        await given.The<CaptureLead>().RunAsync(new Mia(owner.Business), conversation, new ContactCard("Ana Ruiz", phone is null ? "ana@ruiz.example" : null, phone), words, null, Ct);
        return conversation;
    }

    private static Task<string?> WishAsync(Given given, string word, string id) =>
        given.The<HearTextWish>().RunAsync(Caretaker.Instance, new TextHeard("twilio", id, "+13125550123", "+13125550100", word), Ct);
}
