using MiaPulse.Core.Data;

namespace MiaPulse.Core.Notifications;

/// <summary>Writes the mails of one kind when their time has come.</summary>
public interface IDueMailWriter
{
    DueMailKind Kind { get; }

    /// <summary>The mail; null where nobody wants it any more, or where it cannot be and the row was given up with the reason (<see cref="DueRow.GiveUp"/>). What it needs to work, such as the hashes of its links, is added to the unit of work and saved before it leaves.</summary>
    /// <param name="db">Of the mail's business.</param>
    /// <param name="due">The row. Its <see cref="DueRow.SendingKey"/> is the mail's key.</param>
    /// <param name="ct">Stops.</param>
    Task<Mail?> WriteAsync(MiaDb db, DueMail due, CancellationToken ct);
}
