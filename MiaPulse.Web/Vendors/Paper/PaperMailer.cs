using MiaPulse.Core.Notifications;

namespace MiaPulse.Web.Vendors.Paper;

/// <summary>Mail without a provider: one file per mail in the outbox folder, and in Development the mail's link on the console.</summary>
public sealed class PaperMailer(Outbox outbox, IHostEnvironment environment, TimeProvider clock) : IMailer
{
    public async Task SendAsync(Mail mail, CancellationToken ct)
    {
        try
        {
            await outbox.AddAsync(mail, clock.GetUtcNow(), ct);
        }
        catch (IOException failure)
        {
            throw new MailFailedException("The mail could not be written to the outbox folder.", failure);
        }

        if (environment.IsDevelopment())
        {
            // The console, not the log: whoever runs this on their own machine needs the link, and no log may have it.
            Console.WriteLine($"Mail: {mail.Subject}{Environment.NewLine}{Links(mail)}");
        }
    }

    private static string Links(Mail mail) =>
        string.Join(Environment.NewLine, mail.Text.Split('\n').Where(line => line.StartsWith("http", StringComparison.Ordinal)).Select(line => $"      {line}"));
}
