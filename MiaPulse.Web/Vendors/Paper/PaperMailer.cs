using MiaPulse.Core.Notifications;

namespace MiaPulse.Web.Vendors.Paper;

/// <summary>Mail without a provider: one file per mail in the outbox folder, and in Development the mail's link on the console.</summary>
public sealed class PaperMailer(Outbox outbox, IHostEnvironment environment, TimeProvider clock) : IMailer
{
    public async Task<Delivery> SendAsync(Mail mail, CancellationToken ct)
    {
        try
        {
            await outbox.AddAsync(mail, clock.GetUtcNow(), ct);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new Delivery.TryLater("The mail could not be written to the outbox folder.");
        }

        if (environment.IsDevelopment())
        {
            // The console, not the log: whoever runs this on their own machine needs the link, and no log may have it.
            Console.WriteLine($"Mail: {mail.Subject}{Environment.NewLine}{Links(mail)}");
        }

        return new Delivery.Delivered();
    }

    private static string Links(Mail mail) =>
        string.Join(Environment.NewLine, mail.Text.Split('\n').Where(line => line.StartsWith("http", StringComparison.Ordinal)).Select(line => $"      {line}"));
}
