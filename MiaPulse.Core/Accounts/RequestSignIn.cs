using System.ComponentModel.DataAnnotations;
using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Accounts;

/// <summary>
/// Somebody asks for a sign-in link. The address is written down and not looked up: the answer is the same, and as fast, whether it is known, unknown
/// or has had enough links for now. <see cref="MailSignInLink"/> does the rest.
/// </summary>
public sealed class RequestSignIn(SignInQueue queue)
{
    public async Task<Result> RunAsync(Newcomer who, SignInInput input, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(who);
        if (Rules.Broken(input) is { } broken)
        {
            return broken;
        }

        if (!EmailAddress.TryParse(input.Email, out var address))
        {
            return Refusal.Invalid(nameof(SignInInput.Email), EmailAddress.NotOne);
        }

        return await queue.AddAsync(address, form: null, ct);
    }
}

/// <summary>What is asked for to sign in.</summary>
public sealed record SignInInput
{
    [Required(ErrorMessage = "Please enter your email address.")]
    [StringLength(EmailAddress.MaxLength, ErrorMessage = "That is longer than an email address can be.")]
    public string? Email { get; init; }
}
