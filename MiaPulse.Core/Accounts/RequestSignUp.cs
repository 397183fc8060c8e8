using MiaPulse.Core.Businesses;
using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Accounts;

/// <summary>
/// Somebody signs up. What they filled in is checked and written down, and nothing is looked up: the answer is the same, and as fast, whether the address
/// has an account or not. <see cref="MailSignInLink"/> mails a link, and <see cref="ConfirmSignIn"/> opens the business when that is spent.
/// </summary>
public sealed class RequestSignUp(SignInQueue queue)
{
    public async Task<Result> RunAsync(Newcomer who, OpenBusinessInput input, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(who);
        return input.Check(out var address, out _) is { } broken ? broken : await queue.AddAsync(address, input, ct);
    }
}
