using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Knowledge;

/// <summary>Another way in which a question was put.</summary>
/// <param name="Question">In the visitor's words.</param>
/// <param name="Times">How often it was asked in these words.</param>
/// <param name="Conversation">Where it was asked last in these words.</param>
/// <param name="At">When.</param>
public sealed record GapWording(string Question, int Times, ConversationId Conversation, DateTimeOffset At);

/// <summary>A question that Mia could not answer, in all the words that it was asked in.</summary>
/// <param name="Id">Of the time it was asked first, so that it stays when it is asked again.</param>
/// <param name="Question">The wording that stands for all.</param>
/// <param name="Draft">The same as the question of an FAQ: without what a visitor told of themselves, and no longer than one may be.</param>
/// <param name="Times">How often it was asked in whatever words.</param>
/// <param name="Conversation">Where it was asked last.</param>
/// <param name="At">When it was asked last.</param>
/// <param name="Others">The other wordings, the most asked first.</param>
public sealed record GapRow(GapId Id, string Question, string Draft, int Times, ConversationId Conversation, DateTimeOffset At, IReadOnlyList<GapWording> Others);

/// <summary>The questions that Mia could not answer and nobody has answered since, those that mean the same in one row: the most asked first.</summary>
public sealed class GapBook(BusinessDbs dbs)
{
    public const int MostRows = 100;

    public async Task<IReadOnlyList<GapRow>> OpenAsync(Owner who, CancellationToken ct)
    {
        await using var db = await dbs.ForAsync(who, ct);
        var groups = await GapGroups.OpenAsync(db, ct);
        if (groups.Count == 0)
        {
            return [];
        }

        var business = (await db.Businesses.AsNoTracking().FirstAsync(ct)).ToProfile();
        return
        [
            .. groups.Take(MostRows).Select(g => new GapRow(
                g.First.Id, g.Wordings[0].Last.Question, PersonalWords.AsFaqQuestion(g.Wordings[0].Last.Question, [], business), g.Times, g.Last.Conversation, g.Last.At,
                [.. g.Wordings.Skip(1).Select(w => new GapWording(w.Last.Question, w.Times, w.Last.Conversation, w.Last.At))])),
        ];
    }
}
