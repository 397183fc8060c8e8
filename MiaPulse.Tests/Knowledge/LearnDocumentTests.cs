using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static MiaPulse.Tests.Knowledge.DocumentFiles;

namespace MiaPulse.Tests.Knowledge;

public sealed class LearnDocumentTests : IAsyncLifetime
{
    private Given _given = null!;
    private Owner _owner = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _given = await Given.AnEmptyInstallation();
        _owner = await _given.ABusiness();
    }

    public ValueTask DisposeAsync() => _given.DisposeAsync();

    [Fact]
    public async Task A_file_is_read_page_by_page_and_its_passages_name_document_and_page()
    {
        using var heard = _given.Hear(_owner);

        var source = await ReadAsync(@"C:\Users\Rosa\Price list.pdf", Pdf([new Text(50, 700, "A rye loaf costs $6.20 and a roll $1.")], [new Text(50, 760, "Delivery", 18), new Text(50, 700, "We deliver within five miles on weekdays.")]));

        Assert.Equal((SourceKind.Document, "Price list.pdf", SourceState.Ready, 2, 2), (source.Kind, source.Name, source.State, source.Read, source.Passages));
        Assert.Equal(["Price list.pdf, page 2", "Price list.pdf, page 1"], (await PagesAsync(source.Id)).Select(p => p.Title));
        var found = (await _given.The<KnowledgeIndex>().SearchAsync(_owner, "How far do you deliver?", Ct))[0];
        Assert.Equal(("Price list.pdf, page 2: Delivery", null, "Delivery"), (found.Label, found.Url, found.Title));
        Assert.Equal("Price list.pdf, page 1", (await _given.The<KnowledgeIndex>().SearchAsync(_owner, "How much is a rye loaf?", Ct))[0].Label);
        await heard.FirstAsync<KnowledgeChanged>();
    }

    [Fact]
    public async Task The_file_itself_is_kept_no_longer_than_it_takes_to_read_it()
    {
        var id = (await LearnAsync("Hours.txt", "We are open from nine to five."u8.ToArray())).Value;
        await using var db = await _given.DbFor(_owner);
        Assert.Equal(1, await db.SourceFiles.CountAsync(Ct));

        await _given.The<ReadSource>().RunAsync(new Mia(_owner.Business), id, Ct);
        Assert.Equal(0, await db.SourceFiles.CountAsync(Ct));

        await LearnAsync("Hours.txt", "We are open from ten to five."u8.ToArray());
        Assert.Equal(1, await db.SourceFiles.CountAsync(Ct));
        await _given.The<CancelLearning>().RunAsync(_owner, id, Ct);
        Assert.Equal(0, await db.SourceFiles.CountAsync(Ct));
    }

    [Fact]
    public async Task A_newer_version_under_the_same_name_takes_the_place_of_the_old_one()
    {
        var first = await ReadAsync("Menu.pdf", Pdf([new Text(50, 700, "The soup of the day costs $5.")], [new Text(50, 700, "The old cake costs $9 a piece.")]));

        var again = await ReadAsync("MENU.PDF", Pdf([new Text(50, 700, "The soup of the day costs $6.")]));

        Assert.Equal((first.Id, "MENU.PDF", 1), (again.Id, again.Name, again.Read));
        Assert.Equal(["The soup of the day costs $6."], await TextsAsync());
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_says_why_and_takes_nothing_away()
    {
        await ReadAsync("Menu.pdf", Pdf([new Text(50, 700, "The soup of the day costs $5.")]));

        var again = await ReadAsync("Menu.pdf", LockedPdf());

        Assert.Equal((SourceState.Failed, "This PDF has a password. Save it without one, and give it to Mia again."), (again.State, again.Error));
        Assert.Equal(["The soup of the day costs $5."], await TextsAsync());
    }

    [Fact]
    public async Task Empty_too_large_and_senseless_files_are_refused_at_once_and_leave_nothing()
    {
        Assert.Equal("This file is empty.", (await LearnAsync("a.pdf", [])).Refusal!.Sentence);
        Assert.Equal(LearnDocument.TooLarge, (await LearnAsync("a.txt", new byte[LearnDocument.MaxBytes + 1])).Refusal!.Sentence);
        Assert.Equal("file", (await LearnAsync("really.pdf", [0x4D, 0x5A, 0, 0])).Refusal!.Field);

        Assert.Empty(await _given.The<KnowledgeBook>().SourcesAsync(_owner, Ct));
    }

    [Theory]
    [InlineData("Prices.pdf", "\u0001\u0002 garbage", "This is not a PDF file; only its name says so. Save it as PDF again.")]
    [InlineData("Prices.PDF", "<!doctype html><p>You are not signed in.</p>", "This is not a PDF file; only its name says so. Save it as PDF again.")]
    [InlineData("Prices.pdf", "a\u0000b", "This is not a PDF file; only its name says so. Save it as PDF again.")]
    [InlineData("Prices.docx", "no archive at all", "This is not a Word file; only its name says so. Save it as .docx again.")]
    [InlineData("Prices.docx", "{\\rtf1}", "This is an RTF file. Save it as .docx or PDF.")]
    public async Task A_file_that_is_not_what_its_name_promises_says_so_and_leaves_nothing(string name, string body, string sentence)
    {
        Assert.Equal(sentence, (await LearnAsync(name, System.Text.Encoding.UTF8.GetBytes(body))).Refusal?.Sentence);

        Assert.Empty(await _given.The<KnowledgeBook>().SourcesAsync(_owner, Ct));
    }

    [Fact]
    public async Task While_a_document_is_read_its_next_version_waits()
    {
        Assert.True((await LearnAsync("a.txt", "One and two and three."u8.ToArray())).IsDone);

        Assert.Equal(RefusalKind.Conflict, (await LearnAsync("A.txt", "Four and five and six."u8.ToArray())).Refusal!.Kind);
    }

    [Fact]
    public async Task There_is_an_end_to_the_documents_of_one_business_and_websites_do_not_count()
    {
        Assert.True((await _given.The<LearnWebsite>().RunAsync(_owner, "acme.example", Ct)).IsDone);
        for (var i = 0; i < LearnDocument.MaxDocuments; i++)
        {
            Assert.True((await LearnAsync($"{i}.txt", "One and two and three."u8.ToArray())).IsDone);
        }

        Assert.Equal(RefusalKind.OverLimit, (await LearnAsync("more.txt", "One and two and three."u8.ToArray())).Refusal!.Kind);
        Assert.True((await LearnAsync("more.txt", "One and two and three."u8.ToArray(), await _given.ABusiness("Other"))).IsDone);
    }

    [Fact]
    public async Task A_pasted_text_is_a_document_too()
    {
        var id = (await _given.The<LearnDocument>().RunAsync(_owner, new TextDraft { Name = " Cancellation\u202E policy ", Text = "# Cancelling\nGäste cancel free of charge up to 24 hours before." }, Ct)).Value;
        await _given.The<ReadSource>().RunAsync(new Mia(_owner.Business), id, Ct);

        Assert.Equal("Cancellation policy", (await _given.The<KnowledgeBook>().SourceAsync(_owner, id, Ct)).Value.Name);
        Assert.Equal(["Gäste cancel free of charge up to 24 hours before."], await TextsAsync());
    }

    [Theory]
    [InlineData("", "Words and more words.", "name"), InlineData("\u200B", "Words and more words.", "name"), InlineData("Policy", "", "text")]
    public async Task A_text_without_a_name_or_words_is_refused(string name, string text, string field)
    {
        var refusal = (await _given.The<LearnDocument>().RunAsync(_owner, new TextDraft { Name = name, Text = text }, Ct)).Refusal!;

        Assert.Equal((RefusalKind.Invalid, field), (refusal.Kind, refusal.Field));
        Assert.Equal("text", (await _given.The<LearnDocument>().RunAsync(_owner, new TextDraft { Name = "x", Text = new string('x', TextDraft.MaxTextLength + 1) }, Ct)).Refusal!.Field);
    }

    [Theory]
    [InlineData("../../etc/passwd", "passwd"), InlineData("a\u0000b\r\n.pdf", "ab .pdf"), InlineData("", "")]
    public void A_files_name_is_a_name_and_no_path(string given, string name) => Assert.Equal(name, DocumentAddress.NameOf(given));

    [Fact]
    public void A_long_name_keeps_its_ending_and_its_address_fits()
    {
        var name = DocumentAddress.NameOf(new string('ü', 500) + ".pdf");

        Assert.Equal(DocumentAddress.MaxNameLength, name.Length);
        Assert.EndsWith("….pdf", name, StringComparison.Ordinal);
        Assert.True(DocumentAddress.PageOf(DocumentAddress.Of(new string('€', DocumentAddress.MaxNameLength)), 300).Length <= Source.MaxUrlLength);
        Assert.True(DocumentAddress.IsOne(DocumentAddress.Of(name)) && !DocumentAddress.IsOne("https://b.example/"));
    }

    private Task<Result<SourceId>> LearnAsync(string name, byte[] body, Owner? who = null) => _given.The<LearnDocument>().RunAsync(who ?? _owner, name, body, Ct);

    private async Task<SourceView> ReadAsync(string name, byte[] body)
    {
        var id = (await LearnAsync(name, body)).Value;
        Assert.True((await _given.The<ReadSource>().RunAsync(new Mia(_owner.Business), id, Ct)).IsDone);
        return (await _given.The<KnowledgeBook>().SourceAsync(_owner, id, Ct)).Value;
    }

    private Task<IReadOnlyList<PageRow>> PagesAsync(SourceId id) => _given.The<KnowledgeBook>().PagesAsync(_owner, id, null, null, 50, Ct);

    private async Task<List<string>> TextsAsync()
    {
        await using var db = await _given.DbFor(_owner);
        return await db.Passages.OrderBy(p => p.PageUrl).ThenBy(p => p.Ordinal).Select(p => p.Text).ToListAsync(Ct);
    }
}
