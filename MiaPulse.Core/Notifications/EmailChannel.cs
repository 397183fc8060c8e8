using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Notifications;

/// <summary>Tells a member by mail, whoever carries it.</summary>
public sealed class EmailChannel(IMailer mailer, IMailTemplates templates, PublicUrl url) : INotificationChannel
{
    public AlertChannel Channel => AlertChannel.Email;

    public async Task<Delivery> SendAsync(AlertToSend alert, CancellationToken ct) => EmailAddress.TryParse(alert.To.Email, out var address)
        ? await mailer.SendAsync(await AlertMail.Write(alert, address, url).ToMailAsync(templates), ct)
        : new Delivery.NeverAgain("The address of this member is not one that mail can go to.") { IsOurOwn = true };
}
