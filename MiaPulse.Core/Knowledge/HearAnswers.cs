using MiaPulse.Core.Businesses;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Live;
using MiaPulse.Core.Receptionist;
using MiaPulse.Core.Receptionist.Embedded;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace MiaPulse.Core.Knowledge;

/// <summary>
/// Mia listens to what members answered where she could not, and offers it to the owner as an FAQ. A conversation in which a member spoke since she last
/// listened is what says that work is left. What is known, or was offered before in whatever words, is not offered.
/// </summary>
public sealed class HearAnswers(BusinessDbs dbs, KnowledgeIndex knowledge, SentenceEncoder encoder, IOptions<MiaOptions> options, LiveFeed live, TimeProvider clock)
{
    private const int LatestMessages = 200;
    private const int LatestOffers = 500;

    /// <summary>Conversations older than this have been listened to, or were before Mia listened at all.</summary>
    public static readonly TimeSpan LooksBack = TimeSpan.FromDays(7);

    public async Task RunAsync(Mia who, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        var since = clock.GetUtcNow() - LooksBack;
        var due = await db.Conversations.AsNoTracking()
            .Where(c => c.LastMessageAt >= since && c.LastSequence > c.HeardMembersUpTo
                && db.Messages.Any(m => m.ConversationId == c.Id && m.Author == Author.Member && m.Sequence > c.HeardMembersUpTo))
            .OrderBy(c => c.LastMessageAt)
            .Select(c => new { c.Id, c.HeardMembersUpTo, c.LastSequence, c.ContactName })
            .ToListAsync(ct);
        if (due.Count == 0)
        {
            return;
        }

        var business = (await db.Businesses.AsNoTracking().FirstAsync(ct)).ToProfile();
        var isNew = false;
        foreach (var conversation in due)
        {
            isNew |= await HearAsync(who, business, conversation.Id, conversation.HeardMembersUpTo, conversation.ContactName, ct);
            await db.Conversations.Where(c => c.Id == conversation.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.HeardMembersUpTo, conversation.LastSequence), ct);
        }

        if (isNew)
        {
            live.Publish(who.Business, new GapsChanged());
        }
    }

    private async Task<bool> HearAsync(Mia who, BusinessProfile business, ConversationId id, long heardUpTo, string? contact, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        var latest = await db.Messages.AsNoTracking().Where(m => m.ConversationId == id).OrderByDescending(m => m.Sequence).Take(LatestMessages).ToListAsync(ct);
        latest.Reverse();
        var lead = await db.Leads.AsNoTracking().Where(l => l.ConversationId == id).Select(l => l.Name).FirstOrDefaultAsync(ct);
        string[] names = [.. new[] { contact, lead }.OfType<string>(), .. latest.Where(m => m.Author is Author.Visitor).SelectMany(m => PersonalWords.NamesIn(m.Text, business))];
        var offered = await db.HeardAnswers.Where(h => h.ConversationId == id).ToListAsync(ct);
        var isNew = false;
        foreach (var pair in HeardPairs.In(latest).Where(p => p.AnswerSequence > heardUpTo))
        {
            var answer = PersonalWords.AsFaqAnswer(pair.Answer, names, business);
            if (offered.Find(h => h.QuestionSequence == pair.QuestionSequence) is { } before)
            {
                before.Answer = before.State is HeardState.Offered ? answer : before.Answer; // the member went on
                isNew = true;
                continue;
            }

            var question = PersonalWords.AsFaqQuestion(pair.Question, names, business);
            if (answer.Length == 0 || !Questions.NamesSomething(question, LanguageGuess.Of(question) ?? Language.English) || await IsKnownAsync(who, question, ct))
            {
                continue;
            }

            var vector = QuestionVector.Of(encoder, question);
            if (!await WasOfferedAsync(db, question, vector, ct))
            {
                db.HeardAnswers.Add(new HeardAnswer
                {
                    BusinessId = who.Business,
                    Id = Ids.New<HeardAnswerId>(clock),
                    ConversationId = id,
                    QuestionSequence = pair.QuestionSequence,
                    Question = question,
                    Answer = answer,
                    MemberName = pair.MemberName,
                    At = pair.At,
                    Meaning = QuestionVector.Write(vector, question),
                });
                await db.SaveChangesAsync(ct); // so that the next of this conversation is held against it
                isNew = true;
            }
        }

        await db.SaveChangesAsync(ct);
        return isNew;
    }

    private async Task<bool> IsKnownAsync(Mia who, string question, CancellationToken ct) =>
        await knowledge.SearchAsync(who, question, ct) is [{ } best, ..] && best.Confidence >= options.Value.AnswerAt;

    private static async Task<bool> WasOfferedAsync(MiaDb db, string question, float[] vector, CancellationToken ct)
    {
        var about = Concepts.In(question);
        var unread = QuestionVector.CanRead(question) ? null : QuestionWords.Of(question);
        var before = await db.HeardAnswers.AsNoTracking().OrderByDescending(h => h.At).Take(LatestOffers).Select(h => new { h.Question, h.Meaning }).ToListAsync(ct);
        return before.Any(h => string.Equals(GapGroups.Plain(h.Question), GapGroups.Plain(question), StringComparison.OrdinalIgnoreCase)
            || unread is not null && !QuestionVector.CanRead(h.Question) && QuestionWords.Of(h.Question).SaysTheSame(unread)
            || unread is null && QuestionVector.Read(h.Meaning, h.Question) is { } other && QuestionVector.Nearness(other, vector) >= QuestionVector.SameFrom && about.SetEquals(Concepts.In(h.Question)));
    }
}
