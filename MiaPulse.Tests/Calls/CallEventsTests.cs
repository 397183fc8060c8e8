using System.Globalization;
using System.Text;
using MiaPulse.Core.Languages;
using MiaPulse.Tests.Calls.Events;

namespace MiaPulse.Tests.Calls;

/// <summary>
/// Whatever callers, the model and the vendor do, and in whatever order: no text goes out that was not asked for in that very call, agreed to, and allowed. The events are made up
/// from a seed; what broke a rule is printed with its seed and as few events as still break it. <c>MIAPULSE_CALL_EVENTS=7,8,9:5000</c> in the environment names others.
/// </summary>
public sealed class CallEventsTests(ITestOutputHelper output)
{
    private const int MostReplays = 400;

    private static readonly (int[] Seeds, int Events) Usual = ([1, 2, 3, 4, 5], 2000);

    [Fact]
    public async Task No_sequence_of_ten_thousand_events_sends_a_text_that_was_not_asked_for_and_agreed_to()
    {
        var (seeds, events) = Chosen(Environment.GetEnvironmentVariable("MIAPULSE_CALL_EVENTS"));

        var runs = await Task.WhenAll(seeds.Select(seed => Task.Run(() => RunAsync(seed, events))));

        Assert.All(runs, run => Assert.True(run.Report is null, run.Report));
        var seen = runs.SelectMany(r => r.Seen).GroupBy(s => s.Key).ToDictionary(g => g.Key, g => g.Sum(s => s.Value));
        output.WriteLine(string.Join('\n', seen.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => $"{s.Key}: {s.Value}")));
        var perTenThousand = seeds.Length * events / 10_000d; // where nothing happens, nothing breaks a rule
        Assert.All(Enum.GetValues<Language>(), language => Assert.True(seen.GetValueOrDefault($"texted in {language}") >= 10 * perTenThousand, $"Hardly any text in {language}."));
        Assert.True(seen.Where(s => s.Key.StartsWith("texted in ", StringComparison.Ordinal)).Sum(s => s.Value) >= 200 * perTenThousand, "Hardly any texts.");
        Assert.All(["not agreed", "stopped", "started", "helped", "asked for after STOP", "asked for where none may go"], what => Assert.True(seen.GetValueOrDefault(what) >= 25 * perTenThousand, $"Hardly ever {what}."));
        Assert.All(Enum.GetValues<CarrierMood>(), mood => Assert.True(seen.GetValueOrDefault($"carrier: {mood}") > 0, $"The carrier was never {mood}."));
    }

    private static (int[] Seeds, int Events) Chosen(string? setting) => setting?.Split(':') is [var seeds, var events]
        ? ([.. seeds.Split(',').Select(s => int.Parse(s, CultureInfo.InvariantCulture))], int.Parse(events, CultureInfo.InvariantCulture))
        : Usual;

    private static async Task<(Dictionary<string, int> Seen, string? Report)> RunAsync(int seed, int count)
    {
        var events = CallEventMaker.Make(seed, count);
        var (seen, breach, at) = await PlayAsync(events);
        if (breach is null)
        {
            return (seen, null);
        }

        var few = await FewestAsync(events[..(at + 1)]);
        var (_, again, _) = await PlayAsync(few);
        var told = new StringBuilder().AppendLine(CultureInfo.InvariantCulture, $"Seed {seed}, event {at}: {breach}").AppendLine(CultureInfo.InvariantCulture, $"{few.Count} events do it: {again}");
        few.ForEach(e => told.AppendLine(CultureInfo.InvariantCulture, $"    {e}"));
        return (seen, told.ToString());
    }

    private static async Task<(Dictionary<string, int> Seen, string? Breach, int At)> PlayAsync(List<CallEvent> events)
    {
        await using var world = await CallWorld.OpenAsync();
        for (var at = 0; at < events.Count; at++)
        {
            try
            {
                await world.DoAsync(events[at]);
            }
#pragma warning disable CA1031 // what a use case throws is told with the events that made it
            catch (Exception failure)
#pragma warning restore CA1031
            {
                world.Oracle.Breach(failure.ToString());
            }

            if (world.Oracle.Breaches.Count > 0)
            {
                return (world.Oracle.Seen, string.Join('\n', world.Oracle.Breaches), at);
            }
        }

        return (world.Oracle.Seen, null, events.Count);
    }

    /// <summary>Leaves out what is not needed for it, in ever smaller parts.</summary>
    private static async Task<List<CallEvent>> FewestAsync(List<CallEvent> events)
    {
        var replays = 0;
        for (var part = events.Count / 2; part > 0; part /= 2)
        {
            for (var from = events.Count - part; from >= 0 && replays < MostReplays; from -= part)
            {
                List<CallEvent> without = [.. events[..from], .. events[(from + part)..]];
                replays++;
                if ((await PlayAsync(without)).Breach is not null)
                {
                    events = without;
                }
            }
        }

        return events;
    }
}
