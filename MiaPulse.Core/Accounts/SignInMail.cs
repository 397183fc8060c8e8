using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Accounts;

/// <summary>
/// The words of sign-in mail. Nothing that a stranger typed stands in them: until a link has been spent nobody knows that the person at the form and
/// the person at the mailbox are the same, and our mail must carry no one else's message.
/// </summary>
public static class SignInMail
{
    /// <summary><see cref="Mail.Kind"/> of them all.</summary>
    public const string Kind = "sign_in";

    private static readonly int Minutes = (int)SignInLink.Lifetime.TotalMinutes;

    /// <summary>Somebody who has an account asked to sign in.</summary>
    public static Letter Write(EmailAddress to, Uri link) => Once(
        to,
        "Your link to sign in to MiaPulse",
        "Sign in to MiaPulse",
        [$"Here is your link. It works once, for {Minutes} minutes."],
        "Sign in",
        link,
        "You did not ask for this? Then you need not do anything. Nobody can sign in without this mail.");

    /// <summary>A new account waits for its first sign-in.</summary>
    public static Letter Welcome(EmailAddress to, Uri link) => Once(
        to,
        "Confirm your email address for MiaPulse",
        "One click and Mia starts reading",
        [$"Open this link to confirm your address. Mia then reads your website and is ready for your visitors a few minutes later. The link works once, for {Minutes} minutes."],
        "Confirm and sign in",
        link,
        "You did not sign up? Then you need not do anything. Without this link the account stays closed.");

    /// <summary>Somebody signed up with an address that has an account already.</summary>
    public static Letter AlreadyHere(EmailAddress to, Uri link) => Once(
        to,
        "You already have a MiaPulse account",
        "You already have an account",
        [$"Somebody, most likely you, signed up with this address, and it has an account already. Here is a link to sign in. It works once, for {Minutes} minutes."],
        "Sign in",
        link,
        "It was not you? Then you need not do anything. Nothing about your account has changed.");

    // Each link is a mail of its own: one written anew carries another link, and is no repetition that a vendor may leave out.
    private static Letter Once(EmailAddress to, string subject, string heading, IReadOnlyList<string> paragraphs, string button, Uri link, string footer) =>
        new()
        {
            Kind = Kind,
            Key = $"{Kind}/{Secrets.Hash(link.Query)}",
            To = to,
            Subject = subject,
            Heading = heading,
            Paragraphs = paragraphs,
            Button = button,
            Link = link,
            Footer = footer,
        };
}
