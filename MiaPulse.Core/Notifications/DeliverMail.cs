using MiaPulse.Core.Data;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace MiaPulse.Core.Notifications;

/// <summary>
/// Sends one mail of one business that is due and no alert, and then it is another's turn. It is written before the first try and kept, closed, until it is done. A
/// kill in between only delays: the lease ends, and the same mail is sent under the same key.
/// </summary>
public sealed partial class DeliverMail(
    BusinessDbs dbs, IEnumerable<IDueMailWriter> writers, IMailer mailer, ISeal seal, TrySending tries, BringForward forward, LiveFeed live, TimeProvider clock, ILogger<DeliverMail> log)
{
    public async Task RunAsync(Mia who, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        if (await tries.TakeAsync(db, db.DueMails, AlertChannel.Email, ct) is not { } due)
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
            vendor = await tries.SendAsync(due, AlertChannel.Email, token => mailer.SendAsync(mail with { CanWait = true }, token), null, ct);
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
