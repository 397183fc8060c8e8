using MiaPulse.Core.Accounts;
using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MiaPulse.Core.Notifications;

/// <summary>
/// Stands before whatever carries mail, and stops what is for a mailbox that sends it back or whose reader called it unwanted: whoever goes on sending
/// to those is soon taken for a spammer, and then nobody gets mail. A link to sign in still goes to a reader who complained, since they asked for it.
/// </summary>
public sealed class MailboxGate(IMailer carrier, PlatformDbs dbs) : IMailer
{
    public async Task<Delivery> SendAsync(Mail mail, CancellationToken ct) => await FindAsync(mail.To, ct) switch
    {
        { SendsBack: true } => new Delivery.NeverAgain("This address sends mail back, so nothing more is sent to it.") { IsOurOwn = true },
        { IsUnwanting: true } when mail.Kind != SignInMail.Kind => new Delivery.NeverAgain("Whoever reads this address marked our mail as unwanted, so nothing more is sent to it.") { IsOurOwn = true },
        _ => await carrier.SendAsync(mail, ct),
    };

    private async Task<Mailbox?> FindAsync(EmailAddress address, CancellationToken ct)
    {
        var hash = Mailbox.HashOf(address);
        await using var db = await dbs.OpenAsync(Caretaker.Instance, ct);
        return await db.Mailboxes.AsNoTracking().FirstOrDefaultAsync(m => m.AddressHash == hash, ct);
    }
}

/// <summary>The one way to name who carries mail: always behind the gate.</summary>
public static class MailCarrier
{
    public static IServiceCollection AddMailCarrier<TMailer>(this IServiceCollection services) where TMailer : class, IMailer => services
        .AddSingleton<TMailer>()
        .AddSingleton<IMailer>(p => new MailboxGate(p.GetRequiredService<TMailer>(), p.GetRequiredService<PlatformDbs>()));
}
