using System.Diagnostics;
using MiaPulse.Core.Receptionist;
using MiaPulse.Core.Receptionist.Embedded;
using MiaPulse.Tests.Evaluations;

if (args is ["gaps", ..])
{
    var questions = new GapQuestions(args.Length > 1 ? args[1] : Path.Combine("training", "corpus"), everyNth: 1);
    Console.WriteLine($"{questions.Count} questions\n{"same from",9} {"right",7} {"found",7} {"pure",7} {"rows",7}");
    for (var sameFrom = 0.50; sameFrom < 0.96; sameFrom += 0.025)
    {
        var scores = questions.At(sameFrom);
        Console.WriteLine($"{sameFrom,9:0.000} {scores.Right,7:0.000} {scores.Found,7:0.000} {scores.Pure,7:0.000} {scores.Rows,7:0.000}");
    }

    return 0;
}

if (args is not ["mia", ..])
{
    Console.Error.WriteLine("dotnet run -c Release --project bench -- mia [folder of the question sets] | gaps [folder of the training corpus]");
    return 2;
}

var data = args.Length > 1 ? args[1] : Path.Combine("..", "shared", "data", "ai");
var options = new MiaOptions();
var before = GC.GetTotalMemory(forceFullCollection: true);
var encoder = new SentenceEncoder();
encoder.Encode("warm");
var memory = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6;
var times = new List<double>();
for (var i = 0; i < 200; i++)
{
    var began = Stopwatch.GetTimestamp();
    encoder.Encode($"how much is a sports massage at {i} pm");
    times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
}

Console.WriteLine($"{"measure",-60} {"measured",9} {"fails",7} {"goal",7}");
Row("encoder, one question, p50 ms", times.Order().ElementAt(100), double.NaN, 8);
Row("encoder in memory, MB", memory, double.NaN, double.NaN);
Row("search among 200 passages, p50 ms", AnswerScores.SearchMilliseconds(200), 25, 8);
Row("search among 10,000 passages, p50 ms", AnswerScores.SearchMilliseconds(10_000), 60, 20);
if (!Directory.Exists(data))
{
    Console.WriteLine($"The question sets are not at {data}; nothing else is measured.");
    return 0;
}

var faqs = AnswerScores.OfFaqs(AnswerData.Read(Path.Combine(data, "faq_select.jsonl")), options);
Row($"FAQ R@1 (n={faqs.Questions})", faqs.RecallAt1, 0.90, 0.955);
Row("FAQ R@5", faqs.RecallAt5, 0.985, 0.997);
Row("FAQ MRR@5", faqs.MeanReciprocalRank, 0.94, 0.975);
Row("gold-removed AUROC", faqs.Auroc, 0.90, 0.94);
Row("right when answerable", faqs.Right, double.NaN, double.NaN);
Row("wrong when answerable", faqs.Wrong, 0.04, 0.02);
Row("answered when removed", faqs.UnanswerableAnswered, 0.12, 0.06);
var businesses = AnswerData.Read(Path.Combine(data, "smallbiz.jsonl"));
var small = AnswerScores.OfFaqs(businesses, options);
Row($"small businesses: FAQ R@1 (n={small.Questions})", small.RecallAt1, 0.65, 0.80);
Row("small businesses: FAQ R@5", small.RecallAt5, double.NaN, double.NaN);
Row("small businesses: answerable-or-not AUROC", small.Auroc, 0.75, 0.88);
Row("small businesses: right when answerable", small.Right, double.NaN, double.NaN);
Row("small businesses: asks which was meant", small.Clarified, double.NaN, double.NaN);
Row("small businesses: wrong when answerable", small.Wrong, 0.12, 0.05);
Row("small businesses: unanswerable answered", small.UnanswerableAnswered, 0.25, 0.10);
var pages = await AnswerScores.OfPagesAsync(businesses, options);
Row("small businesses: page fact in the answer", pages.PageFacts, 0.55, 0.75);
return 0;

static void Row(string measure, double measured, double fails, double goal) =>
    Console.WriteLine($"{measure,-60} {measured,9:0.000} {(double.IsNaN(fails) ? "" : $"{fails:0.###}"),7} {(double.IsNaN(goal) ? "" : $"{goal:0.###}"),7}");
