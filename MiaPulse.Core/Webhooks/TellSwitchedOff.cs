using MiaPulse.Core.Data;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Webhooks;

/// <summary>
/// Mails the members of a business that an endpoint of theirs was switched off. The endpoint's own row is the work, so a kill only delays; a mail that is sent again
/// has the same key.
/// </summary>
public sealed class TellSwitchedOff(BusinessDbs dbs, IMailer mailer, IMailTemplates templates, PublicUrl url, TimeProvider clock)
{
    /// <summary>The clock on one mail.</summary>
    private static readonly TimeSpan LongestSend = TimeSpan.FromSeconds(30);

    public async Task RunAsync(Mia who, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        var now = clock.GetUtcNow();
        foreach (var endpoint in await db.WebhookEndpoints.Where(e => e.TellDueAt <= now).ToListAsync(ct))
        {
            endpoint.HearTold(await TellAsync(db, endpoint, ct), clock.GetUtcNow());
            try
            {
                await db.SaveChangesAsync(CancellationToken.None);
            }
            catch (DbUpdateConcurrencyException)
            {
                return; // it was removed meanwhile; the others are found at the next turn
            }
        }
    }

    /// <summary>False where a mail has to be tried again. One that nobody will ever take is done with.</summary>
    private async Task<bool> TellAsync(MiaDb db, WebhookEndpoint endpoint, CancellationToken ct)
    {
        var business = await db.Businesses.AsNoTracking().Select(b => b.Name).FirstAsync(ct);
        var isTold = true;
        foreach (var member in await db.Members.AsNoTracking().Select(m => new { m.Id, m.Name, m.Email }).ToListAsync(ct))
        {
            if (EmailAddress.TryParse(member.Email, out var address))
            {
                var mail = await SwitchedOffMail.Write(endpoint, address, member.Id, member.Name, business, url).ToMailAsync(templates);
                isTold &= await SendAsync(mail, ct) is not Delivery.TryLater;
            }
        }

        return isTold;
    }

    private async Task<Delivery> SendAsync(Mail mail, CancellationToken ct)
    {
        using var limit = new CancellationTokenSource(LongestSend, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        try
        {
            return await mailer.SendAsync(mail, both.Token).WaitAsync(both.Token);
        }
        catch (OperationCanceledException)
        {
            return new Delivery.TryLater("There was no answer.");
        }
    }
}
