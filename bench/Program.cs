using System.Diagnostics;
using MiaPulse.Bench;
using MiaPulse.Core.Receptionist;
using MiaPulse.Core.Receptionist.Embedded;
using MiaPulse.Tests.Evaluations;
using Microsoft.Extensions.Configuration;

if (args is ["signs", var set, var signs])
{
    SignsOfQuestions.Write(set, signs);
    return 0;
}

if (args is ["words", var words])
{
    WordSignsOfQuestions.Write(words);
    return 0;
}

if (args is ["tongues", ..])
{
    TongueReport.Print();
    foreach (var amiss in TongueScores.Of(TongueData.Read(".")).Amiss)
    {
        Console.WriteLine(amiss);
    }

    return 0;
}

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
    Console.Error.WriteLine($"""
        dotnet run -c Release --project bench -- mia [folder of the question sets] [--without PART] [--loopback] [Key=value …]
            --without    {Parts.All}: what is left shows what the part adds
            --loopback   asks a stand-in service too, which quotes the best passage: it tries the way to a hosted model, and is none
            Key=value    such as Mia:Endpoint=https://api.example/v1 and Mia:Model=some-model; Mia__Endpoint and the like in the environment do the same
        dotnet run -c Release --project bench -- gaps [folder of the training corpus]
        dotnet run -c Release --project bench -- tongues          the businesses in other languages alone, and what goes wrong there
        dotnet run -c Release --project bench -- words OUT.jsonl  what speaks for each candidate there, for training/wordgate.py
        dotnet run -c Release --project bench -- signs SET.jsonl OUT.jsonl   what speaks for each candidate, for training/gate.py
        """);
    return 2;
}

var options = new MiaOptions();
var without = args.SkipWhile(a => a != "--without").Skip(1).FirstOrDefault();
if (without is not null && !Parts.LeaveOut(without, options) || without is null && args.Contains("--without"))
{
    Console.Error.WriteLine($"--without takes {Parts.All}.");
    return 2;
}

var data = args.Skip(1).FirstOrDefault(a => a != without && !a.StartsWith("--", StringComparison.Ordinal) && !a.Contains('=', StringComparison.Ordinal)) ?? Path.Combine("..", "shared", "data", "ai");
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

Report.Head();
Report.Row("encoder, one question, p50 ms", times.Order().ElementAt(100), goal: 8);
Report.Row("encoder in memory, MB", memory);
Report.Row("search among 200 passages, p50 ms", AnswerScores.SearchMilliseconds(200), 25, 8);
Report.Row("search among 10,000 passages, p50 ms", AnswerScores.SearchMilliseconds(10_000), 60, 20);
TongueReport.Print();
if (!Directory.Exists(data))
{
    Console.WriteLine($"The question sets are not at {data}; nothing else is measured.");
    return 0;
}

var faqs = AnswerScores.OfFaqs(AnswerData.Read(Path.Combine(data, "faq_select.jsonl")), options);
Report.Row($"FAQ R@1 (n={faqs.Questions})", faqs.RecallAt1, 0.90, 0.955);
Report.Row("FAQ R@5", faqs.RecallAt5, 0.985, 0.997);
Report.Row("FAQ MRR@5", faqs.MeanReciprocalRank, 0.94, 0.975);
Report.Row("gold-removed AUROC", faqs.Auroc, 0.90, 0.94);
Report.Row("right when answerable", faqs.Right);
Report.Row("wrong when answerable", faqs.Wrong, 0.04, 0.02);
Report.Row("answered when removed", faqs.UnanswerableAnswered, 0.12, 0.06);
var businesses = AnswerData.Read(Path.Combine(data, "smallbiz.jsonl"));
var small = AnswerScores.OfFaqs(businesses, options);
Report.Row($"small businesses: FAQ R@1 (n={small.Questions})", small.RecallAt1, 0.65, 0.80);
Report.Row("small businesses: FAQ R@5", small.RecallAt5);
Report.Row("small businesses: answerable-or-not AUROC", small.Auroc, 0.75, 0.88);
Report.Row("small businesses: right when answerable", small.Right);
Report.Row("small businesses: asks which was meant", small.Clarified);
Report.Row("small businesses: wrong when answerable", small.Wrong, 0.12, 0.05);
Report.Row("small businesses: unanswerable answered", small.UnanswerableAnswered, 0.25, 0.10);
var pages = await AnswerScores.OfPagesAsync(businesses, options);
Report.Row("small businesses: page fact in the answer", pages.PageFacts, 0.55, 0.75);
if (without is not null)
{
    return 0; // the product itself leaves nothing out
}

var configuration = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine([.. args.Where(a => a.Contains('=', StringComparison.Ordinal))]).Build();
await ThroughTheProduct.PrintAsync(new ConfigurationBuilder().Build(), data);
if (configuration["Mia:Endpoint"] is not null)
{
    await ThroughTheProduct.PrintAsync(configuration, data);
}

if (args.Contains("--loopback"))
{
    await using var model = await ThroughTheProduct.QuotingModelAsync();
    await ThroughTheProduct.PrintAsync(new ConfigurationBuilder().AddInMemoryCollection(model.Settings()).Build(), data);
}

return 0;
