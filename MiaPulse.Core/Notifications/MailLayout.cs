using System.Net;
using System.Text;
using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Notifications;

/// <summary>The one look of our mail: a single column that reads well without images, light and dark, with the same words as plain text.</summary>
public static class MailLayout
{
    /// <param name="kind"><see cref="Mail.Kind"/>.</param>
    /// <param name="key"><see cref="Mail.Key"/>.</param>
    public static Mail Write(
        string kind, string key, EmailAddress to, string subject, string heading, IReadOnlyList<string> paragraphs, string button, Uri link, string footer) =>
        new(to, subject, Text(heading, paragraphs, button, link, footer), Html(subject, heading, paragraphs, button, link, footer)) { Kind = kind, Key = key };

    private static string Text(string heading, IReadOnlyList<string> paragraphs, string button, Uri link, string footer)
    {
        var text = new StringBuilder().Append(heading).Append("\n\n");
        foreach (var paragraph in paragraphs)
        {
            text.Append(paragraph).Append("\n\n");
        }

        return text.Append(button).Append(":\n").Append(link).Append("\n\n").Append(footer).Append("\n\nMiaPulse\n").ToString();
    }

    private static string Html(string subject, string heading, IReadOnlyList<string> paragraphs, string button, Uri link, string footer)
    {
        var body = string.Concat(paragraphs.Select(p => $"<p class=\"words\" style=\"margin:0 0 16px;color:#3d3a47\">{Encode(p)}</p>"));
        return $$"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="supported-color-schemes" content="light dark">
            <title>{{Encode(subject)}}</title>
            <style>
            @media (prefers-color-scheme: dark) {
              .page { background: #16141c !important }
              .card { background: #211e2a !important }
              .head { color: #f4f2f8 !important }
              .words { color: #cfcad9 !important }
              .small { color: #9d97ab !important }
            }
            </style>
            </head>
            <body class="page" style="margin:0;background:#f6f5f8">
            <table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding:32px 16px">
            <table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:480px">
            <tr><td class="head" style="padding:0 8px 16px;font:700 18px/24px Inter,system-ui,-apple-system,'Segoe UI',Arial,sans-serif;color:#1d1a26">MiaPulse</td></tr>
            <tr><td class="card" style="padding:32px;background:#ffffff;border-radius:16px;font:400 16px/24px Inter,system-ui,-apple-system,'Segoe UI',Arial,sans-serif">
            <h1 class="head" style="margin:0 0 16px;font-size:22px;line-height:28px;color:#1d1a26">{{Encode(heading)}}</h1>
            {{body}}
            <p style="margin:24px 0"><a href="{{Encode(link.ToString())}}" style="display:inline-block;padding:12px 24px;border-radius:12px;background:#4338ca;color:#ffffff;font-weight:600;text-decoration:none">{{Encode(button)}}</a></p>
            <p class="small" style="margin:0;font-size:13px;line-height:20px;color:#6b6676;word-break:break-all">Or copy this address: {{Encode(link.ToString())}}</p>
            </td></tr>
            <tr><td class="small" style="padding:16px 8px;font:400 13px/20px Inter,system-ui,-apple-system,'Segoe UI',Arial,sans-serif;color:#6b6676">{{Encode(footer)}}</td></tr>
            </table>
            </td></tr></table>
            </body>
            </html>
            """;
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
