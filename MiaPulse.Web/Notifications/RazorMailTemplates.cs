using MiaPulse.Core.Notifications;
using MiaPulse.Core.Reports;
using MiaPulse.Web.Reports;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace MiaPulse.Web.Notifications;

/// <summary>Mails as Razor components: whatever stands in a letter is encoded as on any page of ours.</summary>
public sealed class RazorMailTemplates(IServiceProvider services, ILoggerFactory logs) : IMailTemplates
{
    public Task<string> HtmlAsync(Letter letter) => RenderAsync<LetterMail>(nameof(LetterMail.Letter), letter);

    public Task<string> HtmlAsync(ReportLetter letter) => RenderAsync<ReportMail>(nameof(ReportMail.Letter), letter);

    private async Task<string> RenderAsync<TMail>(string parameter, object letter) where TMail : IComponent
    {
        await using var scope = services.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, logs);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var mail = await renderer.RenderComponentAsync<TMail>(ParameterView.FromDictionary(new Dictionary<string, object?> { [parameter] = letter }));
            return mail.ToHtmlString();
        });
    }
}
