using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using MiaPulse.Core.Businesses;
using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Accounts;

/// <summary>Somebody wants a link. <paramref name="SignUp"/> is what they filled in when they signed up, and null when they only want to sign in.</summary>
public sealed record SignInWish(EmailAddress Address, OpenBusinessInput? SignUp);

/// <summary>Who asked for a link. Looked up after the answer has gone out, so that the answer cannot take longer for an address that is known.</summary>
public sealed class SignInQueue
{
    private readonly Channel<SignInWish> _waiting = Channel.CreateBounded<SignInWish>(1000);

    /// <summary>Refused when a thousand wait already.</summary>
    public Result Add(SignInWish wish) =>
        _waiting.Writer.TryWrite(wish) ? Result.Done : Refusal.OverLimit("Very many people are signing in at this moment. Please try again in a minute.");

    public IAsyncEnumerable<SignInWish> TakeAllAsync(CancellationToken ct) => _waiting.Reader.ReadAllAsync(ct);

    public bool TryTake([NotNullWhen(true)] out SignInWish? wish) => _waiting.Reader.TryRead(out wish);
}
