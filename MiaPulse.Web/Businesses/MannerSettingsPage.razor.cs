using MiaPulse.Core.Businesses;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Live;
using MiaPulse.Web.Layout;
using Microsoft.AspNetCore.Components;

namespace MiaPulse.Web.Businesses;

/// <summary>How Mia speaks and when she calls. Read once: what somebody is choosing is not replaced under their hands.</summary>
public sealed partial class MannerSettingsPage
{
    private MannerInput? _input;
    private Language _language;
    private string _business = "";
    private string? _refused;
    private bool _isSaving;
    private bool _isSaved;

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

    protected override Heed Hear(LiveEvent what) => Heed.Nothing;

    private async Task SaveAsync()
    {
        _isSaving = true;
        _isSaved = false;
        try
        {
            _refused = (await Update.RunAsync(Who, _input!, Gone)).Refusal?.Sentence;
            _isSaved = _refused is null;
        }
        finally
        {
            _isSaving = false;
        }
    }
}
