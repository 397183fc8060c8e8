using MiaPulse.Core.Businesses;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Shared;
using Microsoft.AspNetCore.Components;

namespace MiaPulse.Web.Businesses;

/// <summary>The profile of the business.</summary>
public sealed partial class BusinessSettingsPage
{
    private ProfileInput _input = new();
    private StatedHours? _stated;

    [Inject]
    private BusinessCard Card { get; set; } = default!;

    [Inject]
    private KnowledgeBook Book { get; set; } = default!;

    [Inject]
    private UpdateProfile Update { get; set; } = default!;

    protected override async Task ReadAsync(CancellationToken ct)
    {
        await Places.LoadAsync();
        var facts = await Card.ReadAsync(Who, ct);
        _stated = facts.Hours is null ? await Book.HoursAsync(Who, ct) : null;
        _input = new ProfileInput
        {
            Name = facts.Name,
            WebsiteUrl = facts.WebsiteUrl,
            Industry = facts.Industry,
            BookingUrl = facts.BookingUrl,
            Phone = facts.Phone is { } phone ? PhoneNumber.ForPeople(phone) : null,
            Email = facts.Email,
            Region = facts.Region,
            TimeZone = facts.TimeZone,
            Hours = facts.Hours?.Spans,
        };
    }

    private static string SaidBy(string from) => Uri.TryCreate(from, UriKind.Absolute, out var page) && page.Scheme.StartsWith("http", StringComparison.Ordinal) ? $"Your page {page.AbsolutePath}" : $"“{from}”";

    protected override async Task<Refusal?> KeepAsync(CancellationToken ct) => (await Update.RunAsync(Who, _input, ct)).Refusal;
}
