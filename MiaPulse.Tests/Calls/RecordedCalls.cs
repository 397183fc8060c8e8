using MiaPulse.Core.Calls;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using MiaPulse.Core.Visits;
using MiaPulse.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MiaPulse.Tests.Calls;

/// <summary>Calls that were recorded, and what is left of them here and at their vendor.</summary>
internal static class RecordedCalls
{
    public const string Line = "+13125550199";
    public const string Number = "+13125550123";

    public static Task<Given> WithVendorAsync(FakeRecordingVendor vendor) => Given.AnEmptyInstallation(services => services.AddSingleton<IRecordingVendor>(vendor));

    public static async Task LineAsync(Given given, Owner owner, bool isKeptHereAlone = true, string number = Line)
    {
        await using var db = await given.DbFor(owner);
        db.PhoneLines.Add(new PhoneLine { BusinessId = owner.Business, Number = number, KeepsRecordingHereAlone = isKeptHereAlone, CreatedAt = given.Clock.GetUtcNow() });
        await db.SaveChangesAsync();
    }

    /// <summary>Somebody calls, says this, and hangs up half a minute later.</summary>
    /// <param name="words">One message each; none where the caller says nothing.</param>
    public static async Task<Call> CalledAsync(Given given, Owner owner, string vendorId = "CA1", string? from = Number, Action<Call>? change = null, params string[] words)
    {
        var visitor = new Visitor(owner.Business, given.NewId<VisitorId>());
        await using var db = await given.DbFor(owner);
        db.Visitors.Add(new VisitorProfile { BusinessId = owner.Business, Id = visitor.Id, TokenHash = $"{vendorId}-{visitor.Id}", CreatedAt = given.Clock.GetUtcNow() });
        await db.SaveChangesAsync();
        var began = given.Clock.GetUtcNow();
        Appended? first = null;
        Appended? last = null;
        for (var n = 0; n < words.Length; n++)
        {
            given.Clock.Advance(TimeSpan.FromSeconds(10));
            last = await given.The<MessageLog>().HearVisitorAsync(visitor, last?.Conversation, new ConversationStart(Channel.Phone, null, null), words[n], $"{vendorId}.{n}");
            first ??= last;
        }

        given.Clock.SetUtcNow(began.AddSeconds(30));
        var call = new Call
        {
            BusinessId = owner.Business,
            Id = given.NewId<CallId>(),
            Vendor = "twilio",
            VendorId = vendorId,
            VisitorId = visitor.Id,
            ConversationId = first?.Conversation,
            From = from,
            To = Line,
            State = CallState.Ended,
            Ending = CallEnding.CallerLeft,
            StartedAt = began,
            EndedAt = given.Clock.GetUtcNow(),
            FirstSequence = first?.Sequence ?? 0,
            LastSequence = last?.Sequence ?? 0,
        };
        change?.Invoke(call);
        db.Calls.Add(call);
        await db.SaveChangesAsync();
        return call;
    }

    /// <summary>The text of a call with its link.</summary>
    public static CallText TextOf(Call call, CallTextState state) => new()
    {
        BusinessId = call.BusinessId,
        CallId = call.Id,
        Kind = LinkKind.Booking,
        Url = "https://b.example/book",
        To = Number,
        Text = "Corner Bakery: https://b.example/book",
        AskedSequence = 1,
        AskedInWords = "Where can I book?",
        AskedAt = call.StartedAt.AddSeconds(10),
        AgreedInWords = "Yes, please.",
        AgreedAt = call.StartedAt.AddSeconds(15),
        State = state,
        ChangedAt = call.StartedAt.AddSeconds(20),
    };

    public static RecordingHeard Heard(string status = RecordingHeard.Completed, string call = "CA1", string id = "RE1") =>
        new("twilio", call, id, status, status == RecordingHeard.Completed ? 30 : null, 2, Given.Start.AddSeconds(2));

    public static Task TellAsync(Given given, RecordingHeard heard) => given.The<HearRecording>().RunAsync(Caretaker.Instance, heard, CancellationToken.None);

    public static Task KeepAsync(Given given) => given.The<KeepRecordings>().RunAsync(Caretaker.Instance, CancellationToken.None);

    /// <summary>A call that was recorded, with the recording here.</summary>
    public static async Task<(Call Call, CallRecording Recording)> KeptAsync(Given given, Owner owner, string call = "CA1", string recording = "RE1")
    {
        var made = await CalledAsync(given, owner, call, words: ["When do you open?"]);
        await TellAsync(given, Heard(call: call, id: recording));
        await KeepAsync(given);
        var row = await RecordingOf(given, owner, made);
        Assert.Equal(RecordingState.Kept, row.State);
        Assert.True(File.Exists(FileOf(given, row)), "The recording is here.");
        return (made, row);
    }

    public static async Task<CallRecording> RecordingOf(Given given, Owner owner, Call call)
    {
        await using var db = await given.DbFor(owner);
        return await db.CallRecordings.AsNoTracking().SingleAsync(r => r.CallId == call.Id);
    }

    public static async Task<List<RecordingCopy>> CopiesAsync(Given given)
    {
        await using var db = await given.The<PlatformDbs>().OpenAsync(Caretaker.Instance, CancellationToken.None);
        return await db.RecordingCopies.AsNoTracking().ToListAsync();
    }

    public static string FileOf(Given given, CallRecording recording) => given.The<RecordingShelf>().PathOf(recording.BusinessId, recording.Id);
}
