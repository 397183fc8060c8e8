using MiaPulse.Core.Languages;
using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Calls;

/// <summary>
/// What happens next in a call, in order. No vendor's words are in it: a vendor's folder makes its own form of them. A turn is any number of <see cref="Say"/>, and then
/// one step that says how it goes on: <see cref="Listen"/>, <see cref="Dial"/> or <see cref="HangUp"/>.
/// </summary>
public abstract record CallStep;

/// <summary>Record both sides from here to the end. Comes once, before anything is asked.</summary>
public sealed record Record(CallId Call) : CallStep;

/// <summary>Some words. Those of one turn belong together: joined in order they are what Mia says.</summary>
/// <param name="Text">As it is spoken: no markup, no address, no list.</param>
/// <param name="Language">In which language.</param>
public sealed record Say(string Text, Language Language) : CallStep
{
    /// <summary>Whether the caller may speak into it. The notice may not be cut.</summary>
    public bool MayInterrupt { get; init; } = true;
}

/// <summary>Let the caller speak, and come back with what was heard.</summary>
/// <param name="Language">Which language is expected.</param>
/// <param name="Silence">After how long to come back with nothing.</param>
/// <param name="Hints">Words of this business that are likely, for whoever writes down what is heard.</param>
public sealed record Listen(Language Language, TimeSpan Silence, IReadOnlyList<string> Hints) : CallStep;

/// <summary>Ring a person's phone, and connect where they press a key.</summary>
/// <param name="To">Whose.</param>
/// <param name="RingFor">How long.</param>
/// <param name="Whisper">What that person hears before they decide.</param>
/// <param name="Language">Of the whisper.</param>
public sealed record Dial(PhoneNumber To, TimeSpan RingFor, string Whisper, Language Language) : CallStep;

/// <summary>The call is over once what was said has been heard.</summary>
public sealed record HangUp(CallEnding Why) : CallStep;
