using MiaPulse.Core.Calls;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Leads;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;

namespace MiaPulse.Tests.Calls;

/// <summary>What an owner reads of their calls, and nobody else's.</summary>
public sealed class CallBookTests : IAsyncLifetime
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    private readonly FakeRecordingVendor _vendor = new();
    private Given _given = null!;
    private Owner _owner = null!;

    public async ValueTask InitializeAsync()
    {
        _given = await RecordedCalls.WithVendorAsync(_vendor);
        _owner = await _given.ABusiness();
    }

    public ValueTask DisposeAsync() => _given.DisposeAsync();

    [Fact]
    public async Task It_lists_newest_first_page_by_page_with_what_was_wanted()
    {
        await RecordedCalls.LineAsync(_given, _owner);
        var first = await RecordedCalls.CalledAsync(_given, _owner, "CA1", words: ["When do you open?", "Thank you"]);
        var silent = await RecordedCalls.CalledAsync(_given, _owner, "CA2", from: null);
        var last = await RecordedCalls.CalledAsync(_given, _owner, "CA3", words: ["Do you bake cakes?"]);

        var page = await PageAsync(skip: 0, take: 2);
        var next = await PageAsync(skip: 2, take: 2);

        Assert.Equal([last.Id, silent.Id], page.Rows.Select(r => r.Id));
        Assert.Equal([first.Id], next.Rows.Select(r => r.Id));
        Assert.Equal((3, 0, 2, RecordedCalls.Line), (page.Total, page.Skip, next.Skip, page.Line));
        Assert.Equal(["Do you bake cakes?", null, "When do you open?"], page.Rows.Concat(next.Rows).Select(r => r.Words));
        Assert.Equal([RecordedCalls.Number, null], page.Rows.Select(r => r.From));
    }

    [Fact]
    public async Task It_finds_by_what_became_of_a_call_by_name_and_by_number()
    {
        var lead = await RecordedCalls.CalledAsync(_given, _owner, "CA1", from: "+442079460018", words: ["I'm Ana Ruiz"]);
        await LeadAsync(lead, "Ana Ruiz");
        var texted = await RecordedCalls.CalledAsync(_given, _owner, "CA2", words: ["Where can I book?"]);
        await TextAsync(texted, CallTextState.Delivered);
        var broken = await RecordedCalls.CalledAsync(_given, _owner, "CA3", change: c => c.Ending = CallEnding.Failed);
        var unheard = await RecordedCalls.CalledAsync(_given, _owner, "CA4");
        await RecordedCalls.TellAsync(_given, RecordedCalls.Heard(call: "CA4"));
        _vendor.Fetches = (_, _) => Task.FromResult<FetchedRecording?>(new FetchedRecording.NeverAgain("It is gone."));
        await RecordedCalls.KeepAsync(_given);

        Assert.Equal(4, (await PageAsync()).Total);
        Assert.Equal([lead.Id], await IdsAsync(CallFilter.WithLead));
        Assert.Equal([texted.Id], await IdsAsync(CallFilter.Texted));
        Assert.Equal([unheard.Id, broken.Id], await IdsAsync(CallFilter.Failed));
        Assert.Equal([lead.Id], await IdsAsync(search: "ruiz"));
        Assert.Equal([lead.Id], await IdsAsync(search: "020 7946 0018"));
        Assert.Empty(await IdsAsync(search: "100%"));
        var row = Assert.Single((await PageAsync(CallFilter.WithLead)).Rows);
        Assert.Equal(("Ana Ruiz", "A birthday cake", true), (row.Name, row.Words, row.HasLead));
    }

    [Fact]
    public async Task A_call_is_shown_with_its_own_words_and_when_they_began()
    {
        var text = new string('a', 45); // three seconds of speech
        var call = await RecordedCalls.CalledAsync(_given, _owner, change: c => (c.Notice, c.NoticeAt) = ("This call is recorded.", c.StartedAt.AddSeconds(1)), words: [text, "Thank you for this"]);
        var view = (await _given.The<CallBook>().FindAsync(_owner, call.Id, Ct)).Value;

        Assert.Equal([(Author.Visitor, text), (Author.Visitor, "Thank you for this")], view.Lines.Select(l => (l.Author, l.Text)));
        Assert.Equal([7.0, 18.8], view.Lines.Select(l => l.At.TotalSeconds));
        Assert.Equal(("This call is recorded.", TimeSpan.FromSeconds(1)), (view.Notice, view.NoticeAfter));
    }

    [Fact]
    public async Task Of_a_conversation_of_several_calls_each_shows_its_own_part()
    {
        var first = await RecordedCalls.CalledAsync(_given, _owner, "CA1", words: ["One", "Two"]);
        var visitor = new Visitor(_owner.Business, first.VisitorId);
        var later = await _given.The<MessageLog>().HearVisitorAsync(visitor, first.ConversationId, new ConversationStart(Channel.Phone, null, null), "Three", "CA2.1");
        var second = await RecordedCalls.CalledAsync(
            _given, _owner, "CA2", change: c => (c.ConversationId, c.FirstSequence, c.LastSequence) = (first.ConversationId, later.Sequence, later.Sequence));

        Assert.Equal(["One", "Two"], (await _given.The<CallBook>().FindAsync(_owner, first.Id, Ct)).Value.Lines.Select(l => l.Text));
        Assert.Equal(["Three"], (await _given.The<CallBook>().FindAsync(_owner, second.Id, Ct)).Value.Lines.Select(l => l.Text));
    }

    [Fact]
    public async Task It_is_summed_up_from_what_is_known_of_it()
    {
        var call = await RecordedCalls.CalledAsync(_given, _owner, change: c => (c.LinkTalk, c.LinkKind) = (LinkTalk.Agreed, LinkKind.Booking), words: ["Where can I book?", "Is there parking?"]);
        await LeadAsync(call, "Ana Ruiz");
        await TextAsync(call, CallTextState.Delivered);
        await GapAsync(call, "Is there parking?");

        var view = (await _given.The<CallBook>().FindAsync(_owner, call.Id, Ct)).Value;

        Assert.Equal(
            [
                "What they want: “A birthday cake”.", "She had no answer to “Is there parking?”.", "The caller asked for the booking link, and the text with it has arrived.",
                "The caller hung up after 30 s.",
            ],
            view.Summary);
        Assert.Equal("Ana Ruiz", view.Lead?.Name);
        Assert.Equal(("Where can I book?", "Yes, please.", CallTextState.Delivered), (view.Text?.Asked.Words, view.Text?.Agreed.Words, view.Text?.State));
    }

    [Fact]
    public void What_mia_answered_and_why_she_called_for_a_person_is_in_the_summary()
    {
        var call = new Call
        {
            BusinessId = _owner.Business,
            Id = _given.NewId<CallId>(),
            Vendor = "twilio",
            VendorId = "CA1",
            VisitorId = _given.NewId<VisitorId>(),
            To = RecordedCalls.Line,
            State = CallState.WithPerson,
            StartedAt = Given.Start,
        };
        Message[] said =
        [
            Said(new Receipt("answer", .9, "embedded", [Passage("Opening hours")])), Said(new Receipt("answer", .9, "embedded", [Passage("Prices")])),
            Said(new Receipt("answer", .9, "embedded", [Passage("Prices")])), Said(new Receipt("hand_over", 1, "embedded", [], HandOverReason.Asked)),
        ];

        Assert.Equal(
            ["The caller said nothing.", "Mia answered about Opening hours and Prices.", "A person was called: Asked for a person.", "The call is with a person now."],
            CallSummary.Of(new CallFacts(call, said, [], null, null)));
    }

    [Fact]
    public async Task A_neighbour_finds_neither_the_call_nor_its_sound()
    {
        var (call, _) = await RecordedCalls.KeptAsync(_given, _owner);
        var neighbour = await _given.ABusiness("Neighbour");
        var book = _given.The<CallBook>();
        Assert.True((await book.FindAsync(_owner, call.Id, Ct)).IsDone);
        Assert.Equal(FakeRecordingVendor.Sound, await File.ReadAllBytesAsync((await book.SoundAsync(_owner, call.Id, Ct)).Value.Path, Ct));

        Assert.Equal(RefusalKind.NotFound, (await book.FindAsync(neighbour, call.Id, Ct)).Refusal?.Kind);
        Assert.Equal(RefusalKind.NotFound, (await book.SoundAsync(neighbour, call.Id, Ct)).Refusal?.Kind);
        Assert.Equal(0, (await book.PageAsync(neighbour, CallFilter.All, null, 0, 50, Ct)).Total);
    }

    [Fact]
    public async Task A_file_that_somebody_took_away_is_said_to_be_away()
    {
        var (call, row) = await RecordedCalls.KeptAsync(_given, _owner);
        Assert.True((await _given.The<CallBook>().FindAsync(_owner, call.Id, Ct)).Value.Sound?.IsHere);

        File.Delete(RecordedCalls.FileOf(_given, row));

        Assert.False((await _given.The<CallBook>().FindAsync(_owner, call.Id, Ct)).Value.Sound?.IsHere);
        Assert.Equal(RefusalKind.NotFound, (await _given.The<CallBook>().SoundAsync(_owner, call.Id, Ct)).Refusal?.Kind);
    }

    private Task<CallList> PageAsync(CallFilter filter = CallFilter.All, string? search = null, int skip = 0, int take = 50) =>
        _given.The<CallBook>().PageAsync(_owner, filter, search, skip, take, Ct);

    private async Task<IEnumerable<CallId>> IdsAsync(CallFilter filter = CallFilter.All, string? search = null) => (await PageAsync(filter, search)).Rows.Select(r => r.Id);

    private async Task LeadAsync(Call call, string name) => await _given.The<CaptureLead>().RunAsync(
        new Mia(_owner.Business), call.ConversationId!.Value, new ContactCard(name, "ana@ruiz.example", null), $"I'm {name}", "A birthday cake", Ct);

    private async Task TextAsync(Call call, CallTextState state)
    {
        await using var db = await _given.DbFor(_owner);
        db.CallTexts.Add(RecordedCalls.TextOf(call, state));
        await db.SaveChangesAsync(Ct);
    }

    private async Task GapAsync(Call call, string question)
    {
        await using var db = await _given.DbFor(_owner);
        db.Gaps.Add(new Gap { BusinessId = _owner.Business, Id = _given.NewId<GapId>(), ConversationId = call.ConversationId!.Value, Question = question, At = call.StartedAt.AddSeconds(20) });
        await db.SaveChangesAsync(Ct);
    }

    private Message Said(Receipt receipt) => new()
    {
        BusinessId = _owner.Business,
        ConversationId = _given.NewId<ConversationId>(),
        Id = _given.NewId<MessageId>(),
        Sequence = 2,
        Author = Author.Mia,
        Text = "Words.",
        At = Given.Start,
        ClientMessageId = "reply:1",
        Extras = MessageExtras.None with { Receipt = receipt },
    };

    private static ReceiptPassage Passage(string title) => new(default, title, null, "Words.", 1);
}
