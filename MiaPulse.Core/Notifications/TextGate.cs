using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace MiaPulse.Core.Notifications;

/// <summary>
/// Stands before whatever carries texts, and stops what is for a phone whose owner has opted out, whoever asks for it and for whatever reason. Where the vendor
/// knows of an opt-out that we do not, it is known here from then on; one from a business's line is that business's alone, and for whoever sends from it to keep.
/// </summary>
public sealed class TextGate(ITexter carrier, PlatformDbs dbs, OnceOnly once, TimeProvider clock) : ITexter
{
    /// <summary>Under this name our own events are seen once.</summary>
    private const string Vendor = "texts";

    private static readonly Delivery.NeverAgain Stopped = new("Whoever has this number has opted out of texts. Only a text of theirs that says START takes that back.") { IsOptOut = true, IsOurOwn = true };

    public async Task<Delivery> SendAsync(TextMessage text, CancellationToken ct)
    {
        await using (var db = await dbs.OpenAsync(Caretaker.Instance, ct))
        {
            if (await TextOptOut.IsOutAsync(db, text.To, ct))
            {
                return Stopped;
            }
        }

        var delivery = await carrier.SendAsync(text, ct);
        if (delivery is Delivery.NeverAgain { IsOptOut: true } && text.From is null)
        {
            await once.ApplyAsync(
                Caretaker.Instance, Vendor, $"out:{text.Key}"[..Math.Min(SeenEvent.MaxIdLength, text.Key.Length + 4)],
                db => TextOptOut.StopAsync(db, text.To.Value, clock.GetUtcNow(), CancellationToken.None), CancellationToken.None);
        }

        return delivery;
    }
}

/// <summary>The one way to name who carries texts: always behind the gate.</summary>
public static class TextCarrier
{
    public static IServiceCollection AddTextCarrier<TTexter>(this IServiceCollection services) where TTexter : class, ITexter => services
        .AddSingleton<TTexter>()
        .AddSingleton<ITexter>(p => new TextGate(p.GetRequiredService<TTexter>(), p.GetRequiredService<PlatformDbs>(), p.GetRequiredService<OnceOnly>(), p.GetRequiredService<TimeProvider>()));
}
