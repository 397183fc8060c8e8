using MiaPulse.Core.Businesses;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Shared;
using Microsoft.AspNetCore.Components;

namespace MiaPulse.Web.Businesses;

/// <summary>How Mia speaks and when she calls.</summary>
public sealed partial class MannerSettingsPage
{
    private MannerInput? _input;
    private Language _language;
    private string _business = "";

    [Inject]
    private BusinessCard Card { get; set; } = default!;

    [Inject]
    private UpdateManner Update { get; set; } = default!;

    protected override async Task ReadAsync(CancellationToken ct)
    {
        var facts = await Card.ReadAsync(Who, ct);
        _business = facts.Name;
        _input = MannerInput.From(facts.Manner ?? Manner.Usual);
    }

    protected override async Task<Refusal?> KeepAsync(CancellationToken ct) => (await Update.RunAsync(Who, _input!, ct)).Refusal;
}
