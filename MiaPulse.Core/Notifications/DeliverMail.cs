using System.Security.Cryptography;
using MiaPulse.Core.Data;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace MiaPulse.Core.Notifications;

/// <summary>
/// Sends one mail that is due of one business, so that a lead never waits behind more than one of them. It is written before the first try and kept, closed, until
/// it is done. A kill in between only delays: the lease ends, and the same mail is sent under the same key.
/// </summary>
public sealed partial class DeliverMail(
    BusinessDbs dbs, IEnumerable<IDueMailWriter> writers, IMailer mailer, ISeal seal, ChannelWatch watch, BringForward forward, LiveFeed live, TimeProvider clock, ILogger<DeliverMail> log)
{
    /// <summary>How many due rows are looked at to find one that nobody else is at.</summary>
    private const int MostLooked = 10;

    public async Task RunAsync(Mia who, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        if (await TakeAsync(db, ct) is not { } due)
        {
            return;
        }

        try
        {
            await DeliverAsync(db, due, ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            Overtaken(log, due.Id);
        }
#pragma warning disable CA1031 // one bad row must not block the next; its lease ends, and taken too often it is given up
        catch (Exception failure) when (!ct.IsCancellationRequested)
#pragma warning restore CA1031
        {
            DeliveryFailed(log, failure, due.Id);
        }
    }

    private async Task<DueMail?> TakeAsync(MiaDb db, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        foreach (var due in await db.DueMails.Where(DueRows.AreDueAt<DueMail>(now)).OrderBy(m => m.DueAt).Take(MostLooked).ToListAsync(ct))
        {
            if (!watch.MayTry(AlertChannel.Email))
            {
                return null;
            }

            try
            {
                due.Take(now);
                await db.SaveChangesAsync(ct);
                return due;
            }
            catch (DbUpdateConcurrencyException)
            {
                db.Entry(due).State = EntityState.Detached; // another process was faster, or it has just been erased
            }
        }

        return null;
    }

    private async Task DeliverAsync(MiaDb db, DueMail due, CancellationToken ct)
    {
        var vendor = VendorState.There;
        if (due.IsHopeless)
        {
            due.GiveUp("Sending it failed on our side each time.", clock.GetUtcNow());
        }
        else if (await MailOfAsync(db, due, ct) is { } mail)
        {
            await db.SaveChangesAsync(ct); // before it leaves: its links have to work when it arrives
            var delivery = await SendAsync(mail, ct);
            vendor = ct.IsCancellationRequested ? VendorState.There : watch.Hear(AlertChannel.Email, delivery); // that we stop says nothing of the vendor
            if (vendor is VendorState.Away && delivery is Delivery.TryLater away)
            {
                due.Await(away, clock.GetUtcNow(), Jitter());
            }
            else
            {
                due.Hear(delivery, clock.GetUtcNow(), Jitter());
            }
        }
        else if (due.FailedAt is null) // its writer may have given it up, and said why
        {
            due.LetGo();
        }

        await db.SaveChangesAsync(CancellationToken.None); // what has left is written down, also while we stop
        live.Publish(due.BusinessId, new AlertsChanged());
        Count(due);
        if (vendor is VendorState.Back)
        {
            await forward.RunAsync(Caretaker.Instance, AlertChannel.Email, ct);
        }
    }

    private static double Jitter() => RandomNumberGenerator.GetInt32(1, 1_000_001) / 1_000_000d;

    private async Task<Mail?> MailOfAsync(MiaDb db, DueMail due, CancellationToken ct)
    {
        if (due.Words is { } closed && seal.Open(closed) is { } kept && Json.Read<KeptMail>(kept).ToMail(due) is { } known)
        {
            return known;
        }

        var fresh = writers.FirstOrDefault(w => w.Kind == due.Kind) is { } writer ? await writer.WriteAsync(db, due, ct) : null;
        due.Words = fresh is null ? null : seal.Close(Json.Write(KeptMail.Of(fresh)));
        return fresh;
    }

    private async Task<Delivery> SendAsync(Mail mail, CancellationToken ct)
    {
        using var limit = new CancellationTokenSource(DeliverDue.LongestSend, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        try
        {
            return await mailer.SendAsync(mail, both.Token).WaitAsync(both.Token); // also one that does not listen to its token
        }
        catch (OperationCanceledException)
        {
            return new Delivery.TryLater(ct.IsCancellationRequested ? "We stopped while it was sent." : $"There was no answer within {DeliverDue.LongestSend.TotalSeconds:0} seconds.");
        }
#pragma warning disable CA1031 // a mailer says what became of it; one that throws has a bug, and the mail is due all the same
        catch (Exception failure)
#pragma warning restore CA1031
        {
            MailerFailed(log, failure);
            return new Delivery.TryLater("It could not be sent just now.");
        }
    }

    private void Count(DueMail due)
    {
        var kind = new KeyValuePair<string, object?>("kind", DueMail.WordFor(due.Kind));
        if (due.FailedAt is not null)
        {
            Telemetry.NotificationFailed.Add(1, kind);
            GivenUp(log, due.Id, due.Why);
        }
        else if (due is { DueAt: not null, TryingSince: not null })
        {
            Telemetry.NotificationRetried.Add(1, kind);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Mail {Mail} was given up: {Why}")]
    private static partial void GivenUp(ILogger log, DueMailId mail, string? why);

    [LoggerMessage(Level = LogLevel.Information, Message = "Mail {Mail} was erased or taken by another process while it was sent")]
    private static partial void Overtaken(ILogger log, DueMailId mail);

    [LoggerMessage(Level = LogLevel.Error, Message = "Mail {Mail} could not be dealt with and is taken up again when its lease ends")]
    private static partial void DeliveryFailed(ILogger log, Exception failure, DueMailId mail);

    [LoggerMessage(Level = LogLevel.Error, Message = "The mailer failed instead of saying what became of a mail")]
    private static partial void MailerFailed(ILogger log, Exception failure);
}

/// <summary>A mail as it is kept while it is tried. Kind and key are its row's.</summary>
internal sealed record KeptMail(string To, string Subject, string Text, string Html, string? ReplyTo, string? Unsubscribe)
{
    public static KeptMail Of(Mail mail) => new(mail.To.Value, mail.Subject, mail.Text, mail.Html, mail.ReplyTo?.Value, mail.Unsubscribe?.AbsoluteUri);

    /// <summary>Null where the address is none, which only a changed rule could bring about.</summary>
    public Mail? ToMail(DueMail due)
    {
        if (!EmailAddress.TryParse(To, out var to))
        {
            return null;
        }

        return new Mail(to, Subject, Text, Html)
        {
            Kind = DueMail.WordFor(due.Kind),
            Key = due.SendingKey,
            ReplyTo = EmailAddress.TryParse(ReplyTo, out var reply) ? reply : null,
            Unsubscribe = Unsubscribe is null ? null : new Uri(Unsubscribe),
        };
    }
}
