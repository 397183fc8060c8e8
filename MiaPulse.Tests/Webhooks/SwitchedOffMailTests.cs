using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using MiaPulse.Core.Visits;
using MiaPulse.Core.Webhooks;
using MiaPulse.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Tests.Webhooks;

/// <summary>Members are mailed that an endpoint was switched off: by the outbox, in the transaction that switches it off.</summary>
public sealed class SwitchedOffMailTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Fact]
    public async Task After_five_days_without_a_success_it_is_switched_off_and_the_members_are_told_once()
    {
        await using var receiver = await LoopbackVendor.StartAsync(LoopbackVendor.Answers(503));
        await using var given = await WebhookWorld.ThatReaches(receiver);
        var owner = await given.ABusiness();
        var endpoint = await given.AnEndpoint(owner, receiver, WebhookKind.MessageAdded);
        await given.AConversationOf(owner);
        for (var hours = 0; hours <= 5 * 24; hours++)
        {
            Assert.True((await given.EndpointOf(owner, endpoint)).IsOn);
            await given.WebhooksAreSent();
            given.Clock.Advance(TimeSpan.FromHours(1));
        }

        await given.WebhooksAreSent();
        await given.AlertsAreSent();
        await given.AlertsAreSent();

        Assert.False((await given.EndpointOf(owner, endpoint)).IsOn);
        Assert.Equal(DeliveryState.Failed, Assert.Single(await given.WebhooksOf(owner)).State);
        var mail = given.Mailer.Take();
        Assert.Equal(("owner1@b1.example", "webhook_off", "Webhooks to 127.0.0.1 are switched off"), (mail.To.Value, mail.Kind, mail.Subject));
        Assert.Contains("https://mia.example/app/settings/webhooks", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("/hooks\n", mail.Text, StringComparison.Ordinal); // the rest of an address may be a secret
        Assert.False(given.Mailer.TryTake(out _));
    }

    [Fact]
    public async Task Who_is_killed_before_the_mail_leaves_has_written_it_and_it_is_sent_once()
    {
        await using var receiver = await LoopbackVendor.StartAsync(LoopbackVendor.Answers(410));
        await using var given = await WebhookWorld.ThatReaches(receiver);
        var owner = await given.ABusiness();
        var endpoint = await given.AnEndpoint(owner, receiver, WebhookKind.MessageAdded);
        await given.AConversationOf(owner);
        await given.WebhooksAreSent();
        Assert.False(given.Mailer.TryTake(out _));
        var mail = Assert.Single(await MailsOf(given, owner));
        Assert.Equal((DueMailKind.WebhookOff, owner.Member, DueMailState.Waiting), (mail.Kind, mail.MemberId, mail.State));

        var keys = new List<string>();
        given.Mailer.Refuses = sent =>
        {
            keys.Add(sent.Key);
            return keys.Count == 1;
        };
        await given.AlertsAreSent();
        given.Clock.Advance(TimeSpan.FromMinutes(10));
        await given.AlertsAreSent();
        await given.AlertsAreSent();

        Assert.Equal(keys[0], given.Mailer.Take().Key);
        Assert.Equal(2, keys.Count);
        Assert.Equal($"webhook_off/{endpoint}/{(await given.EndpointOf(owner, endpoint)).SwitchedOffAt?.UtcTicks}/{owner.Member}", keys[0]);
    }

    [Fact]
    public async Task Where_it_is_not_switched_off_after_all_there_is_no_mail_either()
    {
        Func<HttpContext, Task> answers = LoopbackVendor.Answers(410);
        await using var receiver = await LoopbackVendor.StartAsync(context => answers(context));
        await using var given = await WebhookWorld.ThatReaches(receiver);
        var owner = await given.ABusiness();
        var endpoint = await given.AnEndpoint(owner, receiver, WebhookKind.MessageAdded);
        var (visitor, _) = await given.AConversationOf(owner);
        answers = async context =>
        {
            await given.The<EraseVisitor>().RunAsync(visitor, Ct); // takes the webhook along, and what was about to be saved with it
            await LoopbackVendor.Answers(410)(context);
        };

        await given.WebhooksAreSent();

        Assert.Single(receiver.Asked);
        Assert.True((await given.EndpointOf(owner, endpoint)).IsOn);
        Assert.DoesNotContain(await MailsOf(given, owner), m => m.Kind is DueMailKind.WebhookOff);
    }

    [Fact]
    public async Task What_is_switched_on_again_before_the_mail_leaves_is_told_to_nobody()
    {
        await using var receiver = await LoopbackVendor.StartAsync(LoopbackVendor.Answers(410));
        await using var given = await WebhookWorld.ThatReaches(receiver);
        var owner = await given.ABusiness();
        var endpoint = await given.AnEndpoint(owner, receiver, WebhookKind.MessageAdded);
        await given.AConversationOf(owner);
        await given.WebhooksAreSent();
        Assert.Equal(DueMailState.Waiting, Assert.Single(await MailsOf(given, owner)).State);

        await given.The<ChangeEndpoint>().RunAsync(owner, endpoint, new EndpointInput { Url = $"{receiver.Url}hooks" }, Ct);
        await given.AlertsAreSent();

        Assert.False(given.Mailer.TryTake(out _));
        Assert.Equal(DueMailState.LetGo, Assert.Single(await MailsOf(given, owner)).State);
    }

    private static async Task<List<DueMail>> MailsOf(Given given, BusinessCaller who)
    {
        await using var db = await given.DbFor(who);
        return await db.DueMails.AsNoTracking().ToListAsync();
    }
}
