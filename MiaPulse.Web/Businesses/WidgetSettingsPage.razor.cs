using MiaPulse.Core.Businesses;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using MiaPulse.Web.Conversations;
using MiaPulse.Web.Layout;
using Microsoft.AspNetCore.Components;

namespace MiaPulse.Web.Businesses;

/// <summary>The widget's line, look and sites. What somebody is typing is not replaced under their hands; only the light is live.</summary>
public sealed partial class WidgetSettingsPage
{
    private WidgetInput? _input;
    private BusinessFacts? _facts;

    [Inject]
    private BusinessCard Card { get; set; } = default!;

    [Inject]
    private UpdateWidget Update { get; set; } = default!;

    // Only a whole colour is let into a style: half of one, while it is typed, is nothing.
    private string PreviewStyle => ColorContrast.IsColor(_input?.Color) ? $"background:{_input!.Color};color:{ColorContrast.InkOn(_input.Color)}" : "";

    // As the panel has it: what she is, then the greeting.
    private string Greeting => $"{WidgetWords.Disclosure(_facts!.Name)}\n\n{(string.IsNullOrWhiteSpace(_input!.Greeting) ? WidgetWords.Greeting(_facts.Name) : _input.Greeting.Trim())}";

    protected override async Task ReadAsync(CancellationToken ct)
    {
        var facts = await Card.ReadAsync(Who, ct);
        _input ??= new WidgetInput { Color = facts.Color, Greeting = facts.Greeting, ExtraOrigins = string.Join('\n', facts.ExtraOrigins) };
        _facts = facts;
    }

    protected override Heed Hear(LiveEvent what) => what is WidgetSeen ? Heed.Read : Heed.Nothing;

    private void ColorChosen(ChangeEventArgs change)
    {
        if (_input is not null && change.Value?.ToString() is { } color)
        {
            _input.Color = color;
        }
    }

    protected override async Task<Refusal?> KeepAsync(CancellationToken ct) => (await Update.RunAsync(Who, _input!, ct)).Refusal;
}
