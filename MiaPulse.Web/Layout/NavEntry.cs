using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace MiaPulse.Web.Layout;

/// <summary>An entry of the navigation from which one more page is reached: who is there is still within it.</summary>
public sealed class NavEntry : NavLink
{
    /// <summary>The path of that page.</summary>
    [Parameter, EditorRequired]
    public required string Also { get; set; }

    protected override bool ShouldMatch(string uriAbsolute) => base.ShouldMatch(uriAbsolute) || new Uri(uriAbsolute).AbsolutePath == Also;
}
