namespace MiaPulse.Core.Shared;

/// <summary>A random word that opens something for whoever has it. It leaves in a link or a code and is kept nowhere but as its hash.</summary>
public sealed class SecretWord
{
    /// <summary>Longer than any word of ours: what is longer is none, and not worth hashing.</summary>
    private const int MaxLength = 100;

    private SecretWord(string text) => (Text, Hash) = (text, Secrets.Hash(text));

    /// <summary>The word itself, as it leaves.</summary>
    public string Text { get; }

    /// <summary>What is kept of it: see <see cref="Secrets.Hash"/>.</summary>
    public string Hash { get; }

    public static SecretWord New() => new(Secrets.New());

    /// <summary>The hash by which a word is found that somebody brings; null for what cannot be one.</summary>
    public static string? HashOf(string? brought) => brought is { Length: > 0 and <= MaxLength } ? Secrets.Hash(brought) : null;
}

/// <summary>What a <see cref="SecretWord"/> opens: once, and for a while. Its row has the word's hash.</summary>
internal interface IOpensOnce
{
    /// <summary>How long it opens.</summary>
    static abstract TimeSpan Lifetime { get; }

    DateTimeOffset CreatedAt { get; }

    /// <summary>When it was used; null where it was not.</summary>
    DateTimeOffset? SpentAt { get; }
}

internal static class OpensOnce
{
    /// <summary>Those that nobody has spent and that are not too old.</summary>
    public static IQueryable<T> StillOpen<T>(this IQueryable<T> all, DateTimeOffset now) where T : class, IOpensOnce
    {
        var alive = now - T.Lifetime;
        return all.Where(one => one.SpentAt == null && one.CreatedAt > alive);
    }
}
