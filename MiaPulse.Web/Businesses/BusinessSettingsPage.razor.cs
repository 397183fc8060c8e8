using MiaPulse.Core.Businesses;
using MiaPulse.Core.Live;
using MiaPulse.Web.Layout;
using Microsoft.AspNetCore.Components;

namespace MiaPulse.Web.Businesses;

/// <summary>The profile of the business. Read once: what somebody is typing is not replaced under their hands.</summary>
public sealed partial class BusinessSettingsPage
{
    private ProfileInput _input = new();
    private string? _refused;
    private bool _isSaving;
    private bool _isSaved;

    [Inject]
    private BusinessCard Card { get; set; } = default!;

    [Inject]
    private UpdateProfile Update { get; set; } = default!;

    protected override async Task ReadAsync(CancellationToken ct)
    {
        await Places.LoadAsync();
        var facts = await Card.ReadAsync(Who, ct);
        _input = new ProfileInput
        {
            Name = facts.Name,
            WebsiteUrl = facts.WebsiteUrl,
            Industry = facts.Industry,
            BookingUrl = facts.BookingUrl,
            Phone = facts.Phone is { } phone ? Phones.ForPeople(phone) : null,
            Email = facts.Email,
            Region = facts.Region,
            TimeZone = facts.TimeZone,
            Hours = facts.Hours?.Spans,
        };
    }

    protected override Heed Hear(LiveEvent what) => Heed.Nothing;

    private async Task SaveAsync()
    {
        _isSaving = true;
        _isSaved = false;
        try
        {
            _refused = (await Update.RunAsync(Who, _input, Gone)).Refusal?.Sentence;
            _isSaved = _refused is null;
        }
        finally
        {
            _isSaving = false;
        }
    }
}
