using MiaPulse.Core.Receptionist;
using MiaPulse.Tests.Support;

namespace MiaPulse.Tests.Evaluations;

/// <summary>Answer quality on question sets that are no part of the project. A sample, so that it takes seconds; <c>bench</c> asks everything.</summary>
public sealed class AnswerEvaluations
{
    private const int EveryNth = 12;

    [Fact]
    public void On_public_question_sets_the_right_faq_is_found_and_a_missing_one_is_noticed()
    {
        var businesses = AnswerData.Read(Repository.SharedData("ai/faq_select.jsonl")).Where((_, i) => i % EveryNth == 0);
        var scores = AnswerScores.OfFaqs(businesses, new Variant());

        Assert.True(scores.Questions >= 60, $"{scores.Questions} questions");
        Assert.True(scores.RecallAt1 >= 0.90, $"R@1 {scores.RecallAt1:0.000}");
        Assert.True(scores.RecallAt5 >= 0.985, $"R@5 {scores.RecallAt5:0.000}");
        Assert.True(scores.MeanReciprocalRank >= 0.94, $"MRR@5 {scores.MeanReciprocalRank:0.000}");
        Assert.True(scores.Auroc >= 0.90, $"AUROC {scores.Auroc:0.000}");
        Assert.True(scores.Wrong <= 0.04, $"wrong {scores.Wrong:0.000}");
        Assert.True(scores.UnanswerableAnswered <= 0.15, $"answered without an answer {scores.UnanswerableAnswered:0.000}");
    }

    [Fact]
    public void Small_businesses_get_few_wrong_answers_although_visitors_use_their_own_words()
    {
        var scores = AnswerScores.OfFaqs(AnswerData.Read(Repository.SharedData("ai/smallbiz.jsonl")), new Variant());

        Assert.True(scores.RecallAt1 >= 0.60, $"R@1 {scores.RecallAt1:0.000}");
        Assert.True(scores.RecallAt5 >= 0.90, $"R@5 {scores.RecallAt5:0.000}");
        Assert.True(scores.Wrong <= 0.12, $"wrong {scores.Wrong:0.000}");
        Assert.True(scores.UnanswerableAnswered <= 0.25, $"answered without an answer {scores.UnanswerableAnswered:0.000}");
    }
}
