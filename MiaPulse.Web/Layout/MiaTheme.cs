using MudBlazor;

namespace MiaPulse.Web.Layout;

/// <summary>
/// The look of the dashboard, in one place. Both palettes are always on the page, each under its own selector, and <c>data-theme</c> on the root picks one:
/// so the first paint has the right colours already, before any circuit is there.
/// </summary>
public static class MiaTheme
{
    private const string OneShadow = "0 1px 2px rgb(28 25 38 / .06), 0 6px 20px -6px rgb(28 25 38 / .14)";

    public static readonly MudTheme Light = Under(":root", new PaletteLight
    {
        Primary = "#4338ca",
        PrimaryContrastText = "#ffffff",
        PrimaryLighten = "#6d63e0",
        PrimaryDarken = "#352ca8",
        Secondary = "#57534e",
        SecondaryContrastText = "#ffffff",
        Tertiary = "#b45309",
        TertiaryContrastText = "#ffffff",
        Info = "#3f5fb8",
        Success = "#15703f",
        Warning = "#a34a06",
        Error = "#b3261e",
        Dark = "#27242e",
        Black = "#1c1926",
        Background = "#faf8f5",
        BackgroundGray = "#f3f0eb",
        Surface = "#ffffff",
        DrawerBackground = "#f3f0eb",
        DrawerText = "#3d3a43",
        DrawerIcon = "#57534e",
        AppbarBackground = "#faf8f5",
        AppbarText = "#1f1c26",
        TextPrimary = "#1f1c26",
        TextSecondary = "#5d5862",
        TextDisabled = "#8f8a92",
        ActionDefault = "#5d5862",
        ActionDisabled = "#a8a3aa",
        ActionDisabledBackground = "#ece8e2",
        LinesDefault = "#e6e1da",
        LinesInputs = "#8d8790",
        TableLines = "#ece8e2",
        TableHover = "#f7f4f0",
        Divider = "#e6e1da",
        DividerLight = "#f0ece6",
        HoverOpacity = 0.05,
        OverlayDark = "rgb(28 25 38 / .45)",
        Skeleton = "#ebe6df",
    }, new PaletteDark());

    public static readonly MudTheme Dark = Under(":root[data-theme=dark]", new PaletteLight(), new PaletteDark
    {
        Primary = "#a8a2ff",
        PrimaryContrastText = "#17142e",
        PrimaryLighten = "#c3bfff",
        PrimaryDarken = "#8a82f5",
        Secondary = "#bdb7be",
        SecondaryContrastText = "#1a181d",
        Tertiary = "#f2a65e",
        TertiaryContrastText = "#2a1703",
        Info = "#9db6ff",
        Success = "#6fd39b",
        Warning = "#f2a65e",
        Error = "#ff9d94",
        ErrorContrastText = "#3b0a06",
        Dark = "#3a3740",
        Black = "#0f0e12",
        Background = "#161419",
        BackgroundGray = "#1b191f",
        Surface = "#201d24",
        DrawerBackground = "#1b191f",
        DrawerText = "#d8d3d9",
        DrawerIcon = "#bdb7be",
        AppbarBackground = "#161419",
        AppbarText = "#f3f0ef",
        TextPrimary = "#f3f0ef",
        TextSecondary = "#b9b3bb",
        TextDisabled = "#8a848d",
        ActionDefault = "#b9b3bb",
        ActionDisabled = "#6f6a73",
        ActionDisabledBackground = "#2c2931",
        LinesDefault = "#343039",
        LinesInputs = "#857f89",
        TableLines = "#2c2931",
        TableHover = "#26232a",
        Divider = "#343039",
        DividerLight = "#2a272e",
        HoverOpacity = 0.07,
        OverlayDark = "rgb(8 7 10 / .6)",
        Skeleton = "#2e2a33",
    });

    private static MudTheme Under(string selector, PaletteLight light, PaletteDark dark) => new()
    {
        PaletteLight = light,
        PaletteDark = dark,
        PseudoCss = new PseudoCss { Scope = selector },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "12px" },
        Shadows = new Shadow { Elevation = ["none", .. Enumerable.Repeat(OneShadow, 25)] },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = ["Inter", "system-ui", "Segoe UI", "Roboto", "sans-serif"], FontSize = "0.9375rem", LineHeight = "1.5", LetterSpacing = "normal" },
            H1 = new H1Typography { FontSize = "1.75rem", FontWeight = "650", LineHeight = "1.2", LetterSpacing = "-0.02em" },
            H2 = new H2Typography { FontSize = "1.25rem", FontWeight = "650", LineHeight = "1.3", LetterSpacing = "-0.012em" },
            H3 = new H3Typography { FontSize = "1.0625rem", FontWeight = "600", LineHeight = "1.4", LetterSpacing = "-0.006em" },
            Body1 = new Body1Typography { FontSize = "0.9375rem", LineHeight = "1.55", LetterSpacing = "normal" },
            Body2 = new Body2Typography { FontSize = "0.875rem", LineHeight = "1.5", LetterSpacing = "normal" },
            Caption = new CaptionTypography { FontSize = "0.8125rem", LineHeight = "1.4", LetterSpacing = "normal" },
            Button = new ButtonTypography { FontSize = "0.9375rem", FontWeight = "550", TextTransform = "none", LetterSpacing = "normal", LineHeight = "1.5" },
        },
    };
}
