using MiaPulse.Core.Calls;
using MiaPulse.Core.Notifications;

namespace MiaPulse.Web.Vendors.Paper;

/// <summary>Looks whether a text lies in the outbox folder: what lies there has gone as far as paper goes.</summary>
public sealed class PaperTextLookup(Outbox outbox) : ITextLookup
{
    public async Task<FoundText?> FindAsync(string to, string from, string text, DateTimeOffset since, CancellationToken ct)
    {
        var items = await outbox.ListAsync(ct);
        return items.LastOrDefault(i => i.Subject is null && i.To == to && i.From == from && i.Text == text && i.At >= since) is { } item ? new FoundText(item.Id, TextStatus.Sent, null) : null;
    }
}
