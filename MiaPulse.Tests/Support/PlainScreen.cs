using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using MudBlazor.Services;

namespace MiaPulse.Tests.Support;

/// <summary>Where a part of a screen is drawn that reads nothing by itself: what it shows and whom it tells comes from the test.</summary>
public sealed class PlainScreen : BunitContext
{
    public PlainScreen()
    {
        Services.AddMudServices();
        JSInterop.Mode = JSRuntimeMode.Loose;
        SetRendererInfo(new RendererInfo("Server", true));
    }
}

/// <summary>How things are found on a drawn component: by what a person reads on them.</summary>
public static class Finding
{
    /// <summary>The one button of this name.</summary>
    public static IElement Button<T>(this IRenderedComponent<T> drawn, string name) where T : IComponent =>
        Assert.Single(drawn.FindAll("button"), b => NameOf(b) == name);

    /// <summary>The names of all buttons, in their order.</summary>
    public static IEnumerable<string> Buttons<T>(this IRenderedComponent<T> drawn) where T : IComponent => drawn.FindAll("button").Select(NameOf);

    /// <summary>The one field with this label.</summary>
    public static IElement Field<T>(this IRenderedComponent<T> drawn, string label) where T : IComponent =>
        Assert.Single(drawn.FindAll("input, textarea"), f => f.GetAttribute("aria-label") == label || drawn.FindAll("label").Any(l =>
            l.TextContent.Trim() == label && (l.GetAttribute("for") is { } named ? named == f.Id : l.Contains(f))));

    private static string NameOf(IElement button) => button.GetAttribute("aria-label") ?? button.TextContent.Trim();
}
