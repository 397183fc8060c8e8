using MiaPulse.Core.Businesses;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Leads;
using MiaPulse.Core.Receptionist;
using MiaPulse.Core.Receptionist.Embedded;
using MiaPulse.Core.Shared;
using MiaPulse.Web.Businesses;

namespace MiaPulse.Web.Receptionist;

/// <summary>
/// Once the server listens, and beside it, does what the first visitor's reply would otherwise wait for: loads the encoder's weights, the tables of names
/// and numbers and the fact gate's, and builds the index of the installation's own businesses.
/// </summary>
public sealed partial class WarmUp(
    SentenceEncoder encoder, KnowledgeIndex knowledge, HouseAndDemo own, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<WarmUp> log) : BackgroundService
{
    private const string Question = "Hi, I'm Ana, 415 555 0142. When are you open?";

    private const string Answer = "Thanks, Ana. It is free on Monday at 9 am; ask for Tom.";

    private static readonly BusinessProfile Anybody = new(default, "", "https://any.example", "", "US", "UTC", null, null, null, null, null);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var listening = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var started = lifetime.ApplicationStarted.Register(listening.SetResult);
        await listening.Task.WaitAsync(stoppingToken);
        try
        {
            var began = clock.GetTimestamp();
            encoder.Encode(Question);
            ContactDetails.Find(Question, "US", ContactExpectation.Nothing);
            foreach (var language in Enum.GetValues<Language>())
            {
                FactGate.Check(Answer, [], Anybody, ContactCard.Empty, "", language);
            }

            foreach (var business in own.Own)
            {
                await knowledge.SearchAsync(new Mia(business), Question, stoppingToken);
            }

            IsWarm(log, (long)clock.GetElapsedTime(began).TotalMilliseconds);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            IsCold(log, failure); // the first visitors wait a little longer, and meet the same failure where it is told
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Mia is ready after {Milliseconds} ms")]
    private static partial void IsWarm(ILogger log, long milliseconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Mia could not be made ready beforehand")]
    private static partial void IsCold(ILogger log, Exception failure);
}
