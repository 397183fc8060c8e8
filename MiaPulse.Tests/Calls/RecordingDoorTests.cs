using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using MiaPulse.Core.Calls;
using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using MiaPulse.Core.Visits;
using MiaPulse.Tests.Support;

namespace MiaPulse.Tests.Calls;

/// <summary>The sound of a call goes to whoever's call it was, byte by byte if wanted, and to nobody else.</summary>
public sealed class RecordingDoorTests
{
    private static readonly byte[] Sound = [.. Enumerable.Range(0, 1000).Select(n => (byte)n)];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Its_owner_hears_it_whole_or_in_the_part_that_a_player_asks_for()
    {
        await using var app = await MiaApp.StartAsync();
        var (bakery, _) = await app.ABusiness();
        var path = await ARecordedCallOf(app, bakery);
        using var owner = new PlainBrowser(app.Url);
        await owner.SignInAsync(app, bakery);

        using var whole = await owner.GetAsync(path);
        Assert.Equal((HttpStatusCode.OK, "audio/mpeg", "bytes"), (whole.StatusCode, whole.Content.Headers.ContentType?.MediaType, whole.Headers.AcceptRanges.Single()));
        Assert.Equal(Sound, await whole.Content.ReadAsByteArrayAsync(Ct));
        Assert.Equal((true, true), (whole.Headers.CacheControl?.NoStore, whole.Headers.CacheControl?.Private));

        using var part = await owner.SendAsync(HttpMethod.Get, path, r => r.Headers.Range = new RangeHeaderValue(10, 19));
        Assert.Equal((HttpStatusCode.PartialContent, "bytes 10-19/1000"), (part.StatusCode, part.Content.Headers.ContentRange?.ToString()));
        Assert.Equal(Sound[10..20], await part.Content.ReadAsByteArrayAsync(Ct));

        using var rest = await owner.SendAsync(HttpMethod.Get, path, r => r.Headers.Range = new RangeHeaderValue(990, null));
        Assert.Equal(Sound[990..], await rest.Content.ReadAsByteArrayAsync(Ct));

        using var beyond = await owner.SendAsync(HttpMethod.Get, path, r => r.Headers.Range = new RangeHeaderValue(5000, 5001));
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, beyond.StatusCode);
    }

    [Fact]
    public async Task A_stranger_is_told_what_is_told_of_a_call_that_never_was()
    {
        await using var app = await MiaApp.StartAsync();
        var (bakery, _) = await app.ABusiness();
        var (salon, _) = await app.ABusiness("Salon");
        var path = await ARecordedCallOf(app, bakery);
        using (var owner = new PlainBrowser(app.Url))
        {
            await owner.SignInAsync(app, bakery);
            using var heard = await owner.GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, heard.StatusCode);
        }

        using var nobody = new PlainBrowser(app.Url);
        using var unknown = await nobody.GetAsync(path);
        Assert.NotEqual(HttpStatusCode.OK, unknown.StatusCode); // but asked to sign in

        using var neighbour = new PlainBrowser(app.Url);
        await neighbour.SignInAsync(app, salon);
        using var theirs = await neighbour.GetAsync(path);
        using var none = await neighbour.GetAsync($"/app/calls/{Ids.New<CallId>(app.The<TimeProvider>())}/recording");
        using var noId = await neighbour.GetAsync("/app/calls/..%2F..%2Fmiapulse.db/recording");
        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.NotFound], new[] { theirs.StatusCode, none.StatusCode, noId.StatusCode });
        Assert.Equal(await TitleAsync(none), await TitleAsync(theirs));
    }

    [Fact]
    public async Task Its_folder_is_open_to_nobody_else_on_the_machine()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
        await using var app = await MiaApp.StartAsync();
        var (bakery, _) = await app.ABusiness();
        await ARecordedCallOf(app, bakery);

        var folder = new DirectoryInfo(Path.Combine(app.DataFolder, "recordings", bakery.Business.ToString()));

        var others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;
        var file = Assert.Single(folder.GetFiles());
        Assert.All(new FileSystemInfo[] { folder.Parent!, folder, file }, entry => Assert.Equal(UnixFileMode.None, entry.UnixFileMode & others));
    }

    private static async Task<string?> TitleAsync(HttpResponseMessage refused)
    {
        using var problem = JsonDocument.Parse(await refused.Content.ReadAsStringAsync(Ct));
        return problem.RootElement.GetProperty("title").GetString();
    }

    /// <returns>The address of its sound.</returns>
    private static async Task<string> ARecordedCallOf(MiaApp app, Owner owner)
    {
        var clock = app.The<TimeProvider>();
        var now = clock.GetUtcNow();
        var visitor = new VisitorProfile { BusinessId = owner.Business, Id = Ids.New<VisitorId>(clock), TokenHash = "hash", CreatedAt = now };
        var call = new Call
        {
            BusinessId = owner.Business,
            Id = Ids.New<CallId>(clock),
            Vendor = "twilio",
            VendorId = "CA1",
            VisitorId = visitor.Id,
            To = "+13125550199",
            State = CallState.Ended,
            StartedAt = now,
            EndedAt = now,
        };
        var recording = new CallRecording
        {
            BusinessId = owner.Business,
            Id = Ids.New<CallRecordingId>(clock),
            CallId = call.Id,
            VendorId = "RE1",
            State = RecordingState.Kept,
            Bytes = Sound.Length,
            ContentType = "audio/mpeg",
            TryingSince = now,
        };
        await using var db = await app.The<BusinessDbs>().ForAsync(owner, Ct);
        db.AddRange(visitor, call, recording);
        await db.SaveChangesAsync(Ct);
        var shelf = app.The<RecordingShelf>();
        await using (var file = shelf.Begin(owner.Business, recording.Id))
        {
            await file.WriteAsync(Sound, Ct);
        }

        shelf.Keep(owner.Business, recording.Id);
        return $"/app/calls/{call.Id}/recording";
    }
}
