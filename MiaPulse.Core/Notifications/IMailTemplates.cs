using MiaPulse.Core.Reports;

namespace MiaPulse.Core.Notifications;

/// <summary>Lays out mails: their look belongs to the web, their words to the core. Everything in a letter is shown as text.</summary>
public interface IMailTemplates
{
    /// <summary>The whole HTML of the mail.</summary>
    Task<string> HtmlAsync(Letter letter);

    /// <inheritdoc cref="HtmlAsync(Letter)"/>
    Task<string> HtmlAsync(ReportLetter letter);
}
