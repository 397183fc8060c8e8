using System.Collections.Concurrent;
using System.Globalization;
using MiaPulse.Core.Calls;
using MiaPulse.Core.Notifications;

namespace MiaPulse.Tests.Calls.Events;

/// <summary>A text that has left.</summary>
internal sealed record OutText(string Id, TextMessage Text, DateTimeOffset At);

/// <summary>Whoever carries texts: does with the next one what it is told to, and every other it takes. What has left it knows, whether it said so or not.</summary>
internal sealed class CarrierStandIn(TimeProvider clock) : ITexter, ITextLookup
{
    private readonly ConcurrentQueue<OutText> _out = new();
    private readonly ConcurrentQueue<(TaskCompletionSource<Delivery> Answer, OutText Text)> _slow = new();
    private int _made;

    /// <summary>Sees each text before anything becomes of it.</summary>
    public Action<TextMessage, CarrierMood> Sees { get; set; } = (_, _) => { };

    public CarrierMood Mood { get; set; }

    /// <summary>Whether what has left is found when it is looked up.</summary>
    public bool Lists { get; set; } = true;

    /// <summary>There once it lets somebody wait.</summary>
    public TaskCompletionSource Stalls { get; set; } = new();

    public IReadOnlyCollection<OutText> Out => _out;

    public async Task<Delivery> SendAsync(TextMessage text, CancellationToken ct)
    {
        var mood = Mood;
        Mood = CarrierMood.Takes;
        Sees(text, mood);
        switch (mood)
        {
            case CarrierMood.Takes:
                return new Delivery.Delivered(Leave(text).Id);
            case CarrierMood.TakesUnheard:
                Leave(text);
                return Unheard;
            case CarrierMood.LosesUnheard:
                return Unheard;
            case CarrierMood.TakesAndBreaks:
                Leave(text);
                throw new InvalidOperationException("The carrier's answer is none.");
            case CarrierMood.TakesSlowly:
                var answer = new TaskCompletionSource<Delivery>(TaskCreationOptions.RunContinuationsAsynchronously);
                _slow.Enqueue((answer, Leave(text)));
                Stalls.TrySetResult();
                return await answer.Task;
            case CarrierMood.KnowsOfStop:
                return new Delivery.NeverAgain("They have opted out.") { IsOptOut = true };
            case CarrierMood.KnowsNoPhone:
                return new Delivery.NeverAgain("It takes no texts.") { TakesNoTexts = true };
            case CarrierMood.IsDown:
                return new Delivery.TryLater("It cannot be reached.");
            case CarrierMood.IsBusy:
                return new Delivery.TryLater("It asked us to slow down.", TimeSpan.FromSeconds(20)) { TooMuch = TooMuch.ForAll };
            case CarrierMood.Refuses:
            default:
                return new Delivery.NeverAgain("It refused this text as it is.");
        }
    }

    public Task<FoundText?> FindAsync(string to, string from, string text, DateTimeOffset since, CancellationToken ct) => Task.FromResult(
        Lists && _out.FirstOrDefault(o => o.Text.To.Value == to && o.Text.From?.Value == from && o.Text.Text == text && o.At >= since) is { } found
            ? new FoundText(found.Id, TextStatus.Sent, null)
            : null);

    /// <summary>Says at last what it did with those that it let wait.</summary>
    public IReadOnlyList<OutText> Answer()
    {
        var told = new List<OutText>();
        while (_slow.TryDequeue(out var waiting))
        {
            waiting.Answer.SetResult(new Delivery.Delivered(waiting.Text.Id));
            told.Add(waiting.Text);
        }

        return told;
    }

    private static Delivery.NeverAgain Unheard => new("Nobody heard whether it was taken.") { MayHaveGoneOut = true };

    private OutText Leave(TextMessage text)
    {
        var left = new OutText($"SM{Interlocked.Increment(ref _made).ToString(CultureInfo.InvariantCulture)}", text, clock.GetUtcNow());
        _out.Enqueue(left);
        return left;
    }
}
