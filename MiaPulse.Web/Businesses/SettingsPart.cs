using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using MiaPulse.Web.Layout;

namespace MiaPulse.Web.Businesses;

/// <summary>A form of settings. Read once: what somebody is typing is not replaced under their hands.</summary>
public abstract class SettingsPart : LiveComponent
{
    protected string? Refused { get; private set; }

    protected bool IsSaving { get; private set; }

    protected bool IsSaved { get; private set; }

    /// <summary>Keeps what stands in the form.</summary>
    protected abstract Task<Refusal?> KeepAsync(CancellationToken ct);

    protected override Heed Hear(LiveEvent what) => Heed.Nothing;

    protected async Task SaveAsync()
    {
        if (IsSaving)
        {
            return; // pressed twice before the button could be seen to be busy
        }

        (IsSaving, IsSaved) = (true, false);
        try
        {
            Refused = (await KeepAsync(Gone))?.Sentence;
            IsSaved = Refused is null;
        }
        finally
        {
            IsSaving = false;
        }
    }
}
