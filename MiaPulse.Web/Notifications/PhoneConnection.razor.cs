using MiaPulse.Core.Live;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using MiaPulse.Web.Layout;
using MiaPulse.Web.Vendors;
using Microsoft.AspNetCore.Components;

namespace MiaPulse.Web.Notifications;

/// <summary>Proves and removes the phone of the member at this screen.</summary>
public sealed partial class PhoneConnection
{
    private OwnPhone? _phone;
    private string _number = "";
    private string _code = "";
    private string? _refused;
    private bool _isBusy;

    /// <summary>Whether the member wants any texts, as it stands on the page.</summary>
    [Parameter, EditorRequired]
    public bool IsChosen { get; set; }

    [Inject]
    private PhoneSettings Settings { get; set; } = default!;

    [Inject]
    private ProvePhone Prove { get; set; } = default!;

    [Inject]
    private ConfirmPhone Confirm { get; set; } = default!;

    [Inject]
    private RemovePhone Remove { get; set; } = default!;

    [Inject]
    private ConnectedVendors Connected { get; set; } = default!;

    protected override async Task ReadAsync(CancellationToken ct) => _phone = await Settings.ReadAsync(Who, ct);

    protected override Heed Hear(LiveEvent what) => what is PhonesChanged ? Heed.Read : Heed.Nothing;

    private Task AskAsync() => DoAsync(async () =>
    {
        var asked = await Prove.RunAsync(Who, _number, Gone);
        _code = "";
        return asked.Refusal;
    });

    private Task ConfirmAsync() => DoAsync(async () => (await Confirm.RunAsync(Who, _code, Gone)).Refusal);

    private Task RemoveAsync() => DoAsync(async () =>
    {
        await Remove.RunAsync(Who, Gone);
        return null;
    });

    private async Task DoAsync(Func<Task<Refusal?>> what)
    {
        if (_isBusy)
        {
            return; // pressed twice before the button could be seen to be busy
        }

        _isBusy = true;
        try
        {
            _refused = (await what())?.Sentence;
            await RefreshAsync();
        }
        finally
        {
            _isBusy = false;
        }
    }
}
