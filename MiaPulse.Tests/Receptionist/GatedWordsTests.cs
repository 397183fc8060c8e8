using MiaPulse.Core.Receptionist;

namespace MiaPulse.Tests.Receptionist;

public sealed class GatedWordsTests
{
    [Fact]
    public void What_passes_arrives_whole_and_in_order_however_it_was_cut()
    {
        const string Reply = "We open at 8.30am on Mondays (see b.example). A loaf is $4.50!\n- Rye\n- Wheat\nIs there more I can do?";
        for (var size = 1; size < Reply.Length; size++)
        {
            var gated = new GatedWords(sentence => sentence);

            var pieces = Reply.Chunk(size).SelectMany(c => gated.Take(new string(c))).ToList();
            pieces.AddRange(gated.Rest());

            Assert.Equal(Reply, string.Concat(pieces));
            Assert.True(pieces.Count > 5);
        }
    }

    [Theory]
    [InlineData("We open at 8.30 a.m. on weekdays. Ask for Dr. Ruiz! (She is in.) \"Really?\" Yes.")]
    [InlineData("Our prices are:\n- Rye $4.50\n- Wheat $5\n\n1. Order. 2. Pay. See b.example/a.b for St. Mary's… that is all")]
    [InlineData("Wir öffnen um 9 Uhr. 毎日開いています。どうぞ！")]
    [InlineData("lower. case. goes on. And Then Not.")]
    public void However_it_is_cut_the_gate_sees_the_sentences_that_the_whole_answer_is_held_to(string reply)
    {
        for (var size = 1; size <= reply.Length; size++)
        {
            List<string> seen = [];
            var gated = new GatedWords(sentence =>
            {
                seen.Add(sentence);
                return sentence;
            });
            foreach (var part in reply.Chunk(size))
            {
                _ = gated.Take(new string(part)).ToList();
            }

            _ = gated.Rest().ToList();

            Assert.Equal(Sentences.Of(reply), seen);
        }
    }

    [Fact]
    public void A_sentence_that_does_not_pass_is_never_seen_not_even_its_beginning()
    {
        var gated = new GatedWords(sentence => sentence.Contains("$9", StringComparison.Ordinal) ? "" : sentence);

        var pieces = "Rye is fine. It costs $9 a loaf. Come by.".SelectMany(c => gated.Take(c.ToString())).ToList();
        pieces.AddRange(gated.Rest());

        Assert.Equal("Rye is fine. Come by.", string.Concat(pieces));
    }

    [Fact]
    public void Nothing_is_said_before_its_sentence_is_complete()
    {
        var gated = new GatedWords(sentence => sentence);

        Assert.Empty(gated.Take("A loaf is $4"));
        Assert.Empty(gated.Take(".50"));
        Assert.Empty(gated.Take(" today. "));
        Assert.NotEmpty(gated.Take("Come"));
    }
}
