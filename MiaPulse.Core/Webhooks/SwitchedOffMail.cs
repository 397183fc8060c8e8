using MiaPulse.Core.Data;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Webhooks;

/// <summary>
/// Says to each member that an endpoint was switched off, why, and what to do; to nobody where it was removed or switched on again before the mail leaves. Names its
/// server alone: the rest of the address may be a secret.
/// </summary>
public sealed class SwitchedOffMail(IMailTemplates templates, PublicUrl url) : IDueMailWriter
{
    public DueMailKind Kind => DueMailKind.WebhookOff;

    /// <summary>Adds the mails to the unit of work that switches it off.</summary>
    internal static async Task ExpectAsync(MiaDb db, WebhookEndpoint endpoint, TimeProvider clock)
    {
        foreach (var member in await db.Members.AsNoTracking().Select(m => m.Id).ToListAsync())
        {
            db.DueMails.Add(DueMail.For(endpoint.BusinessId, Ids.New<DueMailId>(clock), DueMailKind.WebhookOff, member, About(endpoint), clock.GetUtcNow()));
        }
    }

    public async Task<Mail?> WriteAsync(MiaDb db, DueMail due, CancellationToken ct)
    {
        var off = Ids.TryParse<WebhookEndpointId>(due.About.Split('/')[0], out var id) ? await db.WebhookEndpoints.AsNoTracking().FirstOrDefaultAsync(e => e.Id == id, ct) : null;
        var member = await db.Members.AsNoTracking().Where(m => m.Id == due.MemberId).Select(m => new { m.Name, m.Email }).FirstAsync(ct);
        if (off is not { Why: { } why } endpoint || About(endpoint) != due.About || !EmailAddress.TryParse(member.Email, out var to))
        {
            return null;
        }

        var business = PlainName.Tidy(await db.Businesses.AsNoTracking().Select(b => b.Name).FirstAsync(ct));
        var letter = new Letter
        {
            Kind = DueMail.WordFor(Kind),
            Key = due.SendingKey,
            To = to,
            Subject = $"Webhooks to {ServerOf(endpoint.Url)} are switched off",
            Paragraphs =
            [
                why,
                "What was waiting for it is kept for 30 days and goes out when you switch it on again. What happens while it is off is not kept for it.",
                "Once the server answers again, switch it on and send it a test.",
            ],
            Button = "Open your webhooks",
            Link = url.At("app/settings/webhooks"),
            Footer = $"Sent to {PlainName.Tidy(member.Name)} of {business}, since it is yours to mend.",
        };
        return await letter.ToMailAsync(templates);
    }

    /// <summary>Names one switching off of one endpoint.</summary>
    private static string About(WebhookEndpoint endpoint) => $"{endpoint.Id}/{endpoint.SwitchedOffAt?.UtcTicks}";

    private static string ServerOf(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri.IdnHost : "your server";
}
