using System.Diagnostics;
using MiaPulse.Core.Receptionist.Embedded;
using MiaPulse.Tests.Evaluations;

namespace MiaPulse.Bench;

/// <summary>Every figure that is asked of embedded Mia, beside where it fails and where it is to come to.</summary>
internal static class MiaReport
{
    /// <summary>How quick and how large she is; needs no question set.</summary>
    public static async Task PrintSpeedAsync()
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var encoder = new SentenceEncoder();
        encoder.Encode("warm");
        var memory = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6;
        var times = new List<double>();
        for (var i = 0; i < 600; i++)
        {
            var began = Stopwatch.GetTimestamp();
            encoder.Encode($"how much is a sports massage at {i} pm");
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        Report.Row("encoder, one question, p50 ms", times.Skip(400).Order().ElementAt(100));
        Report.Row("encoder in memory, MB", memory);
        Report.Row("the encoder's file, MB", SizeOf("mia/encoder."), 10, 7);
        Report.Row("the reader's file, MB", SizeOf("mia/reader.i8.bin"));
        Report.Row("search among 200 passages, p50 ms", AnswerScores.SearchMilliseconds(200));
        Report.Row("search among 10,000 passages, p50 ms", AnswerScores.SearchMilliseconds(10_000), 60, 20);
        Report.Row("first token among 200 passages, p50 ms", await ThroughTheProduct.FirstTokenMillisecondsAsync(200), 25, 8);
    }

    /// <param name="resource">What its name begins with; of two the one that is read.</param>
    private static double SizeOf(string resource)
    {
        var name = typeof(SentenceEncoder).Assembly.GetManifestResourceNames().Where(n => n.StartsWith(resource, StringComparison.Ordinal)).Order(StringComparer.Ordinal).First();
        using var file = typeof(SentenceEncoder).Assembly.GetManifestResourceStream(name)!;
        return file.Length / 1e6;
    }

    /// <summary>Whether the right FAQ is found, and whether she knows when there is none.</summary>
    public static void PrintFaqs(string data, Variant variant, int every)
    {
        var faqs = AnswerScores.OfFaqs(AnswerData.Read(Path.Combine(data, "faq_select.jsonl")).Where((_, i) => i % every == 0), variant);
        Report.Row($"FAQ R@1 (n={faqs.Questions})", faqs.RecallAt1, 0.90, 0.955);
        Report.Row("FAQ R@5", faqs.RecallAt5, 0.985, 0.997);
        Report.Row("FAQ MRR@5", faqs.MeanReciprocalRank, 0.94, 0.975);
        Report.Row("gold-removed AUROC", faqs.Auroc, 0.90, 0.94);
        Report.Row("right when answerable", faqs.Right);
        Report.Row("asks which was meant", faqs.Clarified);
        Report.Row("wrong when answerable", faqs.Wrong, 0.04, 0.02);
        Report.Row("answered when removed", faqs.UnanswerableAnswered, 0.12, 0.06);
    }

    /// <summary>The same where visitors use their own words over answers that lie close together.</summary>
    public static async Task PrintSmallBusinessesAsync(string data, Variant variant)
    {
        var businesses = AnswerData.Read(Path.Combine(data, "smallbiz.jsonl"));
        var small = AnswerScores.OfFaqs(businesses, variant);
        Report.Row($"small businesses: FAQ R@1 (n={small.Questions})", small.RecallAt1, 0.65, 0.80);
        Report.Row("small businesses: FAQ R@5", small.RecallAt5);
        Report.Row("small businesses: answerable-or-not AUROC", small.Auroc, 0.75, 0.88);
        Report.Row("small businesses: right when answerable", small.Right);
        Report.Row("small businesses: asks which was meant", small.Clarified);
        Report.Row("small businesses: wrong when answerable", small.Wrong, 0.12, 0.05);
        Report.Row("small businesses: unanswerable answered", small.UnanswerableAnswered, 0.25, 0.10);
        var pages = await AnswerScores.OfPagesAsync(businesses, variant);
        Report.Row("small businesses: page fact in the answer", pages.PageFacts, 0.55, 0.75);
    }

    /// <summary>Long articles as websites.</summary>
    public static void PrintArticles(string data, Variant variant, int every)
    {
        var articles = ArticleScores.Of(Path.Combine(data, "page_qa.jsonl"), variant, every);
        Report.Row($"articles: right paragraph first (n={articles.Questions})", articles.Paragraph);
        Report.Row("articles: sentence has the answer, first", articles.Sentence, 0.74, 0.80);
        Report.Row("articles: what is quoted has the answer", articles.Quoted);
        Report.Row("articles: other site, AUROC", articles.OtherSite, 0.98, 0.995);
        Report.Row("articles: paragraph removed, AUROC", articles.Removed, 0.86, 0.90);
        Report.Row("articles: same words, no answer, AUROC", articles.SameWords);
    }

    /// <summary>Sets that no figure is asked of, for comparison.</summary>
    public static void PrintOtherFaqs(string data, Variant variant)
    {
        foreach (var (file, what) in new[] { ("faq_select_asr", "spoken"), ("review_select", "FAQs and reviews mixed"), ("paraphrase_bank", "a bank, 77 answers") })
        {
            var scores = AnswerScores.OfFaqs(AnswerData.Read(Path.Combine(data, $"{file}.jsonl")), variant);
            Report.Row($"{what}: R@1 (n={scores.Questions})", scores.RecallAt1);
        }
    }

    /// <summary>What she hears in a message: contacts and acts.</summary>
    public static void PrintHearing(string data)
    {
        var names = Path.Combine(data, "lead_names.jsonl");
        var (email, phone, name) = ContactScores.OfGenerated(Path.Combine(data, "lead_contacts.jsonl"));
        var (kept, secrets) = ContactScores.SecretsKept(names);
        Report.Row("asks for knowledge, F1", ActScores.OfKnowledgeAsked(Path.Combine(data, "seek_detect.jsonl")).F1, 0.93, 0.965);
        Report.Row("name F1, asked", ContactScores.OfNames(names, asked: true).F1, 0.92, 0.95);
        Report.Row("name F1, free", ContactScores.OfNames(names, asked: false).F1, 0.85, 0.90);
        Report.Row("email exact on generated contacts", email.Exact, 0.98, 1);
        Report.Row("phone exact on generated contacts", phone.Exact, 0.98, 1);
        Report.Row("name exact on generated contacts", name.Exact);
        Report.Row($"card, SSN, policy kept as phone (n={secrets})", (double)kept / secrets, 0.02, 0.003);
        foreach (var (intent, f1) in ActScores.Of(Path.Combine(data, "intents.jsonl")))
        {
            Report.Row($"act {intent}: F1", f1);
        }
    }
}
