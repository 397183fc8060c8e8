using MiaPulse.Core.Notifications;

namespace MiaPulse.Web.Vendors.Paper;

/// <summary>Texts without a provider: one file per text beside the mail, and in Development the text on the console.</summary>
public sealed class PaperTexter(Outbox outbox, IHostEnvironment environment, TimeProvider clock) : ITexter
{
    public async Task<Delivery> SendAsync(TextMessage text, CancellationToken ct)
    {
        try
        {
            await outbox.AddAsync(text, clock.GetUtcNow(), ct);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new Delivery.TryLater("The text could not be written to the outbox folder.");
        }

        if (environment.IsDevelopment())
        {
            // The console, not the log: whoever runs this on their own machine needs the code in it, and no log may have it.
            Console.WriteLine($"Text: {text.Text}");
        }

        return new Delivery.Delivered();
    }
}
