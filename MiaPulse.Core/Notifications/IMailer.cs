using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Notifications;

/// <summary>A mail to one person. <paramref name="Text"/> says everything that <paramref name="Html"/> says.</summary>
public sealed record Mail(EmailAddress To, string Subject, string Text, string Html);

/// <summary>Sends mail. Throws <see cref="MailFailedException"/> where the vendor does not take it.</summary>
public interface IMailer
{
    Task SendAsync(Mail mail, CancellationToken ct);
}

/// <summary>The mail was not taken. Trying again later may help.</summary>
public sealed class MailFailedException(string message, Exception? inner = null) : Exception(message, inner);
