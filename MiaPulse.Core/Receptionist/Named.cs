using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Receptionist;

/// <summary>What a text names: the things, by the stems of their words, and how long something takes, since a price list has a row for each length.</summary>
internal sealed record Named(HashSet<string> Things, HashSet<DurationFact> Lengths)
{
    public static Named Nothing => new([], []);

    public int Count => Things.Count + Lengths.Count;

    public static Named In(string text, Language language) => new(
        [.. Words.Of(Words.WriteOut(text, language), language).Where(w => Nameless.Names(w, language) && !w.Surface.Any(char.IsDigit)).Select(w => w.Stem)],
        [.. Durations.In(text)]);

    /// <summary>How much of the other it names.</summary>
    public int Shared(Named other) => other.Things.Count(Things.Contains) + other.Lengths.Count(Lengths.Contains);

    public Named With(Named other) => new([.. Things, .. other.Things], [.. Lengths, .. other.Lengths]);

    public Named WithoutLengths() => new(Things, []);

    /// <summary>Without the things that nobody else speaks of: they are the answer's own way of putting it.</summary>
    public Named Only(HashSet<string> known) => new([.. Things.Where(known.Contains)], Lengths);
}
