using MiaPulse.Core.Data;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Tests.Notifications;

/// <summary>How far a text is only ever moves forward, whatever order the vendor's words come in.</summary>
public sealed class SentTextTests
{
    [Theory]
    [InlineData(TextStatus.Delivered, TextStatus.Queued, TextStatus.Sent, TextStatus.Delivered)]
    [InlineData(TextStatus.Delivered, TextStatus.Delivered, TextStatus.Sent, TextStatus.Accepted)]
    [InlineData(TextStatus.Failed, TextStatus.Sending, TextStatus.Failed, TextStatus.Sent)]
    [InlineData(TextStatus.Undelivered, TextStatus.Undelivered, TextStatus.Delivered, TextStatus.Failed)]
    [InlineData(TextStatus.Sent, TextStatus.Accepted, TextStatus.Sent, TextStatus.Sending)]
    public async Task A_text_gets_further_and_never_back(TextStatus end, params TextStatus[] told)
    {
        await using var given = await Given.AnEmptyInstallation();
        foreach (var status in told)
        {
            await Tell(given, "SM1", status);
            given.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var text = Assert.Single(await Texts(given));
        Assert.Equal(("SM1", "lead/01J9", end), (text.Id, text.Key, text.Status));
    }

    [Fact]
    public async Task What_went_wrong_is_remembered_with_the_end_and_a_repetition_is_no_news()
    {
        await using var given = await Given.AnEmptyInstallation();
        await Tell(given, "SM1", TextStatus.Queued);
        await Tell(given, "SM1", TextStatus.Failed, 21610);
        given.Clock.Advance(TimeSpan.FromHours(1));
        await Tell(given, "SM1", TextStatus.Failed, 30003);
        await Tell(given, "SM2", TextStatus.Sent);

        var texts = await Texts(given);
        Assert.Equal([("SM1", TextStatus.Failed, (int?)21610), ("SM2", TextStatus.Sent, (int?)null)], texts.Select(t => (t.Id, t.Status, t.Error)));
        Assert.Equal(Given.Start, texts[0].ChangedAt);
    }

    [Fact]
    public async Task A_text_is_forgotten_long_after_the_last_word_on_it()
    {
        await using var given = await Given.AnEmptyInstallation();
        await Tell(given, "SM1", TextStatus.Sent);
        await Tell(given, "SM2", TextStatus.Sent);
        given.Clock.Advance(SentText.Kept + TimeSpan.FromMinutes(1));

        await Tell(given, "SM2", TextStatus.Delivered);

        Assert.Equal(["SM2"], (await Texts(given)).Select(t => t.Id));
    }

    private static Task Tell(Given given, string id, TextStatus status, int? error = null) =>
        given.The<RecordTextEvent>().RunAsync(Caretaker.Instance, new TextEvent("twilio", id, "lead/01J9", status, error), CancellationToken.None);

    private static async Task<List<SentText>> Texts(Given given)
    {
        await using var db = await given.The<PlatformDbs>().OpenAsync(Caretaker.Instance, CancellationToken.None);
        return await db.SentTexts.AsNoTracking().OrderBy(t => t.Id).ToListAsync();
    }
}
