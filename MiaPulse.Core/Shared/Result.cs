namespace MiaPulse.Core.Shared;

/// <summary>Why something a person asked for was not done, with a sentence fit to show. Bugs throw; people are refused.</summary>
public sealed record Refusal(RefusalKind Kind, string Sentence, string? Field = null)
{
    /// <summary>The finer reason, where a visitor's side says it in its own words.</summary>
    public RefusalReason? Reason { get; init; }

    public static Refusal NotFound(string sentence) => new(RefusalKind.NotFound, sentence);

    public static Refusal Invalid(string field, string sentence) => new(RefusalKind.Invalid, sentence, field);

    public static Refusal Conflict(string sentence) => new(RefusalKind.Conflict, sentence);

    public static Refusal NotAllowed(string sentence) => new(RefusalKind.NotAllowed, sentence);

    public static Refusal OverLimit(string sentence) => new(RefusalKind.OverLimit, sentence);

    public static Refusal Closed(string sentence) => new(RefusalKind.Closed, sentence);

    public Refusal Because(RefusalReason reason) => this with { Reason = reason };
}

/// <summary>How a refusal is meant. Each door has one table from these to its own codes.</summary>
public enum RefusalKind
{
    NotFound,
    Invalid,
    Conflict,
    NotAllowed,
    OverLimit,
    Closed,
}

/// <summary>Done, or refused with a reason.</summary>
public readonly struct Result
{
    private Result(Refusal? refusal) => Refusal = refusal;

    public static Result Done => default;

    public Refusal? Refusal { get; }

    public bool IsDone => Refusal is null;

    public static implicit operator Result(Refusal refusal) => new(refusal);
}

/// <summary>A value, or refused with a reason.</summary>
public readonly struct Result<T>
{
    private readonly T? _value;

    private Result(T? value, Refusal? refusal)
    {
        _value = value;
        Refusal = refusal;
    }

    public Refusal? Refusal { get; }

    public bool IsDone => Refusal is null;

    /// <summary>The value. Asking for it after a refusal is a bug and throws.</summary>
    public T Value => Refusal is null ? _value! : throw new InvalidOperationException($"There is no value: {Refusal.Sentence}");

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Refusal refusal) => new(default, refusal);
}
