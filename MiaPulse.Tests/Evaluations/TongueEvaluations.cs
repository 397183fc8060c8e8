using MiaPulse.Tests.Support;

namespace MiaPulse.Tests.Evaluations;

/// <summary>Answer quality in other languages than English, on businesses of our own writing: what was reached must not be lost.</summary>
public sealed class TongueEvaluations
{
    [Fact]
    public void Businesses_of_six_languages_are_asked_in_their_visitors_own_words()
    {
        var businesses = TongueData.Read(Repository.Root);
        Assert.True(businesses.Count >= 6 && businesses.All(b => b.Business.Docs.Count >= 15 && b.Business.Pages.Count > 0), "six businesses, each with 15 FAQs and a page");
        Assert.All(businesses, b => Assert.True(b.Business.Questions.Count(q => q.Kind is "faq" or "page") >= 22 && b.Business.Questions.Count(q => q.Kind == "unanswerable") >= 8, b.Business.Name));

        var scores = TongueScores.Of(businesses);

        var amiss = string.Join('\n', scores.Amiss);
        Assert.True(scores.RecallAt1 >= TongueScores.LeastAt1, $"R@1 {scores.RecallAt1:0.000}\n{amiss}");
        Assert.True(scores.Right >= TongueScores.LeastRight, $"right {scores.Right:0.000}\n{amiss}");
        Assert.True(scores.Wrong <= TongueScores.MostWrong, $"wrong {scores.Wrong:0.000}\n{amiss}");
        Assert.True(scores.UnanswerableAnswered <= TongueScores.MostAnswered, $"answered without an answer {scores.UnanswerableAnswered:0.000}\n{amiss}");
        Assert.True(scores.EnglishAt1 >= TongueScores.LeastInEnglish, $"asked in English, R@1 {scores.EnglishAt1:0.000}\n{amiss}");
    }

    [Fact]
    public void So_are_others_to_which_nothing_was_fitted()
    {
        var businesses = TongueData.Read(Repository.Root, held: true);
        Assert.True(businesses.Count >= 8, "eight businesses");

        var scores = TongueScores.Of(businesses);

        var amiss = string.Join('\n', scores.Amiss);
        Assert.True(scores.RecallAt1 >= TongueScores.LeastAt1Held, $"R@1 {scores.RecallAt1:0.000}\n{amiss}");
        Assert.True(scores.Right >= TongueScores.LeastRightHeld, $"right {scores.Right:0.000}\n{amiss}");
        Assert.True(scores.Wrong <= TongueScores.MostWrongHeld, $"wrong {scores.Wrong:0.000}\n{amiss}");
        Assert.True(scores.UnanswerableAnswered <= TongueScores.MostAnsweredHeld, $"answered without an answer {scores.UnanswerableAnswered:0.000}\n{amiss}");
    }

    [Fact]
    public void They_are_better_read_in_their_own_language_than_as_if_they_were_english()
    {
        var businesses = TongueData.Read(Repository.Root);

        Assert.True(TongueScores.Of(businesses).RecallAt1 > TongueScores.Of(businesses, asEnglish: true).RecallAt1 + 0.1);
    }
}
