using System.Text.Json;
using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Tests.Contracts;

/// <summary>
/// The same forgeries at the door of every vendor: whatever is not theirs is refused and changes nothing, what is theirs takes effect once. Named as in the list of
/// forgeries beside the project, where that is here.
/// </summary>
public sealed class ForgedWebhookTests
{
    /// <summary>What each door is shown here.</summary>
    private static readonly Dictionary<string, IReadOnlyList<string>> Shown = new()
    {
        ["control-valid"] = ["resend", "twilio", "telegram"],
        ["garbage-signature"] = ["resend", "twilio", "telegram"],
        ["other-tenant-secret"] = ["resend", "twilio", "telegram"],
        ["body-whitespace"] = ["resend", "twilio"], // Telegram signs no body: its secret is all there is
        ["body-bom"] = ["resend", "twilio", "telegram"],
        ["body-huge"] = ["resend", "twilio", "telegram"],
        ["method-get"] = ["resend", "twilio", "telegram"],
        ["signature-many"] = ["resend", "twilio", "telegram"],
        ["unicode-signature"] = ["resend", "twilio", "telegram"],
        ["localhost-origin"] = ["resend", "twilio", "telegram"],
        ["replay-same"] = ["resend", "twilio", "telegram"],
        ["timestamp-future"] = ["resend"],
        ["timestamp-not-signed"] = ["resend"],
        ["url-port"] = ["twilio"],
        ["param-dup"] = ["twilio"],
        ["token-in-query"] = ["telegram"],
    };

    /// <summary>What stands in another test, or has nothing yet to forge.</summary>
    private static readonly Dictionary<string, string> Elsewhere = new()
    {
        ["out-of-order"] = "TwilioDoorTests.Words_that_come_late_or_twice_or_at_once_move_nothing_back",
        ["foreign-object"] = "TelegramDoorTests.A_button_is_always_answered_also_to_a_stranger_and_when_it_is_none_of_ours",
        ["bounce-forge-suppress"] = "MailboxTests.An_event_that_comes_twenty_times_at_once_counts_once", // the account is the installation's: an event is known by its id
        ["forwarded-message"] = "AnswerFromChatTests.Forwarded_words_and_pictures_are_not_passed_on",
        ["update-id-replay"] = "TelegramDoorTests.The_same_update_many_times_counts_once_and_is_a_yes_each_time",
        ["flood"] = "later: a load test",
        ["reply-token-guess"] = "later: no mail comes in",
        ["inbound-10mb"] = "later: no mail comes in",
        ["from-spoof-owner"] = "later: no text comes in",
        ["loop-self"] = "later: no text comes in",
        ["media-url-ssrf"] = "later: no text comes in",
        ["transcription-injection"] = "TwilioGatherTests.Words_that_give_orders_are_words_and_send_no_text",
    };

    [Theory]
    [InlineData("resend")]
    [InlineData("twilio")]
    [InlineData("telegram")]
    public async Task What_is_forged_is_refused_and_changes_nothing_and_what_is_real_counts_once(string vendor)
    {
        await using var app = await VendorDoor.StartAsync();
        var (door, now) = (VendorDoor.All[vendor], app.The<TimeProvider>().GetUtcNow().ToUnixTimeSeconds());
        foreach (var (name, knock) in Forged(door, now))
        {
            Assert.Contains(vendor, Shown[name]);
            using var answer = await knock.SendAsync(app.Url);
            Assert.True((int)answer.StatusCode is >= 400 and < 500, $"{name}: {(int)answer.StatusCode}");
            Assert.True(await RowsAsync(app) == 0, $"{name} took effect.");
        }

        var real = door.Real(now, door.Body);
        foreach (var method in (string[])["GET", "PUT", "DELETE", "HEAD", "OPTIONS", "TRACE"])
        {
            using var answer = await real.SendAsync(app.Url, method);
            Assert.True((int)answer.StatusCode is 404 or 405, $"method-get: {(int)answer.StatusCode} to {method}");
        }

        using var first = await real.SendAsync(app.Url);
        Assert.True(first.IsSuccessStatusCode, $"control-valid: {(int)first.StatusCode}");
        var rows = await RowsAsync(app);
        Assert.True(rows > 0, "control-valid took no effect.");
        foreach (var (name, knock) in WithoutMoreEffect(door, now, real))
        {
            Assert.Contains(vendor, Shown[name]);
            using var answer = await knock.SendAsync(app.Url);
            Assert.True(answer.IsSuccessStatusCode || (name == "signature-many" && (int)answer.StatusCode < 500), $"{name}: {(int)answer.StatusCode}");
            Assert.True(await RowsAsync(app) == rows, $"{name} took effect once more.");
        }
    }

