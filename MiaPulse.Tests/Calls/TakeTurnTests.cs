using System.Runtime.CompilerServices;
using MiaPulse.Core.Calls;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Receptionist;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Tests.Calls;

public sealed class TakeTurnTests
{
    [Fact]
    public async Task A_turn_is_what_was_said_to_it()
    {
        await using var phone = await APhone.OpenAsync();
        phone.MiaSays("We gladly help you with that.");

        var steps = await TakeAsync(phone, await phone.ACallerAsync(), "Tell me about the bread");

        Assert.Equal("We gladly help you with that.", APhone.Heard(steps));
        Assert.IsType<Listen>(steps[^1]);
    }

    [Fact]
    public async Task One_that_breaks_is_a_sentence_and_the_call_goes_on()
    {
        await using var phone = await APhone.OpenAsync();
        var who = await phone.ACallerAsync();
        await using (var db = await phone.World.DbFor(phone.Owner))
        {
            await db.Database.ExecuteSqlRawAsync("""ALTER TABLE "Messages" RENAME TO "Away" """);
        }

        var steps = await TakeAsync(phone, who, "Tell me about the bread");

        Assert.Equal("Sorry, we were cut off for a moment. What were you saying?", APhone.Heard(steps));
        Assert.IsType<Listen>(steps[^1]);
        await using (var db = await phone.World.DbFor(phone.Owner))
        {
            await db.Database.ExecuteSqlRawAsync("""ALTER TABLE "Away" RENAME TO "Messages" """);
        }

        phone.MiaSays("We gladly help you with that.");
        Assert.Contains("We gladly help", APhone.Heard(await TakeAsync(phone, who, "Tell me about the bread", "2")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_line_breaks_in_the_very_first_turn_that_one_stops_and_the_next_words_are_answered()
    {
        await using var phone = await APhone.OpenAsync();
        var who = await phone.ACallerAsync();
        phone.World.Model.Says = (_, _, ct) => HalfWay(ct);
        await using var turn = phone.World.The<TakeTurn>().RunAsync(who, new CallerWords("1", "Tell me about the bread"), CancellationToken.None).GetAsyncEnumerator();
        Assert.True(await turn.MoveNextAsync());
        Assert.Null((await phone.CallOf(who)).ConversationId); // which is noted once the turn is over

        await phone.World.The<ResumeCall>().RunAsync(who, CancellationToken.None);

        phone.MiaSays("Of course.");
        Assert.Contains("Of course.", APhone.Heard(await TakeAsync(phone, who, "And the price of it", "2").WaitAsync(Eventually.Patience)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_stops_it_gets_no_step()
    {
        await using var phone = await APhone.OpenAsync();
        var who = await phone.ACallerAsync();
        using var gone = new CancellationTokenSource();
        phone.World.Model.Says = (_, _, ct) => HalfWay(ct);
        await using var turn = phone.World.The<TakeTurn>().RunAsync(who, new CallerWords("1", "Tell me about the bread"), gone.Token).GetAsyncEnumerator();
        Assert.True(await turn.MoveNextAsync());

        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await turn.MoveNextAsync());
    }

    private static async Task<List<CallStep>> TakeAsync(APhone phone, PhoneCaller who, string words, string key = "1")
    {
        List<CallStep> steps = [];
        await foreach (var step in phone.World.The<TakeTurn>().RunAsync(who, new CallerWords(key, words), CancellationToken.None))
        {
            steps.Add(step);
        }

        return steps;
    }

    private static async IAsyncEnumerable<ReplyPart> HalfWay([EnumeratorCancellation] CancellationToken ct)
    {
        yield return new ReplyWords("We gladly help you with that. And");
        await Task.Delay(Timeout.InfiniteTimeSpan, ct);
        yield return new ReplyEnd(MessageExtras.None, DialogueState.Fresh);
    }
}
