using System.Text;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Live;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;

namespace MiaPulse.Tests.Knowledge;

public sealed class ImportFaqsTests : IAsyncLifetime
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
    public async Task Before_anything_is_done_each_row_says_what_becomes_of_it()
    {
        await TeachAsync("Do you deliver?", "Yes.");
        await TeachAsync("Is there parking?", "Behind the house.");
        using var heard = _given.Hear(_owner);

        var rows = (await PreviewAsync("Question,Answer\r\ndo you deliver?,On weekdays.\r\nIs there parking?,Behind the house.\r\nDo you bake?,\"Yes, daily\"\r\nDo you bake?,No\r\n,Nobody asked\r\nWhy?,\r\n")).Value;

        Assert.Equal(
            [
                (2, FaqFate.Changed, "Yes.", null), (3, FaqFate.Same, null, null), (4, FaqFate.New, null, null),
                (5, FaqFate.Wrong, null, "The same question stands in row 4 already."), (6, FaqFate.Wrong, null, "There is no question."), (7, FaqFate.Wrong, null, "There is no answer."),
            ],
            rows.Select(r => (r.Number, r.Fate, r.Before, r.Problem)));
        Assert.Equal(("Do you bake?", "Yes, daily"), (rows[2].Question, rows[2].Answer));
        Assert.Equal(2, (await FaqsAsync()).Count);
        Assert.Empty(heard.All);
    }

    [Fact]
    public async Task A_question_that_begins_like_a_formula_is_remarked_on_and_taken()
    {
        var rows = (await PreviewAsync("Question,Answer\n\"=HYPERLINK(\"\"https://b.example\"\")\",Here.\nDo you bake?,=A1\nWhy?,Because.\n")).Value;

        Assert.All(rows, r => Assert.Equal(FaqFate.New, r.Fate));
        Assert.StartsWith("This question begins like a spreadsheet formula.", rows[0].Remark, StringComparison.Ordinal);
        Assert.StartsWith("This answer begins like a spreadsheet formula.", rows[1].Remark, StringComparison.Ordinal);
        Assert.Null(rows[2].Remark);
    }

    [Fact]
    public async Task An_import_does_what_was_shown_and_is_undone_save_for_what_was_changed_since()
    {
        var known = await TeachAsync("Do you deliver?", "Yes.");
        _given.Clock.Advance(TimeSpan.FromMinutes(1));
        using var heard = _given.Hear(_owner);

        var done = (await _given.The<ImportFaqs>().RunAsync(_owner, "Question;Answer\nDo you deliver?;On weekdays.\nDo you bake?;Yes; daily\nWhy?;Because.\n;x"u8.ToArray(), Ct)).Value;

        Assert.Equal((2, 1), (done.Added.Count, done.Before.Count));
        Assert.Equal([("Do you bake?", "Yes"), ("Do you deliver?", "On weekdays."), ("Why?", "Because.")], await FaqsAsync());
        await heard.FirstAsync<KnowledgeChanged>();
        Assert.Contains(await _given.The<KnowledgeIndex>().SearchAsync(_owner, "Do you deliver?", Ct), f => f.Text == "On weekdays.");

        _given.Clock.Advance(TimeSpan.FromMinutes(1));
        await _given.The<TeachMia>().RunAsync(_owner, done.Added[1], new FaqDraft { Question = "Why?", Answer = "Because we love bread." }, Ct);
        Assert.Equal(1, (await _given.The<UndoFaqImport>().RunAsync(_owner, done, Ct)).Value);

        Assert.Equal([("Do you deliver?", "Yes."), ("Why?", "Because we love bread.")], await FaqsAsync());
        Assert.Equal(known, (await _given.The<KnowledgeBook>().FaqsAsync(_owner, Ct)).Single(f => f.Question == "Do you deliver?").Id);
    }

    [Fact]
    public async Task A_neighbour_undoes_nothing_of_ours()
    {
        var done = (await _given.The<ImportFaqs>().RunAsync(_owner, "Question,Answer\nWhy?,Because."u8.ToArray(), Ct)).Value;

        Assert.Equal(1, (await _given.The<UndoFaqImport>().RunAsync(await _given.ABusiness("Neighbour"), done, Ct)).Value);

        Assert.Equal([("Why?", "Because.")], await FaqsAsync());
    }

    [Theory]
    [InlineData("Question,Answer\nWhy?,Because."), InlineData("Question;Answer\nWhy?;Because."), InlineData("Question\tAnswer\nWhy?\tBecause."), InlineData("sep=;\nQuestion;Answer\nWhy?;Because.")]
    [InlineData("Why?,Because."), InlineData("Id,ANSWER ,Date, Question\n7,Because.,2026-01-01,Why?"), InlineData("Frage;Antwort\n\"Why?\";\"Because.\""), InlineData("\"Question\";\"Answer\"\r\n\r\nWhy?;Because.\r\n;\r\n")]
    public async Task Whatever_the_separator_and_the_columns_names_are_it_is_read(string text)
    {
        var row = Assert.Single((await PreviewAsync(text)).Value);

        Assert.Equal(("Why?", "Because.", FaqFate.New), (row.Question, row.Answer, row.Fate));
    }

    [Fact]
    public async Task Whatever_the_encoding_is_letters_stay_what_they_are()
    {
        byte[][] files =
        [
            [.. "Question,Answer\nFür Gäste?,5 €"u8],
            [.. Encoding.UTF8.Preamble, .. "Question,Answer\nFür Gäste?,5 €"u8],
            [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("Question,Answer\nFür Gäste?,5 €")],
            Encoding.Latin1.GetBytes("Question,Answer\nF\u00FCr G\u00E4ste?,5 \u0080"), // Windows-1252, as Excel writes it
        ];
        foreach (var file in files)
        {
            var row = Assert.Single((await _given.The<ImportFaqs>().PreviewAsync(_owner, file, Ct)).Value);
            Assert.Equal(("Für Gäste?", "5 €"), (row.Question, row.Answer));
        }
    }

    [Theory]
    [InlineData("", "empty"), InlineData("One column\nonly this", "name the columns"), InlineData("a,b,c\n1,2,3", "name the columns"), InlineData("Question,Answer\n", "no questions"), InlineData("PK\u0003\u0004", "no CSV")]
    public async Task What_is_no_list_of_questions_is_refused_with_a_sentence(string text, string says)
    {
        var refusal = (await PreviewAsync(text)).Refusal!;

        Assert.Equal("file", refusal.Field);
        Assert.Contains(says, refusal.Sentence, StringComparison.Ordinal);
        Assert.Equal(refusal, (await _given.The<ImportFaqs>().RunAsync(_owner, Encoding.UTF8.GetBytes(text), Ct)).Refusal);
    }

    [Fact]
    public async Task Too_many_rows_too_many_bytes_and_a_quotation_mark_without_end_are_refused()
    {
        var many = string.Concat(Enumerable.Range(0, FaqSheet.MostRows + 1).Select(i => $"Q{i}?,A\n"));
        Assert.Equal(RefusalKind.OverLimit, (await PreviewAsync(many)).Refusal!.Kind);
        Assert.Contains("MB", (await _given.The<ImportFaqs>().PreviewAsync(_owner, new byte[ImportFaqs.MaxBytes + 1], Ct)).Refusal!.Sentence, StringComparison.Ordinal);
        Assert.NotNull((await PreviewAsync($"Question,Answer\nWhy?,\"{new string('x', 1_000_000)}")).Refusal);

        var full = (await PreviewAsync(string.Concat(Enumerable.Range(0, TeachMia.MaxFaqs + 1).Select(i => $"Q{i}?,A\n")))).Value;
        Assert.Equal((TeachMia.MaxFaqs, 1), (full.Count(r => r.Fate is FaqFate.New), full.Count(r => r.Fate is FaqFate.Wrong)));
    }

    [Fact]
    public async Task What_is_exported_comes_back_as_it_was_and_starts_no_formula()
    {
        (string, string)[] faqs = [("=HYPERLINK(\"http://evil.example\")", "-5 degrees;\n=1+1"), ("'Quoted' question?", "'twas \"so\", they say"), ("Für Gäste?", "+1 415 555 0142")];
        foreach (var (question, answer) in faqs)
        {
            await TeachAsync(question, answer);
        }

        using var file = new MemoryStream();
        await _given.The<ExportFaqs>().WriteAsync(_owner, file, Ct);

        var text = Encoding.UTF8.GetString(file.ToArray());
        Assert.StartsWith("\uFEFF\"Question\",\"Answer\"", text, StringComparison.Ordinal);
        Assert.Contains("\"'=HYPERLINK", text, StringComparison.Ordinal);
        Assert.Contains("\"'+1 415", text, StringComparison.Ordinal);
        var rows = (await _given.The<ImportFaqs>().PreviewAsync(_owner, file.ToArray(), Ct)).Value;
        Assert.Equal(faqs.Length, rows.Count);
        Assert.All(rows, r => Assert.Equal(FaqFate.Same, r.Fate));
    }

    private Task<Result<IReadOnlyList<FaqPreviewRow>>> PreviewAsync(string text) => _given.The<ImportFaqs>().PreviewAsync(_owner, Encoding.UTF8.GetBytes(text), Ct);

    private async Task<FaqId> TeachAsync(string question, string answer) => (await _given.The<TeachMia>().RunAsync(_owner, new FaqDraft { Question = question, Answer = answer }, Ct)).Value;

    private async Task<List<(string, string)>> FaqsAsync() => [.. (await _given.The<KnowledgeBook>().FaqsAsync(_owner, Ct)).Select(f => (f.Question, f.Answer)).Order()];
}
