using MiaPulse.Core.Businesses;

namespace MiaPulse.Core.Receptionist.Embedded.Speech;

/// <summary>
/// A sentence in each tone. Written with what differs between angle brackets: <c>&lt;friendly|formal|brief&gt;</c>, or <c>&lt;friendly|formal and brief&gt;</c>.
/// Values go to <c>{0}</c> and on.
/// </summary>
internal sealed class Phrase
{
    private readonly string[] _byTone;

    private Phrase(string written)
    {
        Written = written;
        _byTone = [.. Enum.GetValues<Tone>().Select(t => Resolve(written, (int)t))];
    }

    public string Written { get; }

    public string In(Tone tone) => _byTone[(int)tone];

    public static implicit operator Phrase(string written) => new(written);

    private static string Resolve(string written, int tone)
    {
        var parts = written.Split('<');
        return string.Concat(parts.Select((part, i) =>
        {
            if (i == 0)
            {
                return part;
            }

            var end = part.IndexOf('>', StringComparison.Ordinal);
            var choices = part[..end].Split('|');
            return choices[Math.Min(tone, choices.Length - 1)] + part[(end + 1)..];
        })).Trim();
    }
}
