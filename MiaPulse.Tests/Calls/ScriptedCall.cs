using System.Text.Json;
using MiaPulse.Tests.Support;

namespace MiaPulse.Tests.Calls;

/// <summary>One call of a script, in whatever way its words travel.</summary>
public abstract class ScriptedCall(AScriptedTown town, TwilioCall call) : IAsyncDisposable
{
    public TwilioCall Twilio { get; } = call;

    /// <summary>What the caller has heard since they last did something.</summary>
    public string Heard { get; protected set; } = call.Heard;

    protected AScriptedTown Town { get; } = town;

    /// <summary>Whether it listens to the caller, as far as Twilio can tell.</summary>
    public abstract bool Listens { get; }

    public static async Task<ScriptedCall> DialAsync(AScriptedTown town, string? from, string to)
    {
        var call = await town.Calls.DialAsync(from, to);
        if (call.Relay is null)
        {
            return new GatherCall(town, call);
        }

        var relayed = new RelayedCall(town, call);
        await relayed.ConnectAsync();
        return relayed;
    }

    public abstract Task SayAsync(string words);

    public abstract Task StaySilentAsync();

    public abstract Task PressAsync(string keys);

    /// <summary>A person's phone rings now.</summary>
    public async Task RingsAsync()
    {
        await FinishAsync();
        Assert.NotNull(Twilio.Answer.Element("Dial"));
    }

    /// <summary>That person presses the key, talks, and both hang up.</summary>
    public async Task IsTakenAsync()
    {
        var (_, pressed) = await Twilio.PickUpAsync("1");
        Assert.Empty(pressed!.Elements());
        await Twilio.DialEndsAsync("completed", isBridged: true);
        await Twilio.EndAsync();
    }

    /// <summary>It rings on and on, and Mia is back.</summary>
    public virtual async Task NobodyComesAsync()
    {
        await Twilio.DialEndsAsync("no-answer");
        Heard = Twilio.Heard;
    }

    /// <summary>Mia has said goodbye, and the call ends by itself.</summary>
    public async Task IsHungUpAsync()
    {
        await FinishAsync();
        Assert.True(Twilio.IsEnding, $"She should hang up, and does {string.Join(", ", Twilio.Verbs)}.");
        await Twilio.EndAsync();
    }

    /// <summary>The caller hangs up.</summary>
    public abstract Task HangUpAsync();

    public abstract ValueTask DisposeAsync();

    /// <summary>Until Twilio has been told what comes behind what was said.</summary>
    protected abstract Task FinishAsync();
}

/// <summary>Turn by turn.</summary>
public sealed class GatherCall(AScriptedTown town, TwilioCall call) : ScriptedCall(town, call)
{
    public override bool Listens => Twilio.Listens;

    public override Task SayAsync(string words) => HearAsync(Twilio.SayAsync(words));

    /// <summary>Words that whoever wrote them down believes little.</summary>
    public Task MumbleAsync(string words) => HearAsync(Twilio.SayAsync(words, "0.08"));

    public override Task StaySilentAsync() => HearAsync(Twilio.StaySilentAsync());

    public override Task PressAsync(string keys) => HearAsync(Twilio.PressAsync(keys));

    public override Task HangUpAsync() => Twilio.EndAsync();

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    protected override Task FinishAsync() => Task.CompletedTask;

    private async Task HearAsync(Task turn)
    {
        await turn;
        Heard = Twilio.Heard;
    }
}

/// <summary>Over a socket.</summary>
public sealed class RelayedCall(AScriptedTown town, TwilioCall call) : ScriptedCall(town, call)
{
    private int _heard;

    public TwilioRelayCall Relay { get; private set; } = null!;

    public override bool Listens => Relay is { IsOpen: true, End: null };

    public async Task ConnectAsync()
    {
        (Relay, _heard) = (await TwilioRelayCall.ConnectAsync(Town.App, Twilio), 0);
        Heard = Twilio.Heard;
    }

    public override async Task SayAsync(string words)
    {
        await Relay.PromptAsync(words);
        await HearAsync();
    }

    /// <summary>Nothing is said for as long as it takes to be asked about that.</summary>
    public override async Task StaySilentAsync()
    {
        await Town.PassesUntilAsync(() => Whole > _heard, "silence is asked about");
        await HearAsync();
    }

    public override async Task PressAsync(string keys)
    {
        foreach (var key in $"{keys}#")
        {
            await Relay.PressAsync($"{key}");
        }

        await HearAsync();
    }

    public override async Task NobodyComesAsync()
    {
        await base.NobodyComesAsync();
        await Relay.DisposeAsync();
        await ConnectAsync();
    }

    public override async Task HangUpAsync()
    {
        await Relay.CloseAsync();
        await Twilio.RelayEndsAsync("completed");
        await Twilio.EndAsync();
    }

    public override ValueTask DisposeAsync() => Relay.DisposeAsync();

    protected override async Task FinishAsync()
    {
        await Town.PassesUntilAsync(() => Relay.End is not null, "the relay is ended");
        await Twilio.RelayEndsAsync("ended", Relay.End!.Value.TryGetProperty("handoffData", out var handoff) && handoff.ValueKind is JsonValueKind.String ? handoff.GetString() : null);
    }

    private int Whole => Relay.Turns.Count(t => t.IsWhole);

    private async Task HearAsync()
    {
        await Relay.HearsTurnAsync(_heard + 1);
        Heard = Relay.Turns[_heard++].Words;
    }
}
