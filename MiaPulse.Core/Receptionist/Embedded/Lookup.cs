using MiaPulse.Core.Knowledge;

namespace MiaPulse.Core.Receptionist.Embedded;

/// <summary>What was found for one question, and the words that answer it, if any do.</summary>
internal sealed record Lookup(string Question, IReadOnlyList<FoundPassage> Found, double Confidence, string? Answer, FoundPassage? Passage, string? Topic = null)
{
    /// <summary>The question with what it is about, where only one before it in the same message names that.</summary>
    public string? Whole { get; init; }

    /// <summary>What was searched for where it is more than the question: with what was spoken of before.</summary>
    public string? SearchedFor { get; init; }

    /// <summary>The rows that the answer is made of, where it is made of several.</summary>
    public AskedRows? Rows { get; init; }

    /// <summary>Whether it is of the day on which the visitor wishes to come: then the way to book follows.</summary>
    public bool IsOfWish { get; init; }

    /// <summary>What the talk is about once this was said.</summary>
    public string? About => Topic ?? Passage?.Title;
}
