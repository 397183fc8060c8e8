using MiaPulse.Core.Shared;

namespace MiaPulse.Tests.Shared;

/// <summary>A word that opens something is found again by its hash, and what cannot be one is not looked for.</summary>
public sealed class SecretWordTests
{
    [Fact]
    public void A_word_is_found_by_its_hash_and_no_two_are_alike()
    {
        var (one, other) = (SecretWord.New(), SecretWord.New());

        Assert.Equal(one.Hash, SecretWord.HashOf(one.Text));
        Assert.NotEqual(one.Text, other.Text);
        Assert.DoesNotContain(one.Text, one.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_a_word_has_no_hash()
    {
        Assert.NotNull(SecretWord.HashOf(new string('a', 100)));

        Assert.Null(SecretWord.HashOf(null));
        Assert.Null(SecretWord.HashOf(""));
        Assert.Null(SecretWord.HashOf(new string('a', 101)));
    }
}
