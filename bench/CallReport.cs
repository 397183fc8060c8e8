using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using MiaPulse.Core.Calls;
using MiaPulse.Core.Data;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;

namespace MiaPulse.Bench;

/// <summary>
/// How long a caller waits for MiaPulse: from a final <c>prompt</c> frame to the first <c>text</c> token of embedded Mia's, in fifty calls at once over the built product's relay.
/// Beside it stands what cannot be done without: the same frame through a bare Kestrel and back.
/// </summary>
internal static class CallReport
{
    private const int Calls = 50;
    private const int Businesses = 10;
    private const int FaqsOfEach = 200;

    /// <summary>Turns of each call before those that count, in which a process that has just started compiles what it runs and reads what the businesses know.</summary>
    private const int WarmUp = 4;

    /// <summary>What 95 of 100 turns have to stay within, beyond the floor, in milliseconds.</summary>
    private const double Goal = 20;

    /// <summary>Callers listen, think and speak; nobody asks anew while the answer is spoken.</summary>
    private static readonly (double Least, double Most) SecondsBetween = (5, 8);

    /// <summary>The floor has nothing that would need the time between.</summary>
    private const double FasterFloor = 10;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <returns>What the program ends with: 1 where an answer never came, or they came too late.</returns>
    public static async Task<int> PrintAsync(int turns)
    {
        await using var twilio = await LoopbackVendor.StartAsync(LoopbackVendor.Answers(404));
        await using var product = await RunningProduct.StartAsync(Businesses, Settings(twilio.Url), Add);
        var took = await TalkAsync(product.Url, turns);
        var floor = await EchoAsync(turns);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            {Calls} calls at once over the relay, {turns} turns each after {WarmUp} that warm up, at {Businesses} businesses with {FaqsOfEach} FAQs each. Each caller asks
            something else every {SecondsBetween.Least} to {SecondsBetween.Most} s, about {Calls / ((SecondsBetween.Least + SecondsBetween.Most) / 2):0.0} prompts a second in all; the floor's frames come {FasterFloor} times as fast.
            """));
        Report.Head();
        floor.Sort();
        Print("a frame of that size through a bare Kestrel and back", floor);
        Print("final prompt to first token", took);
        var least = At(floor, 0.50);
        var added = At(took, 0.95) - least;
        Report.Row("of that, added by MiaPulse (beyond the floor's p50), p95 ms", added, goal: Goal);
        if (took.Count < Calls * turns)
        {
            Console.Error.WriteLine($"{(Calls * turns) - took.Count} of {Calls * turns} prompts were never answered.");
            return 1;
        }

        if (!(added <= Goal))
        {
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"MiaPulse adds {added:0.0} ms to 95 of 100 turns, above the goal of {Goal:0} ms."));
            return 1;
        }

        return 0;
    }

    private static void Print(string what, List<double> milliseconds)
    {
        milliseconds.Sort();
        Report.Row($"{what}, p50 ms", At(milliseconds, 0.50));
        Report.Row($"{what}, p95 ms", At(milliseconds, 0.95));
        Report.Row($"{what}, max ms", At(milliseconds, 1));
    }

    private static double At(List<double> sorted, double part) => sorted.Count == 0 ? double.NaN : sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * part))];

    private static Dictionary<string, string?> Settings(Uri twilio) => new()
    {
        ["PublicUrl"] = RelayedCall.Public.ToString(),
        ["Twilio:AccountSid"] = RelayedCall.Account,
        ["Twilio:AuthToken"] = RelayedCall.Token,
        ["Twilio:From"] = "+12025550143",
        ["Twilio:Voice"] = "relay",
        ["Twilio:BaseUrl"] = twilio.ToString(),
    };

    private static string LineOf(int business) => $"+1212555{100 + business:0000}";

    private static void Add(MiaDb db, Owner owner, int business, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        db.PhoneLines.Add(new PhoneLine { BusinessId = owner.Business, Number = LineOf(business), CreatedAt = now });
        db.Faqs.AddRange(Enumerable.Range(0, FaqsOfEach).Select(i => new Faq
        {
            BusinessId = owner.Business,
            Id = Ids.New<FaqId>(clock),
            Question = $"How much is treatment number {i}?",
            Answer = $"Treatment number {i} is ${i + 10} and takes {(i % 50) + 10} minutes.",
            CreatedAt = now,
        }));
    }

    private static async Task<List<double>> TalkAsync(Uri product, int turns)
    {
        var took = new ConcurrentBag<double>();
        await AtOnceAsync(async (number, random) =>
        {
            await using var call = await RelayedCall.PlaceAsync(product, number, $"+1312555{100 + number:0000}", LineOf(number % Businesses));
            try
            {
                await EveryAsync(random, 1, WarmUp + turns, async turn =>
                {
                    using var patience = new CancellationTokenSource(Patience);
                    var first = await call.SayAsync($"What is the price of treatment number {((number * 31) + (turn * 7)) % FaqsOfEach}?", patience.Token);
                    if (turn >= WarmUp && first is { } waited)
                    {
                        took.Add(waited.TotalMilliseconds);
                    }
                });
            }
            catch (Exception gone) when (gone is OperationCanceledException or WebSocketException)
            {
                // This call is answered no more; what is missing of it is counted.
            }
        });
        return [.. took];
    }

    private static async Task<List<double>> EchoAsync(int turns)
    {
        var took = new ConcurrentBag<double>();
        await using var echo = await EchoedFrames.StartAsync();
        await AtOnceAsync(async (_, random) =>
        {
            using var socket = await echo.OpenAsync();
            var (frame, back) = (Encoding.UTF8.GetBytes("""{"type":"prompt","voicePrompt":"What is the price of treatment number 100?","lang":"en-US","last":true}"""), new byte[8 * 1024]);
            await EveryAsync(random, FasterFloor, WarmUp + turns, async turn =>
            {
                var there = await EchoedFrames.SendAsync(socket, frame, back);
                if (turn >= WarmUp)
                {
                    took.Add(there.TotalMilliseconds);
                }
            });
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        });
        return [.. took];
    }

    private static Task AtOnceAsync(Func<int, Random, Task> call) => Task.WhenAll(Enumerable.Range(0, Calls).Select(number => Task.Run(() => call(number, new Random(number)))));

    /// <summary>By the clock, however long the ones before take; callers begin one after another.</summary>
    private static async Task EveryAsync(Random random, double faster, int times, Func<int, Task> what)
    {
        var (began, due) = (Stopwatch.GetTimestamp(), TimeSpan.FromSeconds(random.NextDouble() * SecondsBetween.Most / faster));
        for (var time = 0; time < times; time++)
        {
            var wait = due - Stopwatch.GetElapsedTime(began);
            await Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.Zero);
            await what(time);
            due += TimeSpan.FromSeconds((SecondsBetween.Least + (random.NextDouble() * (SecondsBetween.Most - SecondsBetween.Least))) / faster);
        }
    }
}
