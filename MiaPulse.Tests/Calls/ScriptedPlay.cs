using System.Globalization;
using MiaPulse.Core.Calls;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Leads;
using MiaPulse.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Tests.Calls;

/// <summary>Plays a script, and holds everything that came of it against what it says: all texts and all leads, no more and no fewer.</summary>
internal sealed class ScriptedPlay(AScriptedTown town, CallScript script)
{
    private const string Nobody = "";

    private readonly List<string> _played = [];
    private ABakerysLine _bakery = null!;
    private ScriptedCall? _call;
    private string _from = Nobody;
    private string? _answered;

    /// <summary>What a text says, by the name that scripts have for it. Written out once more, apart from what is tested.</summary>
    private static string Body(string name) => name switch
    {
        "website" => "Corner Bakery: here is the link you asked for.\nhttps://bakery.example/\nReply STOP to opt out, HELP for help. Msg & data rates may apply.",
        "booking" => "Corner Bakery: here is the link you asked for.\nhttps://book.bakery.example/\nReply STOP to opt out, HELP for help. Msg & data rates may apply.",
        "booking-de" => "Corner Bakery: hier ist der gewünschte Link.\nhttps://book.bakery.example/\n"
            + "Mit STOP antworten, um nichts mehr zu erhalten, mit HELP für Hilfe. Es können Kosten für SMS und Daten anfallen.",
        "website-es" => "Corner Bakery: aquí está el enlace que has pedido.\nhttps://bakery.example/\n"
            + "Responde STOP para no recibir más, HELP para ayuda. Pueden aplicarse tarifas de mensajes y datos.",
        "website-fr" => "Corner Bakery: voici le lien demandé.\nhttps://bakery.example/\n"
            + "Répondez STOP pour ne plus rien recevoir, HELP pour de l'aide. Des frais de messages et de données peuvent s'appliquer.",
        _ => throw new ArgumentException($"No text is called {name}.", nameof(name)),
    };

    public async Task RunAsync()
    {
        _bakery = await town.ABakery(
            b =>
            {
                b.Hours = script.Has("closed") ? AScriptedTown.BeforeDawn : b.Hours;
                b.BookingUrl = script.Has("nobooking") ? null : b.BookingUrl;
            },
            l => l.UrgentWords = script.AllOf("urgent"),
            script.Has("person"));
        var before = town.Texts.Count;
        foreach (var (at, line) in script.Lines.Index())
        {
            try
            {
                await PlayAsync(line, script.Lines.ElementAtOrDefault(at + 1)?.What);
            }
            catch (Exception wrong)
            {
                throw new InvalidOperationException($"{script.Name}, line {line.Number}: {line.What} {line.Words}\n{string.Join('\n', _played)}", wrong);
            }
        }

        await town.TellsOfTextsAsync(before);
        await HoldsAsync(before);
    }

    private async Task PlayAsync(ScriptLine line, string? next)
    {
        town.Clock.Advance(TimeSpan.FromSeconds(1));
        _played.Add($"{line.What} {line.Words}");
        switch (line.What)
        {
            case "chats":
                await ChatAsync(line.Words);
                break;
            case "calls":
                Assert.Null(_call);
                _from = line.Words;
                _call = await ScriptedCall.DialAsync(town, _from, _bakery.Number);
                _played.Add($"    {_call.Heard}");
                break;
            case ">" or "~" or "silence" or "presses":
                await (line.What switch
                {
                    ">" => _call!.SayAsync(line.Words),
                    "~" => ((GatherCall)_call!).MumbleAsync(line.Words),
                    "presses" => _call!.PressAsync(line.Words),
                    _ => _call!.StaySilentAsync(),
                });
                _played.Add($"    {_call.Heard}");
                break;
            case "<":
                Assert.Contains(line.Words, _call!.Heard, StringComparison.Ordinal);
                break;
            case "<!":
                Assert.DoesNotContain(line.Words, _call!.Heard, StringComparison.OrdinalIgnoreCase);
                break;
            case "rings":
                await _call!.RingsAsync();
                break;
            case "nobody":
                await _call!.NobodyComesAsync();
                _played.Add($"    {_call.Heard}");
                break;
            case "taken":
                await EndsAsync(_call!.IsTakenAsync(), CallEnding.WithPerson);
                break;
            case "mia-hangs-up":
                await EndsAsync(_call!.IsHungUpAsync(), Enum.Parse<CallEnding>(line.Words));
                break;
            case "hangs-up":
                Assert.True(_call!.Listens, "It should still listen.");
                await EndsAsync(_call.HangUpAsync(), CallEnding.CallerLeft);
                break;
            case "texts":
                _answered = await town.TextsAsync(_from, _bakery.Number, line.Words);
                Assert.True(_answered is null || next == "answered", _answered);
                break;
            case "answered":
                Assert.Equal(line.Words, _answered ?? "");
                break;
            case "a-day-passes":
                town.Clock.Advance(TimeSpan.FromDays(1));
                break;
            case "=text" or "=lead" or "=state" or "=said" or "=unsaid" or "only" or "closed" or "person" or "urgent" or "nobooking": // what is so before and afterwards
                break;
            default:
                throw new ArgumentException($"Scripts know no {line.What}.", nameof(line));
        }
    }

