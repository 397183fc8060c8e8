using MiaPulse.Core.Golden;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;

namespace MiaPulse.Tests.Golden;

/// <summary>Members are mailed that Mia answers golden questions otherwise than was approved.</summary>
public sealed class GoldenMailTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Fact]
    public async Task Several_that_change_together_are_one_mail_and_the_next_change_is_another()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        foreach (var n in (int[])[1, 2, 3, 4, 5, 6])
        {
            await KeepAsync(given, owner, $"Question {n}?");
        }

        await given.The<AskGolden>().RunAsync(new Mia(owner.Business), Ct); // the model says: Good to hear from you.
        await given.AlertsAreSent();
        Assert.False(given.Mailer.TryTake(out _)); // it waits for further ones
        given.Clock.Advance(GoldenMail.Gathers);
        await given.AlertsAreSent();

        var mail = given.Mailer.Take();
        Assert.Equal(("golden_changed", "owner1@b1.example", "Corner Bakery: Mia answers 6 golden questions differently"), (mail.Kind, mail.To.Value, mail.Subject));
        Assert.Contains("“Question 5?”", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("“Question 6?”", mail.Text, StringComparison.Ordinal);
        Assert.Contains("And 1 more.", mail.Text, StringComparison.Ordinal);
        Assert.Contains($"No more mails about golden questions:\n{mail.Unsubscribe}\n", mail.Text, StringComparison.Ordinal);
        Assert.Contains("https://mia.example/app/knowledge/golden", mail.Text, StringComparison.Ordinal);
        Assert.False(given.Mailer.TryTake(out _));

        _ = await KeepAsync(given, owner, "Question 7?");
        await given.The<AskGolden>().RunAsync(new Mia(owner.Business), Ct);
        given.Clock.Advance(GoldenMail.Gathers);
        await given.AlertsAreSent();
        Assert.Equal("Corner Bakery: Mia answers 7 golden questions differently", given.Mailer.Take().Subject);
    }

    [Fact]
    public async Task Who_has_looked_meanwhile_and_who_does_not_want_it_gets_none()
    {
        await using var given = await Given.AnEmptyInstallation();
        var (quick, deaf) = (await given.ABusiness("Quick"), await given.ABusiness("Deaf"));
        await given.The<ChooseAlerts>().RunAsync(deaf, new AlertsInput { MailsGolden = false }, Ct);
        foreach (var owner in (Owner[])[quick, deaf])
        {
            await KeepAsync(given, owner, "Do you deliver?");
            await given.The<AskGolden>().RunAsync(new Mia(owner.Business), Ct);
            Assert.Equal(1, await given.The<GoldenBook>().AlertsAsync(owner, Ct));
        }

        var golden = Assert.Single(await given.The<GoldenBook>().AllAsync(quick, Ct));
        Assert.True((await given.The<AcceptGolden>().RunAsync(quick, golden.Id, golden.Now!.Text, Ct)).IsDone);
        given.Clock.Advance(GoldenMail.Gathers);
        await given.AlertsAreSent();

        Assert.False(given.Mailer.TryTake(out _));
    }

    private static Task<Result<GoldenId>> KeepAsync(Given given, Owner owner, string question) =>
        given.The<KeepGolden>().RunAsync(owner, new GoldenDraft(question, new GoldenAnswer("Yes, on weekdays.", [], "answer", "embedded"), given.Clock.GetUtcNow()), Ct);
}
