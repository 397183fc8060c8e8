using MiaPulse.Bench;
using MiaPulse.Tests.Evaluations;
using Microsoft.Extensions.Configuration;

if (args is ["signs", var set, var signs])
{
    SignsOfQuestions.Write(set, signs);
    return 0;
}

if (args is ["articles", var articles, var articleSigns])
{
    SignsOfQuestions.WriteArticles(articles, articleSigns);
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

if (args is ["alerts", .. var rest])
{
    var leads = 200;
    if (rest.Length == 0 || (int.TryParse(rest[0], out leads) && leads > 0))
    {
        return await AlertReport.PrintAsync(leads);
    }

    Console.Error.WriteLine("alerts takes a whole number of leads above 0.");
    return 2;
}

if (args is ["calls", .. var more])
{
    var turns = 20;
    if (more.Length == 0 || (int.TryParse(more[0], out turns) && turns > 0))
    {
        return await CallReport.PrintAsync(turns);
    }

    Console.Error.WriteLine("calls takes a whole number of turns above 0.");
    return 2;
}

if (args is not ["mia", ..])
{
    Console.Error.WriteLine($"""
        dotnet run -c Release --project bench -- mia [folder of the question sets] [--without PART] [--every N] [--loopback] [Key=value …]
            --without    {Parts.All}: what is left shows what the part adds
            --every      of the public FAQs every so many-th business, and of the articles every three times so many-th question
            --loopback   asks a stand-in service too, which quotes the best passage: it tries the way to a hosted model, and is none
            Key=value    such as Mia:Endpoint=https://api.example/v1 and Mia:Model=some-model; Mia__Endpoint and the like in the environment do the same
        dotnet run -c Release --project bench -- alerts [LEADS]   from a visitor's details to Telegram's door, 200 times where no number is named
        dotnet run -c Release --project bench -- calls [TURNS]    from a caller's words to Mia's first, in 50 calls at once, 20 turns each where no number is named
        dotnet run -c Release --project bench -- gaps [folder of the training corpus]
        dotnet run -c Release --project bench -- tongues          the businesses in other languages alone, and what goes wrong there
        dotnet run -c Release --project bench -- words OUT.jsonl  what speaks for each candidate there, for training/wordgate.py
        dotnet run -c Release --project bench -- signs SET.jsonl OUT.jsonl   what speaks for each candidate, for training/gate.py
        dotnet run -c Release --project bench -- articles SET.jsonl OUT.jsonl   the same of long articles, with their paragraph, without it, and of another site
        """);
    return 2;
}

var without = args.SkipWhile(a => a != "--without").Skip(1).FirstOrDefault();
var variant = without is null && !args.Contains("--without") ? new Variant() : Parts.Without(without ?? "");
if (variant is null)
{
    Console.Error.WriteLine($"--without takes {Parts.All}.");
    return 2;
}

var sample = args.SkipWhile(a => a != "--every").Skip(1).FirstOrDefault();
var every = 1;
if (args.Contains("--every") && !(int.TryParse(sample, out every) && every > 0))
{
    Console.Error.WriteLine("--every takes a whole number above 0.");
    return 2;
}

var data = args.Skip(1).FirstOrDefault(a => a != without && a != sample && !a.StartsWith("--", StringComparison.Ordinal) && !a.Contains('=', StringComparison.Ordinal)) ?? Path.Combine("..", "shared", "data", "ai");
Report.Head();
if (without is null)
{
    await MiaReport.PrintSpeedAsync();
    TongueReport.Print();
}

if (!Directory.Exists(data))
{
    Console.WriteLine($"The question sets are not at {data}; nothing else is measured.");
    return 0;
}

MiaReport.PrintFaqs(data, variant, every);
await MiaReport.PrintSmallBusinessesAsync(data, variant);
MiaReport.PrintArticles(data, variant, 3 * every); // each question is asked three times, and the sentences of what is found are weighed
if (without is not null)
{
    return 0; // the product itself leaves nothing out
}

MiaReport.PrintOtherFaqs(data, variant);
MiaReport.PrintHearing(data);
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
