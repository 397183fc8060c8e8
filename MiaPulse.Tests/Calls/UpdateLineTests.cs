using MiaPulse.Core.Calls;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Tests.Calls;

/// <summary>How Mia behaves on the line.</summary>
public sealed class UpdateLineTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Fact]
    public async Task What_an_owner_chooses_is_kept_tidy_and_is_nobody_elses()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await ALineAsync(given, "+13125550199");
        var neighbour = await ALineAsync(given, "+13125550188");
        await given.ProvedPhone(owner);

        var done = await UpdateAsync(given, owner, new LineInput
        {
            Consent = Consent.OneSide,
            NoticeAddition = " We speak\nEnglish. ",
            TransferTo = owner.Member,
            RingsFirstSeconds = 15,
            UrgentWords = " Rohrbruch\n\nburst  pipe, rohrbruch ",
            KeepsRecordingHereAlone = false,
            AskAgainAfter = 10,
            GiveUpAfter = 30,
            MostDeadEnds = 3,
            LongestMinutes = 20,
        });

        Assert.True(done.IsDone);
        var line = await LineOfAsync(given, owner);
        Assert.Equal((Consent.OneSide, "We speak English.", owner.Member, 15, false), (line.Consent, line.NoticeAddition, line.TransferTo!.Value, line.RingsFirstSeconds, line.KeepsRecordingHereAlone));
        Assert.Equal(["Rohrbruch", "burst pipe"], line.UrgentWords);
        Assert.Equal(new CallLimits(10, 30, 3, 20), line.Limits);
        var theirs = await LineOfAsync(given, neighbour);
        Assert.Equal((Consent.Everybody, (string?)null, (MemberId?)null, CallLimits.Usual), (theirs.Consent, theirs.NoticeAddition, theirs.TransferTo, theirs.Limits));
    }

    public static TheoryData<string, string> Odd => new()
    {
        { "consent", nameof(LineInput.Consent) },
        { "addition", nameof(LineInput.NoticeAddition) },
        { "rings without anybody", nameof(LineInput.RingsFirstSeconds) },
        { "rings for ever", nameof(LineInput.RingsFirstSeconds) },
        { "urgent", nameof(LineInput.UrgentWords) },
        { "goodbye before asking", nameof(LineInput.GiveUpAfter) },
        { "asks at once", nameof(LineInput.AskAgainAfter) },
        { "dead ends", nameof(LineInput.MostDeadEnds) },
        { "minutes", nameof(LineInput.LongestMinutes) },
    };

    [Theory]
    [MemberData(nameof(Odd))]
    public async Task What_does_not_fit_is_refused_at_its_field_and_changes_nothing(string what, string field)
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await ALineAsync(given, "+13125550199");
        await given.ProvedPhone(owner);
        var good = new LineInput { TransferTo = owner.Member };
        Assert.True((await UpdateAsync(given, owner, good)).IsDone);

        var refused = await UpdateAsync(given, owner, what switch
        {
            "consent" => good with { Consent = (Consent)9 },
            "addition" => good with { NoticeAddition = new string('x', PhoneLine.MaxNoticeLength + 1) },
            "rings without anybody" => good with { TransferTo = null, RingsFirstSeconds = 10 },
            "rings for ever" => good with { RingsFirstSeconds = LineInput.MostRingsFirst + 1 },
            "urgent" => good with { UrgentWords = "!!" },
            "goodbye before asking" => good with { AskAgainAfter = 30, GiveUpAfter = 30 },
            "asks at once" => good with { AskAgainAfter = 1 },
            "dead ends" => good with { MostDeadEnds = 1 },
            _ => good with { LongestMinutes = 61 },
        });

        Assert.Equal((RefusalKind.Invalid, field), (refused.Refusal?.Kind, refused.Refusal?.Field));
        var line = await LineOfAsync(given, owner);
        Assert.Equal((owner.Member, 0, CallLimits.Usual), (line.TransferTo!.Value, line.RingsFirstSeconds, line.Limits));
    }

    [Fact]
    public async Task Only_a_proven_phone_of_the_same_business_is_dialled()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await ALineAsync(given, "+13125550199");
        var neighbour = await ALineAsync(given, "+13125550188");
        await given.ProvedPhone(neighbour, "+13125550124");
        Assert.True((await UpdateAsync(given, neighbour, new LineInput { TransferTo = neighbour.Member })).IsDone);

        foreach (var member in new[] { owner.Member, neighbour.Member, given.NewId<MemberId>() })
        {
            Assert.Equal(nameof(LineInput.TransferTo), (await UpdateAsync(given, owner, new LineInput { TransferTo = member })).Refusal?.Field);
        }

        Assert.Empty((await given.The<LineSettings>().ReadAsync(owner, Ct)).People);
        await given.ProvedPhone(owner);
        Assert.True((await UpdateAsync(given, owner, new LineInput { TransferTo = owner.Member, RingsFirstSeconds = 10 })).IsDone);
        Assert.Equal([new LinePerson(owner.Member, "Anna", "(312) 555-0123")], (await given.The<LineSettings>().ReadAsync(owner, Ct)).People);
    }

    [Fact]
    public async Task Who_removes_their_phone_is_offered_no_more_and_the_form_says_nobody()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await ALineAsync(given, "+13125550199");
        await given.ProvedPhone(owner);
        await UpdateAsync(given, owner, new LineInput { TransferTo = owner.Member, RingsFirstSeconds = 10 });
        Assert.Equal(owner.Member, (await given.The<LineSettings>().ReadAsync(owner, Ct)).Line!.Input.TransferTo);

        await given.The<RemovePhone>().RunAsync(owner, Ct);

        var facts = await given.The<LineSettings>().ReadAsync(owner, Ct);
        Assert.Empty(facts.People);
        Assert.Equal(((MemberId?)null, 0), (facts.Line!.Input.TransferTo, facts.Line.Input.RingsFirstSeconds));
        Assert.True((await UpdateAsync(given, owner, facts.Line.Input)).IsDone);
    }

    [Fact]
    public async Task Without_a_line_there_is_nothing_to_choose()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        await ALineAsync(given, "+13125550188");

        Assert.Equal(RefusalKind.NotFound, (await UpdateAsync(given, owner, new LineInput())).Refusal?.Kind);
    }

    private static Task<Result> UpdateAsync(Given given, Owner owner, LineInput input) => given.The<UpdateLine>().RunAsync(owner, input, Ct);

    private static async Task<Owner> ALineAsync(Given given, string number)
    {
        var owner = await given.ABusiness();
        Assert.True((await given.The<ConnectLine>().RunAsync(owner, number, Ct)).IsDone);
        return owner;
    }

    private static async Task<PhoneLine> LineOfAsync(Given given, Owner owner)
    {
        await using var db = await given.DbFor(owner);
        return await db.PhoneLines.AsNoTracking().SingleAsync(Ct);
    }
}
