using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Notifications;

/// <summary>By which ways a member can be told at this moment: those that this installation has, and a chat only where theirs is connected.</summary>
public sealed class AlertWays(IEnumerable<INotificationChannel> channels)
{
    /// <param name="hasChat">Whether the member has connected one.</param>
    public IReadOnlyList<AlertChannel> Of(bool hasChat) => [.. channels.Select(c => c.Channel).Where(c => hasChat || c is not AlertChannel.Telegram)];

    internal async Task<IReadOnlyList<AlertChannel>> OfAsync(MiaDb db, MemberId member, CancellationToken ct) => Of(await db.ChatLinks.AnyAsync(l => l.MemberId == member, ct));
}
