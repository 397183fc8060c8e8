using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Receptionist.Embedded;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Evaluations;
using MiaPulse.Tests.Support;

namespace MiaPulse.Tests.Knowledge;

public sealed class GapGroupTests
{
    private static readonly SentenceEncoder Encoder = new();
    private int _asked;

    [Fact]
    public void Visitors_questions_that_are_alike_on_purpose_are_not_put_with_those_of_another_answer()
    {
        var questions = new GapQuestions(Path.Combine(Repository.Root, "training", "corpus"), everyNth: 200);
        Assert.True(questions.Count > 60, $"{questions.Count} questions");
        Assert.True(questions.At(-1).Pure < 0.5, "Where nearly everything is put together, the measure says so.");

        var scores = questions.At(QuestionVector.SameFrom);

        Assert.True(scores.Pure >= 0.98, $"pure {scores.Pure:0.000}");
    }

    [Theory]
    [InlineData("Is there parking nearby?", "is there any parking near you")]
    [InlineData("Do you have gluten free bread?", "do u have gluten-free bread")]
    [InlineData("Can I bring my dog?", "are dogs allowed, can i bring my dog")]
    [InlineData("How much is a haircut?", "what does a haircut cost")]
    public void Everyday_wordings_of_one_question_are_one_group(string one, string other) =>
        Assert.Single(GapGroups.Of([Asked(one), Asked(other)]));

    [Theory]
    [InlineData("Do you have gluten free bread?", "Do you have gluten free cake?")]
    [InlineData("How much is a haircut?", "How much is a haircut for children?")]
    [InlineData("Are you open on Saturday?", "Is there parking on Saturday?")]
    [InlineData("Do you repair bicycles?", "Do you rent bicycles?")]
    public void Questions_of_different_things_stay_apart(string one, string other) =>
        Assert.Equal(2, GapGroups.Of([Asked(one), Asked(other)]).Count);

    [Theory]
    [InlineData("Есть ли у вас парковка?", "парковка у вас есть")] // another order, without the particle
    [InlineData("Сколько стоит стрижка?", "стрижки сколько стоит")] // another ending
    [InlineData("Πόσο κοστίζει το κούρεμα;", "ποσο κοστιζει κουρεμα")] // without accents
    [InlineData("هل لديكم موقف سيارات؟", "لديكم موقف للسيارات")]
    [InlineData("请问停车场在哪里？", "停车场在哪里呢")]
    [InlineData("駐車場はどこですか？", "駐車場はどこ")]
    [InlineData("ที่จอดรถอยู่ที่ไหนคะ", "ที่จอดรถอยู่ที่ไหน")]
    [InlineData("주차장 위치 어디", "주차장이 위치 어디")]
    public void In_letters_that_the_encoder_does_not_know_the_same_words_are_one_group(string one, string other) =>
        Assert.Single(GapGroups.Of([Asked(one), Asked(other)]));

    [Theory]
    [InlineData("Есть парковка?", "Есть доставка?")] // as many letters
    [InlineData("Сколько стоит стрижка?", "Сколько стоит детская стрижка?")]
    [InlineData("Вы работаете в субботу?", "Вы не работаете в субботу?")]
    [InlineData("Есть чай?", "Есть суп?")]
    [InlineData("هل لديكم توصيل؟", "هل لديكم مواقف؟")]
    [InlineData("剪头发多少钱？", "染头发多少钱？")]
    [InlineData("パンはありますか", "米はありますか")]
    [InlineData("주차 가능한가요?", "배달 가능한가요?")]
    [InlineData("ตัดผมราคาเท่าไหร่", "ย้อมผมราคาเท่าไหร่")]
    [InlineData("Do you sell 饺子?", "Do you sell 包子?")] // what is asked for is what cannot be read
    public void And_those_that_are_only_as_long_or_share_some_words_stay_apart(string one, string other)
    {
        Assert.True(QuestionVector.Nearness(QuestionVector.Of(Encoder, one), QuestionVector.Of(Encoder, other)) > 0.5, "To the encoder they are near each other.");

        Assert.Equal(2, GapGroups.Of([Asked(one), Asked(other)]).Count);
        Assert.Single(GapGroups.Of([Asked(one), Asked($"{one} ")]));
    }

