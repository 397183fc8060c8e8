using System.Text;
using MiaPulse.Core.Businesses;
using MiaPulse.Core.Calls;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Leads;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace MiaPulse.Core.Receptionist;

/// <summary>
/// One run of Mia in one conversation: deals with everything the visitor wrote since the last run. Keeps the contact details in it, whoever has the
/// conversation; answers, unless a person has it, or the caller who said it is not on the phone any more. Never ends in silence: what fails or takes too long becomes a kind sentence and a call for a person.
/// </summary>
public sealed partial class ReplyToVisitor(
    BusinessDbs dbs, MessageLog log, IReceptionistModel model, KnowledgeIndex knowledge, CaptureLead captureLead, Presence presence, LiveFeed live, TimeProvider clock,
    ILogger<ReplyToVisitor> logger)
{
    /// <summary>The clock on a whole run.</summary>
    public static readonly TimeSpan LongestRun = TimeSpan.FromSeconds(90);

    /// <summary>How much of what was said before she is given.</summary>
    public const int HistoryLength = 40;

    /// <summary>How far back her replies count towards the owner's limit.</summary>
    private static readonly TimeSpan CountedBack = TimeSpan.FromHours(24);

    /// <param name="ct">Cancelled when a person takes over, and when the process stops: then the reply stays due.</param>
    public async Task RunAsync(Mia who, ConversationId id, CancellationToken ct)
    {
        if (await LoadAsync(who, id, ct) is not { } due)
        {
            return;
        }

        var prompt = await WithContactAsync(who, due, ct);
        if (due.Conversation.State is not (ConversationState.Mia or ConversationState.Waiting) || !due.Unanswered.Any() || due.Call is { IsHeard: false })
        {
            await log.NothingDueAsync(who, id, due.UpTo);
            return;
        }

        await AnswerAsync(who, due, prompt, ct);
    }

    /// <summary>
    /// Says words of the house's own to everything that is unanswered, in place of a model's: what a caller is told of the call itself. The contact details in what they said
    /// are kept as ever.
    /// </summary>
    /// <param name="who">Mia.</param>
    /// <param name="id">The conversation.</param>
    /// <param name="words">What she says.</param>
    /// <param name="expecting">What she asks for with it, see <see cref="DialogueState.Expecting"/>.</param>
    /// <param name="handOver">Why she calls for a person; null where she does not.</param>
    /// <param name="ct">Stops, until it is said.</param>
    /// <returns>Whether it was said: not where nothing is due, or a person has the conversation.</returns>
    public async Task<bool> SayAsync(Mia who, ConversationId id, string words, string? expecting, HandOverReason? handOver, CancellationToken ct)
    {
        if (await LoadAsync(who, id, ct) is not { } due)
        {
            return false;
        }

        await WithContactAsync(who, due, ct);
        var dialogue = due.Conversation.Dialogue with { Expecting = expecting, Choices = [] };
        var extras = MessageExtras.None with { Receipt = new Receipt("call", 1, MiaModel.Embedded.Name, [], handOver) };
        return (await log.SayAsMiaAsync(who, id, words, extras, due.UpTo, due.Conversation.Version, dialogue, handOver, due.Heard)).Fate is AppendFate.Stored;
    }

    private async Task<Due?> LoadAsync(Mia who, ConversationId id, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        var conversation = await db.Conversations.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, ct);
        if (conversation?.ReplyDueAt is null)
        {
            return null;
        }

        var latest = await db.Messages.AsNoTracking()
            .Where(m => m.ConversationId == id)
            .OrderByDescending(m => m.Sequence)
            .Take(HistoryLength)
            .ToListAsync(ct);
        latest.Reverse();
        var business = await db.Businesses.AsNoTracking().FirstAsync(ct);
        var lead = await db.Leads.AsNoTracking().FirstOrDefaultAsync(l => l.ConversationId == id, ct);
        var browser = await db.Visitors.AsNoTracking().Where(v => v.Id == conversation.VisitorId).Select(v => new { v.Language, v.TimeZone }).FirstOrDefaultAsync(ct);
        var known = lead?.ToCard() ?? new ContactCard(conversation.ContactName, null, null);
        var profile = business.ToProfile();
        var call = conversation.Channel is Channel.Phone ? await CallSide.ReadAsync(db, profile, conversation.VisitorId, clock.GetUtcNow(), ct) : null;
        return new Due(conversation, profile, latest, known, browser?.Language, browser?.TimeZone, await RepliesAloneAsync(db, id, ct)) { Call = call };
    }

    /// <summary>Her replies since a person last spoke or moved the conversation.</summary>
    private async Task<int> RepliesAloneAsync(MiaDb db, ConversationId id, CancellationToken ct)
    {
        var since = clock.GetUtcNow() - CountedBack;
        var messages = db.Messages.AsNoTracking().Where(m => m.ConversationId == id && m.At > since);
        var lastPerson = await messages.Where(m => m.Author == Author.Member || m.Author == Author.System).MaxAsync(m => (long?)m.Sequence, ct) ?? 0;
        return await messages.CountAsync(m => m.Author == Author.Mia && m.Sequence > lastPerson, ct);
    }

    /// <summary>Reads the contact details in the new words and keeps them, before anything is answered.</summary>
    private async Task<ReceptionistPrompt> WithContactAsync(Mia who, Due due, CancellationToken ct)
    {
        var said = ContactCard.Empty;
        var expecting = ContactExpectations.From(due.Conversation.Dialogue.Expecting);
        var business = new ContactCard(null, due.Business.Email, due.Business.Phone);
        foreach (var message in due.New)
        {
            var before = new ContactCard(said.Name ?? due.Known.Name, said.Email ?? due.Known.Email, said.Phone ?? due.Known.Phone);
            var found = ContactDetails.Find(message.Text, due.Business.Region, expecting, before, business, due.Tongue, due.TimeZone).Card;
            found = due.Call?.OwnOf(found, message.Text, expecting, due.Tongue) ?? found;
            said = new ContactCard(found.Name ?? said.Name, found.Email ?? said.Email, found.Phone ?? said.Phone);
        }

        var known = new ContactCard(said.Name ?? due.Known.Name, said.Email ?? due.Known.Email, said.Phone ?? due.Known.Phone);
        var question = string.Join('\n', due.Unanswered.Select(m => m.Text));
        if (!said.IsEmpty)
        {
            var words = question.Length > 0 ? question : string.Join('\n', due.New.Select(m => m.Text)); // a text asks nothing of her
            var kept = await captureLead.RunAsync(who, due.Conversation.Id, said, words, due.Conversation.Dialogue.Wish, ct);
            known = kept.IsDone ? kept.Value : known;
        }

        var now = clock.GetUtcNow();
        return new ReceptionistPrompt(
            due.Call is { } call ? due.Business with { Manner = due.Business.Manner with { Length = AnswerLength.Short, UrgentWords = [.. due.Business.Manner.UrgentWords, .. call.UrgentWords] } } : due.Business, // nobody listens to a page
            due.Conversation.Id, [.. due.Before.Select(m => new Turn(m.Author, m.Text))], question, known, said, due.Conversation.Dialogue,
            due.Call?.CanPutThrough ?? presence.IsAttended(who.Business, due.Business.Hours, due.Business.TimeZone, now), now, due.Tag)
        {
            IsSpoken = due.Conversation.Channel is Channel.Phone,
            VisitorTimeZone = due.TimeZone,
            IsCapped = due.RepliesAlone >= due.Business.Manner.MostReplies,
        };
    }

    private async Task AnswerAsync(Mia who, Due due, ReceptionistPrompt prompt, CancellationToken ct)
    {
        var id = due.Conversation.Id;
        var visitor = due.Conversation.VisitorId;
        var shown = new ShownReply { Id = Ids.New<MessageId>(clock) };
        var began = clock.GetTimestamp();
        live.Publish(who.Business, new ReplyStarted(id, visitor, shown.Id));
        MessageId? said = null;
        try
        {
            var (words, end) = await WriteAsync(who, id, visitor, shown, prompt, began, ct);
            var stored = await log.SayAsMiaAsync(who, id, words, end.Extras, due.UpTo, due.Conversation.Version, end.Dialogue, end.HandOver, due.Heard);
            said = stored.Fate is AppendFate.Stored ? stored.Id : null; // dropped: somebody took over in this very moment
            if (stored.Fate is AppendFate.Stored && end.Gaps.Count > 0)
            {
                await KeepGapsAsync(who, id, end.Gaps, ct);
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            ReplyCancelled(logger, id); // a person took over, or the process stops; either way the row of work says what is left to do
        }
        finally
        {
            live.Publish(who.Business, new ReplyEnded(id, visitor, shown.Id, said));
            Telemetry.ReplySeconds.Record(clock.GetElapsedTime(began).TotalSeconds);
        }
    }

    private async Task<(string Words, ReplyEnd End)> WriteAsync(
        Mia who, ConversationId id, VisitorId visitor, ShownReply shown, ReceptionistPrompt prompt, long began, CancellationToken ct)
    {
        using var limit = new CancellationTokenSource(LongestRun, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        var words = new StringBuilder();
        var index = 0;
        try
        {
            var tools = new ReceptionistTools(who, prompt, knowledge, captureLead);
            ReplyEnd? end = null;
            await foreach (var part in GatedReply.StreamAsync(model, prompt, tools, () => SentenceWithheld(logger, id), both.Token))
            {
                switch (part)
                {
                    case ReplyWords piece:
                        if (index == 0)
                        {
                            Telemetry.FirstWordSeconds.Record(clock.GetElapsedTime(began).TotalSeconds);
                        }

                        words.Append(piece.Text);
                        live.Publish(who.Business, new ReplyPiece(id, visitor, shown.Id, index++, piece.Text));
                        break;
                    case ReplyStartsOver when words.Length > 0:
                        words.Clear();
                        index = 0;
                        live.Publish(who.Business, new ReplyEnded(id, visitor, shown.Id, null)); // takes the begun words off the screens
                        shown.Id = Ids.New<MessageId>(clock);
                        live.Publish(who.Business, new ReplyStarted(id, visitor, shown.Id));
                        break;
                    case ReplyEnd last:
                        end = last;
                        break;
                }
            }

            if (end is not null && !string.IsNullOrWhiteSpace(words.ToString()))
            {
                return (Fit(words.ToString()), end);
            }

            ReplyEmpty(logger, id);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // whatever goes wrong in a model, the visitor is answered and a person is called
        catch (Exception failure)
#pragma warning restore CA1031
        {
            ReplyFailed(logger, failure, id);
        }

        Telemetry.ReplyFailed.Add(1);
        return SorryWords.For(prompt);
    }

    private async Task KeepGapsAsync(Mia who, ConversationId id, IReadOnlyList<string> questions, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        db.Gaps.AddRange(questions.Select(question => new Gap
        {
            BusinessId = who.Business,
            Id = Ids.New<GapId>(clock),
            ConversationId = id,
            Question = question.Length <= Gap.MaxQuestionLength ? question : question[..Gap.MaxQuestionLength],
            At = clock.GetUtcNow(),
        }));
        await db.SaveChangesAsync(ct);
        live.Publish(who.Business, new GapKept());
    }

    private static string Fit(string words) => words.Trim() is { Length: > Message.MaxLength } longer ? longer[..Message.MaxLength] : words.Trim();

    /// <summary>The reply as the screens know it while it streams; one that starts over goes on under another id.</summary>
    private sealed class ShownReply
    {
        public required MessageId Id { get; set; }
    }

    /// <summary>What was found to do.</summary>
    private sealed record Due(Conversation Conversation, BusinessProfile Business, IReadOnlyList<Message> Latest, ContactCard Known, string? BrowserTag, string? TimeZone, int RepliesAlone)
    {
        /// <summary>What is known of the call; null in a chat.</summary>
        public CallSide? Call { get; init; }

        /// <summary>The language that the unanswered words themselves tell.</summary>
        public Language? Heard => LanguageGuess.Heard(string.Join('\n', Unanswered.Select(m => m.Text)), Conversation.Language, LanguageTags.Read(BrowserTag));

        /// <summary>The language to answer in: of these words, of those before, or of the browser.</summary>
        public string Tag => (Heard ?? Conversation.Language)?.Tag() ?? BrowserTag ?? "en";

        public Language Tongue => LanguageTags.Read(Tag) ?? Language.English;

        public long UpTo => Conversation.LastVisitorSequence;

        /// <summary>What nobody has looked at yet for contact details.</summary>
        public IEnumerable<Message> New => Latest.Where(m => m.Author is Author.Visitor && m.Sequence > Conversation.HeardUpTo);

        /// <summary>What nobody has answered yet: more than what is new where a person had the conversation and gave it back without a word. A caller's texts are a person's to answer.</summary>
        public IEnumerable<Message> Unanswered => Latest.Where(IsUnanswered);

        public IEnumerable<Message> Before => Latest.Where(m => m.Author is not Author.System && !m.IsUnheard && !IsUnanswered(m));

        private long AnsweredUpTo { get; } = Latest
            .Where(m => m.Author is Author.Mia or Author.Member && !m.IsUnheard)
            .Select(m => m.Author is Author.Mia ? m.ReplyTo ?? m.Sequence : m.Sequence)
            .DefaultIfEmpty().Max();

        private bool IsUnanswered(Message message) => message.Author is Author.Visitor && !message.IsText && message.Sequence > AnsweredUpTo;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Mia stopped in conversation {Conversation}")]
    private static partial void ReplyCancelled(ILogger log, ConversationId conversation);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Mia's model had no words in conversation {Conversation}")]
    private static partial void ReplyEmpty(ILogger log, ConversationId conversation);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A sentence was withheld in conversation {Conversation}: a fact in it stands nowhere")]
    private static partial void SentenceWithheld(ILogger log, ConversationId conversation);

    [LoggerMessage(Level = LogLevel.Error, Message = "Mia's model failed in conversation {Conversation}")]
    private static partial void ReplyFailed(ILogger log, Exception failure, ConversationId conversation);
}
