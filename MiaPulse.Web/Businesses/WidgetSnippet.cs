using MiaPulse.Core.Shared;

namespace MiaPulse.Web.Businesses;

/// <summary>The one line of HTML, and where each kind of website takes it.</summary>
public static class WidgetSnippet
{
    public static readonly IReadOnlyList<(string Name, IReadOnlyList<string> Steps)> Platforms =
    [
        ("WordPress", ["In WordPress, open Plugins, add the plugin WPCode and activate it.", "Open Code Snippets, then Header & Footer.", "Paste the line under Footer and save."]),
        ("Shopify", ["Open Online Store, then Themes.", "Choose the three dots beside your theme, then Edit code, and open theme.liquid.", "Paste the line just above </body> and save."]),
        ("Wix", ["Open Settings, then Custom code under Advanced. Your site needs its own domain for this.", "Choose Add custom code and paste the line.", "Apply it to all pages, place it at the end of body, and choose Apply."]),
        ("Squarespace", ["Open Website, then Pages, then Custom code, then Code injection.", "Paste the line under Footer.", "Save."]),
        ("Webflow", ["Open Site settings, then Custom code.", "Paste the line under Footer code and save.", "Publish your site."]),
        ("Tag Manager", ["In Google Tag Manager, create a tag of type Custom HTML and paste the line.", "Choose the trigger All Pages.", "Save, then Submit."]),
        ("Plain HTML", ["Open the file or template that all your pages share.", "Paste the line just above </body>.", "Upload it to your site."]),
    ];

    public static string For(PublicUrl ours, string widgetKey) => $"<script src=\"{ours.At("widget.js")}\" data-key=\"{widgetKey}\" async></script>";
}