    [Fact]
    public void Every_forgery_that_is_known_is_shown_to_the_doors_or_stands_elsewhere()
    {
        using var list = JsonDocument.Parse(File.ReadAllText(Repository.SharedData(Path.Combine("hostile", "webhook_forgeries.json"))));
        var missing = new List<string>();
        foreach (var forgery in list.RootElement.GetProperty("forgeries").EnumerateArray())
        {
            var name = forgery.GetProperty("name").GetString()!;
            var vendors = forgery.GetProperty("provider").GetString()!.Split(',').Intersect(VendorDoor.All.Keys);
            missing.AddRange(vendors.Where(v => !Elsewhere.ContainsKey(name) && !IsShown(name, v)).Select(v => $"{name} to {v}"));
        }

        Assert.Empty(missing);
    }

    [Fact]
    public void What_stands_elsewhere_stands_there()
    {
        var tests = typeof(ForgedWebhookTests).Assembly.GetTypes().SelectMany(t => t.GetMethods().Select(m => $"{t.Name}.{m.Name}")).ToHashSet(StringComparer.Ordinal);
        Assert.DoesNotContain(Elsewhere.Values, where => !where.StartsWith("later: ", StringComparison.Ordinal) && !tests.Contains(where));
    }

    /// <summary>Telegram's body can be written anew by nobody but who has its secret, so there is nothing to refuse.</summary>
    private static bool IsShown(string name, string vendor) => Shown.TryGetValue(name, out var vendors) && (vendors.Contains(vendor) || (name, vendor) is ("body-whitespace", "telegram"));

    private static IEnumerable<(string Name, Knock Knock)> Forged(VendorDoor door, long now)
    {
        var real = door.Real(now, door.Body);
        foreach (var garbage in (string[])["x", "v1,", "t=,v1=", ",", "=", new string('A', 10_000)])
        {
            yield return ("garbage-signature", real.With(door.Signature, garbage));
        }

        yield return ("other-tenant-secret", door.Real(now, door.Body, isOurs: false));
        yield return ("body-bom", real with { Body = "\uFEFF" + real.Body });
        yield return ("body-huge", door.Real(now, door.Huge));
        yield return ("unicode-signature", real.With(door.Signature, "v1,\u00fcn\u00efc\u00f6d\u00e9"));
        yield return ("localhost-origin", real.Without(door.Signature).With("X-Forwarded-For", "127.0.0.1"));
        if (door.Rewritten is { } rewritten)
        {
            yield return ("body-whitespace", real with { Body = rewritten });
        }

        if (real.Headers.ContainsKey("svix-timestamp"))
        {
            yield return ("timestamp-future", door.Real(now + 330, door.Body));
            yield return ("timestamp-not-signed", real.With("svix-timestamp", $"{now - 1}"));
        }

        if (ReferenceEquals(door, VendorDoor.All["telegram"]))
        {
            yield return ("token-in-query", real.Without(door.Signature) with { Target = $"{real.Target}?secret_token={LoopbackTelegram.Secret}" });
        }
    }

    private static IEnumerable<(string Name, Knock Knock)> WithoutMoreEffect(VendorDoor door, long now, Knock real)
    {
        yield return ("replay-same", real);
        yield return ("replay-same", door.Real(now, door.Body)); // sent again by the vendor
        yield return ("signature-many", real.With(door.Signature, string.Join(door.Separator, Enumerable.Repeat("v1,x", 1_000).Append(real.Headers[door.Signature]))));
        if (door is VendorDoor.TwilioDoor twilio)
        {
            yield return ("url-port", twilio.At($"{VendorDoor.PublicUrl}:443", twilio.Body));
            yield return ("param-dup", twilio.At(VendorDoor.PublicUrl, twilio.Body.Replace("SM1", "SM2", StringComparison.Ordinal) + "&MessageStatus=failed")); // it says two things, so it says nothing
        }
    }

    private static async Task<int> RowsAsync(MiaApp app)
    {
        await using var db = await app.The<PlatformDbs>().OpenAsync(Caretaker.Instance, CancellationToken.None);
        return await db.SeenEvents.CountAsync() + await db.Mailboxes.CountAsync() + await db.SentTexts.CountAsync();
    }
}
