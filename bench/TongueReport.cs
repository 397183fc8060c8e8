using MiaPulse.Tests.Evaluations;

namespace MiaPulse.Bench;

/// <summary>How well Mia finds what businesses say in other languages than English.</summary>
internal static class TongueReport
{
    public static void Print()
    {
        var (all, sets) = (TongueData.Read("."), TongueScores.Of(TongueData.Read(".")));
        Report.Row("search among 10,000 German passages, p50 ms", TongueScores.SearchMilliseconds(10_000), 60, 20);
        Report.Row($"six other languages: R@1 (n={sets.Questions})", sets.RecallAt1, TongueScores.LeastAt1);
        Report.Row("six other languages: R@1, read as English", TongueScores.Of(all, asEnglish: true).RecallAt1);
        Report.Row("six other languages: R@5", sets.RecallAt5);
        Report.Row("six other languages: right when answerable", sets.Right, TongueScores.LeastRight);
        Report.Row("six other languages: asks which was meant", sets.Clarified);
        Report.Row("six other languages: wrong when answerable", sets.Wrong, TongueScores.MostWrong, 0.05);
        Report.Row("six other languages: unanswerable answered", sets.UnanswerableAnswered, TongueScores.MostAnswered, 0.10);
        Report.Row("six other languages: asked in English, R@1", sets.EnglishAt1, TongueScores.LeastInEnglish);
        var held = TongueScores.Of(TongueData.Read(".", held: true));
        Report.Row($"eight others, held back: R@1 (n={held.Questions})", held.RecallAt1, TongueScores.LeastAt1Held);
        Report.Row("eight others, held back: R@5", held.RecallAt5);
        Report.Row("eight others, held back: right when answerable", held.Right, TongueScores.LeastRightHeld);
        Report.Row("eight others, held back: asks which was meant", held.Clarified);
        Report.Row("eight others, held back: wrong when answerable", held.Wrong, TongueScores.MostWrongHeld, 0.05);
        Report.Row("eight others, held back: unanswerable answered", held.UnanswerableAnswered, TongueScores.MostAnsweredHeld, 0.10);
        Report.Row("eight others, held back: R@1, read as English", TongueScores.Of(TongueData.Read(".", held: true), asEnglish: true).RecallAt1);
        foreach (var one in all)
        {
            var scores = TongueScores.Of([one]);
            Console.WriteLine($"  {one.Language,-12} R@1 {scores.RecallAt1:0.00}, right {scores.Right:0.00}, wrong {scores.Wrong:0.00}, unanswerable answered {scores.UnanswerableAnswered:0.00}, asked in English right {scores.EnglishRight:0.00} wrong {scores.EnglishWrong:0.00}");
        }
    }
}
