using System.Diagnostics;
using System.Diagnostics.Metrics;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Evaluations;
using MiaPulse.Tests.Support;
using Microsoft.Extensions.Configuration;

namespace MiaPulse.Bench;

/// <summary>Asks the product itself, with whatever model it is configured to use: what visitors would get, how soon, and what it took.</summary>
internal static class ThroughTheProduct
{
    /// <summary>Of the FAQ set every so many-th business: a hosted model costs money.</summary>
    private const int EveryNth = 24;

    /// <param name="configuration">Names the model, or none: embedded Mia.</param>
    /// <param name="data">Where the question sets are.</param>
    public static async Task PrintAsync(IConfiguration configuration, string data)
    {
        await using var installation = await Installation.StartAsync(configuration);
        Console.WriteLine();
        Console.WriteLine($"As visitors get it, from {(installation.Model.IsHosted ? $"{installation.Model.Name} at {installation.Model.Host}" : "embedded Mia")}:");
        await PrintAsync(installation, "small businesses", AnswerData.Read(Path.Combine(data, "smallbiz.jsonl")), ["faq", "page", "unanswerable"]);
        await PrintAsync(installation, "FAQ sample", AnswerData.Read(Path.Combine(data, "faq_select.jsonl")).Where((_, i) => i % EveryNth == 0), ["faq"]);
        using var process = Process.GetCurrentProcess();
        Report.Row("memory of the process, MB", process.WorkingSet64 / 1e6);
    }

    /// <summary>Milliseconds from a question to embedded Mia's first words, at a business that has so many FAQs: the median of two hundred, after as many that warm it up.</summary>
    public static async Task<double> FirstTokenMillisecondsAsync(int faqs)
    {
        await using var installation = await Installation.StartAsync(new ConfigurationBuilder().Build());
        var owner = await installation.OpenAsync(new TestBusiness(
            "Bench", [.. Enumerable.Range(0, faqs).Select(i => new Doc($"{i}", $"How much is treatment number {i}?", $"Treatment number {i} is ${i + 10} and takes {i % 50 + 10} minutes."))], [], []));
        var scores = new List<double>();
        for (var i = 0; i < 400; i++)
        {
            var answer = await installation.AskAsync(owner, new AskedQuestion($"what is the price of treatment number {i % 200}", null, "faq", [], null, null));
            scores.Add(answer.FirstWord);
        }

        return scores.Skip(200).Order().ElementAt(100);
    }

    /// <summary>A model service on loopback that quotes the best passage it is shown: it tries the way, and is no model.</summary>
    public static Task<LoopbackModel> QuotingModelAsync() => LoopbackModel.ThatReadsAsync(request =>
    {
        var shown = request.GetProperty("messages")[2].GetProperty("content").GetString()!;
        var passages = System.Text.Json.JsonDocument.Parse(shown.Split('\n')[1]).RootElement;
        return LoopbackModel.Says(passages.GetArrayLength() == 0 ? "I could not find that." : $"{passages[0].GetProperty("text").GetString()} [1]");
    });

    private static async Task PrintAsync(Installation installation, string set, IEnumerable<TestBusiness> businesses, string[] kinds)
    {
        var scores = new SpokenScores();
        var (withheld, tokens) = (0L, 0L);
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (instrument == Telemetry.SentencesWithheld)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, sentences, _, _) => Interlocked.Add(ref withheld, sentences));
        listener.Start();
        foreach (var business in businesses)
        {
            var owner = await installation.OpenAsync(business);
            foreach (var question in business.Questions.Where(q => kinds.Contains(q.Kind)))
            {
                scores.Count(business, question, await installation.AskAsync(owner, question));
            }

            tokens += await installation.TokensOfAsync(owner);
        }

        Report.Row($"{set}: right when answerable (n={scores.Questions})", scores.Right);
        Report.Row($"{set}: wrong when answerable", scores.Wrong);
        Report.Row($"{set}: abstained or asked back when answerable", scores.Abstained);
        Report.Row($"{set}: unanswerable answered", scores.Invented);
        Report.Row($"{set}: first words, p50 ms", scores.FirstWord(0.50));
        Report.Row($"{set}: first words, p95 ms", scores.FirstWord(0.95));
        Report.Row($"{set}: whole answer, p50 ms", scores.Whole(0.50));
        Report.Row($"{set}: whole answer, p95 ms", scores.Whole(0.95));
        Report.Row($"{set}: sentences that the fact gate withheld", withheld);
        if (installation.Model.IsHosted)
        {
            Report.Row($"{set}: answers that embedded Mia gave instead", scores.FromEmbedded);
            Report.Row($"{set}: tokens read and written", tokens);
        }
    }
}