    [Theory]
    [InlineData("Есть парковка", false)]
    [InlineData("ποσο κοστιζει", false)]
    [InlineData("כמה עולה", false)]
    [InlineData("هل لديكم موقف", false)]
    [InlineData("停车场在哪里", false)]
    [InlineData("駐車場はどこ", false)]
    [InlineData("주차장 위치", false)]
    [InlineData("ที่จอดรถ", false)]
    [InlineData("Is there parking nearby?", true)]
    [InlineData("Gibt es Parkplätze in der Nähe?", true)]
    [InlineData("czy jest tu parking?", true)]
    [InlineData("¿cuánto cuesta, más o menos?", true)]
    [InlineData("Do you deliver? 😀", true)]
    public void What_the_encoder_can_read_is_told_by_its_letters(string question, bool canRead)
    {
        Assert.Equal(canRead, QuestionVector.CanRead(question));
        Assert.Equal(canRead, SentenceEncoder.Cut(string.Concat(question.Where(c => char.IsLetter(c) || c is ' '))).All(piece => piece != 1)); // what is unknown
    }

    [Fact]
    public void A_vector_of_what_cannot_be_read_that_was_kept_before_counts_for_nothing()
    {
        const string Question = "Есть парковка?";

        Assert.Null(QuestionVector.Read(QuestionVector.Write(QuestionVector.Of(Encoder, Question), Question), Question));
        Assert.NotNull(QuestionVector.Read(QuestionVector.Write(QuestionVector.Of(Encoder, "Is there parking?"), "Is there parking?"), "Is there parking?"));
    }

    [Fact]
    public void A_new_question_leaves_the_groups_that_were_there_as_they_were()
    {
        List<AskedGap> asked = [Asked("Is there parking nearby?"), Asked("is there any parking near you"), Asked("Do you have gluten free bread?")];
        var before = GapGroups.Of(asked).Select(g => g.Ids.Order(ById).ToList()).ToList();
        Assert.Equal([2, 1], before.Select(g => g.Count));

        var after = GapGroups.Of([.. asked, Asked("Do you sell gift cards?")]);

        Assert.All(before, group => Assert.Contains(after, g => g.Ids.Order(ById).SequenceEqual(group)));
        Assert.Equal(3, after.Count);
    }

    [Fact]
    public void The_wording_most_like_all_the_others_and_put_as_a_question_stands_for_them()
    {
        var group = Assert.Single(GapGroups.Of([Asked("parking nearby"), Asked("Is there parking nearby?"), Asked("is there parking nearby my friend said so")], sameFrom: 0.3));

        Assert.Equal("Is there parking nearby?", group.Wordings[0].Last.Question);
    }

    [Fact]
    public void A_thousand_questions_of_which_no_two_mean_the_same_are_grouped_without_waiting()
    {
        var random = new Random(7);
        var asked = Enumerable.Range(0, GapGroups.LatestLooked).Select(i => Asked($"question {i}", AVector(random))).ToList();
        var time = new ThreadTime();

        var groups = GapGroups.Of(asked);

        Assert.Equal(asked.Count, groups.Count);
        Assert.True(time.Elapsed < TimeSpan.FromSeconds(1.5), $"{time.Elapsed}");
    }

    [Fact]
    public void A_kept_vector_counts_for_its_own_question_alone()
    {
        var kept = QuestionVector.Write(QuestionVector.Of(Encoder, "Do you deliver?"), "Do you deliver?");

        Assert.NotNull(QuestionVector.Read(kept, "Do you deliver?"));
        Assert.Null(QuestionVector.Read(kept, "Do you deliver!"));
        Assert.Null(QuestionVector.Read(null, "Do you deliver?"));
        Assert.True(QuestionVector.Nearness(QuestionVector.Read(kept, "Do you deliver?")!, QuestionVector.Of(Encoder, "Do you deliver?")) > 0.99);
    }

    private static readonly Comparer<GapId> ById = Comparer<GapId>.Create((a, b) => a.Value.CompareTo(b.Value));

    private AskedGap Asked(string question, float[]? vector = null)
    {
        var n = ++_asked;
        return new AskedGap(new GapId(new Guid(n, 0, 0, new byte[8])), question, default, Given.Start.AddSeconds(n), vector ?? QuestionVector.Of(Encoder, question));
    }

    private static float[] AVector(Random random)
    {
        var vector = Enumerable.Range(0, MeaningVectors.Dimensions).Select(_ => (float)(random.NextDouble() - 0.5)).ToArray();
        var length = MathF.Sqrt(vector.Sum(v => v * v));
        return [.. vector.Select(v => v / length)];
    }
}
