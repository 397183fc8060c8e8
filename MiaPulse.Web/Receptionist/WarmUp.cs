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
/// Once the server listens, and beside it, does what the first visitor's reply would otherwise wait for: loads the weights of the encoder and of what reads
/// with it, the tables of names and numbers and the fact gate's, lets embedded Mia answer somebody made up, and builds the index of the installation's own
/// businesses.
/// </summary>
public sealed partial class WarmUp(
    SentenceEncoder encoder, SocialHeard social, EmbeddedMia mia, KnowledgeIndex knowledge, HouseAndDemo own, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<WarmUp> log) : BackgroundService
{
    private const string Question = "Hi, I'm Ana, 415 555 0142. When are you open?";

    private const string Answer = "Thanks, Ana. It is free on Monday at 9 am; ask for Tom.";

    private const string Asked = "Hello, how much is a massage and how long does it take?";

    private static readonly BusinessProfile Anybody = new(default, "", "https://any.example", "", "US", "UTC", null, null, null, null, null);

    private static readonly FoundPassage Known = new(default, "Massage", "A massage costs $80. It takes one hour.", "https://any.example/massage", IsFaq: false, Score: 1, Confidence: 1);

    private static readonly MiaHands Hands = new((_, _) => Task.FromResult<IReadOnlyList<FoundPassage>>([Known]), (_, _) => Task.FromResult<ContactCard?>(null));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var listening = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var started = lifetime.ApplicationStarted.Register(listening.SetResult);
        await listening.Task.WaitAsync(stoppingToken);
        try
        {
            var began = clock.GetTimestamp();
            encoder.Encode(Question);
            KnowledgeIndex.Load();
            social.In(Question, Language.English);
            ContactDetails.Find(Question, "US", ContactExpectation.Nothing);
            foreach (var language in Enum.GetValues<Language>())
            {
                FactGate.Check(Answer, [], Anybody, ContactCard.Empty, "", language);
            }

            await mia.ReplyAsync(
                new ReceptionistPrompt(Anybody, default, [], Asked, ContactCard.Empty, ContactCard.Empty, DialogueState.Fresh, PeopleAvailable: false, clock.GetUtcNow(), Language.English.Tag()), Hands, stoppingToken);
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
