using MiaPulse.Core.Businesses;
using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Accounts;

/// <summary>
/// Somebody signs up. What they filled in is checked here and nothing is looked up: the answer is the same, and as fast, whether the address has an account
/// or not. <see cref="OpenBusiness"/> does the rest.
/// </summary>
public sealed class RequestSignUp(SignInQueue queue)
{
    public Result Run(Newcomer who, OpenBusinessInput input)
    {
        ArgumentNullException.ThrowIfNull(who);
        return input.Check(out var address, out _) is { } broken ? broken : queue.Add(new SignInWish(address, input));
    }
}
