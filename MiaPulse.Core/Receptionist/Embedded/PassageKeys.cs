namespace MiaPulse.Core.Receptionist.Embedded;

/// <summary>A passage as the reader looks through it: one key of <see cref="Width"/> signed bytes for each piece of its title and text.</summary>
public readonly record struct PassageKeys(sbyte[] Values)
{
    public const int Width = 64;

    /// <summary>One step of a byte. Keys stay within -1.4 and 1.4.</summary>
    internal const float Step = 1.4f / sbyte.MaxValue;

    public int Count => Values.Length / Width;
}
