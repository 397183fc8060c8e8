using System.Globalization;
using MiaPulse.Core.Data;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Notifications;

/// <summary>
/// Somebody texts STOP, START or HELP. STOP ends every text to that phone, whichever business's and whatever for, until it texts START. Each text counts once, in one
/// save with the event itself. Whatever else is texted is neither kept nor answered: who a number says it is proves nothing.
/// </summary>
public sealed class HearTextWish(OnceOnly once, SupportAddress support, LiveFeed live, TimeProvider clock)
{
    /// <returns>What to answer; null for nothing.</returns>
    public async Task<string?> RunAsync(Caretaker who, TextHeard heard, CancellationToken ct)
    {
        if (heard.Wish is not { } wish || heard.From == heard.To)
        {
            return null; // a word of our own that came back begins no talk of two machines
        }

        var (answer, changed) = ((string?)null, new List<BusinessId>());
        if (!await once.ApplyAsync(who, heard.Vendor, EventOf(heard, wish), async db => (answer, changed) = await ApplyAsync(db, heard, wish, ct), ct))
        {
            return null;
        }

        foreach (var business in changed)
        {
            live.Publish(business, new PhonesChanged());
        }

        return heard.Told is null ? answer : null;
    }

    // Asking for help is answered once a day, whatever it is asked with: each answer is paid for, and anybody can ask.
    private string EventOf(TextHeard heard, TextWish wish) => wish is TextWish.Help
        ? $"help:{TextOptOut.HashOf(heard.From)}:{clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}"
        : $"{heard.TextId}:received";

    private async Task<(string? Answer, List<BusinessId> Changed)> ApplyAsync(MiaDb db, TextHeard heard, TextWish wish, CancellationToken ct)
    {
        switch (wish)
        {
            case TextWish.Stop:
                await TextOptOut.StopAsync(db, heard.From, clock.GetUtcNow(), ct);
                break;
            case TextWish.Start:
                await TextOptOut.StartAsync(db, heard.From, clock.GetUtcNow(), ct);
                break;
            case TextWish.Help:
                var hash = TextOptOut.HashOf(heard.From);
                return (await db.TextOptOuts.AnyAsync(o => o.NumberHash == hash && o.StoppedAt != null, ct) ? null : Help, []);
        }

        return (null, await db.Members.Where(m => m.Phone == heard.From).Select(m => m.BusinessId).Distinct().ToListAsync(ct));
    }

    private string Help => $"MiaPulse texts members of a business about visitors of its website, as they chose in their settings. Help: {support.Email}. Reply STOP to get no more.";
}
