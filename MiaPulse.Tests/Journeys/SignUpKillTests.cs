using System.Net;
using System.Text.RegularExpressions;
using MiaPulse.Core.Accounts;
using MiaPulse.Tests.Support;
using Microsoft.Data.Sqlite;

namespace MiaPulse.Tests.Journeys;

/// <summary>Whoever read "Check your mail" gets that mail, though the real process is killed before it could send any.</summary>
public sealed partial class SignUpKillTests : IDisposable
{
    private readonly TempFolder _data = new();
    private readonly Uri _url = new($"http://127.0.0.1:{Ports.Next()}");

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task A_form_that_was_answered_outlives_the_process()
    {
        var outbox = Path.Combine(_data.Path, "outbox");
        await using (var first = MiaProcess.Start(_data.Path, _url))
        {
            using var browser = new PlainBrowser(_url);
            await AnswersAsync(first, browser);
            Directory.Delete(outbox, recursive: true);
            await File.WriteAllTextAsync(outbox, "In its place, so that no mail can be written.");
            using var answer = await browser.SubmitAsync("/signup", ("businessName", "Corner Bakery"), ("email", "ana@bakery.example"), ("website", "bakery.example"), ("industry", "Bakery"));
            Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
            await Eventually.HoldsAsync(HasBeenTriedAsync, "a first try to send the mail"); // killed while it tries, the next start would wait for the lease to end
            await first.KillAsync();
        }

        File.Delete(outbox);
        await using var second = MiaProcess.Start(_data.Path, _url);
        using var later = new PlainBrowser(_url);
        await AnswersAsync(second, later);
        var mail = await Eventually.GetAsync(
            () => Task.FromResult(Directory.Exists(outbox) && Directory.GetFiles(outbox, "*.json") is [var file, ..] ? File.ReadAllText(file) : null), "the mail");

        using var confirmed = await later.SubmitAsync($"/signin/confirm?token={Token().Match(mail).Groups[1].Value}");
        Assert.EndsWith("/app", confirmed.Headers.Location?.OriginalString, StringComparison.Ordinal);
        await second.KillAsync();
    }

    private async Task<bool> HasBeenTriedAsync()
    {
        await using var db = new SqliteConnection($"Data Source={Path.Combine(_data.Path, "miapulse.db")};Mode=ReadOnly;Pooling=False");
        await db.OpenAsync();
        await using var read = db.CreateCommand();
        read.CommandText = """SELECT COUNT(*) FROM "SignInWishes" WHERE "LinkedAt" IS NOT NULL AND "DueAt" < $soon""";
        read.Parameters.AddWithValue("$soon", (TimeProvider.System.GetUtcNow() + (SignInWish.Lease / 2)).UtcTicks);
        return await read.ExecuteScalarAsync() is 1L;
    }

    private static Task AnswersAsync(MiaProcess process, PlainBrowser browser) => Eventually.HoldsAsync(
        async () =>
        {
            Assert.False(process.HasEnded, process.HasEnded ? await process.ErrorsAsync() : "");
            try
            {
                using var answer = await browser.GetAsync("/health/ready");
                return answer.IsSuccessStatusCode;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        },
        "the server answers");

    [GeneratedRegex("token=([0-9A-Za-z]{43})")]
    private static partial Regex Token();
}
