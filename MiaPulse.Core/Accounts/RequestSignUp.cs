using MiaPulse.Core.Businesses;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Accounts;

/// <summary>
/// Somebody signs up. What they filled in is checked and written down, and nothing is looked up: the answer is the same, and as fast, whether the address
/// has an account or not. <see cref="MailSignInLink"/> mails a link, and <see cref="ConfirmSignIn"/> opens the business when that is spent.
/// </summary>
public sealed class RequestSignUp(SignInQueue queue, CrawlerOptions crawler)
{
    public async Task<Result> RunAsync(Newcomer who, OpenBusinessInput input, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(who);
        if (input.Check(out var address, out var website) is { } broken)
        {
            return broken;
        }

        // What Mia would refuse to read on the very next screen.
        return CheckedUrl.IsNumber(website, new AllowedHosts(crawler.AllowedPrivateHosts))
            ? Refusal.Invalid(nameof(input.Website), CheckedUrl.NumberSentence)
            : await queue.AddAsync(address, input, ct);
    }
}