    private async Task ChatAsync(string words)
    {
        await using var widget = await town.App.OpenWidget(_bakery.WidgetKey);
        await widget.SendAsync(words);
        await widget.HearsAsync("mia", _ => true, "she answers in the chat");
    }

    private async Task EndsAsync(Task ending, CallEnding expected)
    {
        await ending;
        await _call!.Twilio.EndAsync(); // said once more, and too late
        await _call.DisposeAsync();
        await using var db = await DbAsync();
        var sid = _call.Twilio.Sid;
        var call = await db.Calls.AsNoTracking().SingleAsync(c => c.VendorId == sid);
        Assert.Equal((CallState.Ended, (CallEnding?)expected), (call.State, call.Ending));
        _call = null;
    }

    private async Task HoldsAsync(int before)
    {
        Assert.Null(_call);
        await using var db = await DbAsync();
        await Eventually.HoldsAsync(async () => !await db.Conversations.AnyAsync(c => c.ReplyDueAt != null), "nothing is due any more"); // what a text told is read by a worker
        var played = string.Join('\n', _played);
        var texts = script.AllOf("=text").Select(t => t.Split(' ')).Select(t => new TextOut(_bakery.Number, t[0], Body(t[1]))).ToList();
        AssertAll(texts, [.. town.Texts.Skip(before)], played);
        var rows = await db.CallTexts.AsNoTracking().ToListAsync();
        Assert.Equal(texts.Select(t => (t.To, t.Body, CallTextState.Delivered)).Order(), rows.Select(r => (r.To, r.Text, r.State)).Order());
        Assert.All(rows, r => Assert.Null(r.DueAt));
        AssertAll(script.AllOf("=lead"), [.. (await db.Leads.AsNoTracking().ToListAsync()).OrderBy(l => l.CreatedAt).Select(Shown)], played);
        Assert.Empty(await db.Calls.AsNoTracking().Where(c => c.State != CallState.Ended).ToListAsync());
        await HoldsOfTalkAsync(db);
    }

    private async Task HoldsOfTalkAsync(MiaDb db)
    {
        var talk = await db.Conversations.AsNoTracking().FirstOrDefaultAsync(c => c.Channel == Channel.Phone);
        var said = await db.Messages.AsNoTracking().OrderBy(m => m.Sequence).Select(m => m.Text).ToListAsync();
        if (script.Find("=state") is { } state)
        {
            Assert.Equal(state, talk?.State.ToString());
        }

        Assert.All(script.AllOf("=said"), words => Assert.Contains(said, s => s.Contains(words, StringComparison.Ordinal)));
        Assert.All(script.AllOf("=unsaid"), words => Assert.DoesNotContain(said, s => s.Contains(words, StringComparison.Ordinal)));
    }

    private static void AssertAll<T>(IReadOnlyList<T> expected, IReadOnlyList<T> actual, string played) =>
        Assert.True(expected.SequenceEqual(actual), string.Create(CultureInfo.InvariantCulture, $"Expected {expected.Count}:\n{string.Join('\n', expected)}\nThere are {actual.Count}:\n{string.Join('\n', actual)}\nPlayed:\n{played}"));

    private static string Shown(Lead lead) => string.Join(" | ", new[] { lead.Name, lead.Email, lead.Phone, lead.Wish }.Select(part => part ?? "-"));

    private Task<MiaDb> DbAsync() => town.App.The<BusinessDbs>().ForAsync(_bakery.Owner, CancellationToken.None);
}
