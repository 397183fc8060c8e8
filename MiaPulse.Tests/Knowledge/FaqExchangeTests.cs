using Bunit;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using MiaPulse.Web.Knowledge;
using Microsoft.AspNetCore.Components.Forms;

namespace MiaPulse.Tests.Knowledge;

public sealed class FaqExchangeTests : IDisposable
{
    private static readonly FaqPreviewRow[] Rows =
    [
        new(2, "Do you bake?", "Daily.", FaqFate.New, null, null), new(3, "Do you deliver?", "On weekdays.", FaqFate.Changed, "Yes.", null),
        new(4, "", "Nobody asked", FaqFate.Wrong, null, "There is no question."), new(5, "Is there parking?", "Yes.", FaqFate.Same, null, null),
    ];

    private readonly PlainScreen _screen = new();
    private readonly List<byte[]> _imported = [];
    private Result<IReadOnlyList<FaqPreviewRow>> _preview = Rows;
    private Func<Task<Result<ImportedFaqs>>> _imports = () => Task.FromResult<Result<ImportedFaqs>>(new ImportedFaqs(Given.Start, [default], [new FaqRow(default, "Do you deliver?", "Yes.", Given.Start)]));
    private int _undone;

    public void Dispose() => _screen.Dispose();

    [Fact]
    public void A_chosen_file_is_shown_row_by_row_what_is_wrong_first_and_nothing_is_done_yet()
    {
        var part = Choose();

        Assert.Equal(["Row 4", "Do you deliver?", "Do you bake?", "Is there parking?"], part.FindAll("li h4").Select(h => h.TextContent));
        Assert.Equal(["left out", "changed", "new", "the same"], part.FindAll("li .tag").Select(t => t.TextContent));
        Assert.Equal("Yes.", part.Find("li del").TextContent);
        Assert.Equal("There is no question.", part.Find("li .bad").TextContent); // its row is the heading
        Assert.Contains("Import 2", part.Buttons());
        Assert.Empty(_imported);
    }

    [Fact]
    public void A_row_that_has_a_question_says_beneath_it_which_row_it_is()
    {
        _preview = (FaqPreviewRow[])[new(7, "Do you deliver?", "", FaqFate.Wrong, null, "There is no answer.")];

        var part = Choose();

        Assert.Equal(("Do you deliver?", "Row 7: There is no answer."), (part.Find("li h4").TextContent, part.Find("li .bad").TextContent));
    }

    [Fact]
    public void A_row_that_should_be_looked_at_stands_before_the_others_and_says_why()
    {
        _preview = (FaqPreviewRow[])[new(2, "Do you bake?", "Daily.", FaqFate.New, null, null), new(3, "=A1", "Yes.", FaqFate.New, null, null) { Remark = "It begins like a formula." }];

        var part = Choose();

        Assert.Equal(["=A1", "Do you bake?"], part.FindAll("li h4").Select(h => h.TextContent));
        Assert.Equal("Row 3: It begins like a formula.", part.Find("li .remark").TextContent);
        Assert.Contains("Import 2", part.Buttons());
    }

    [Fact]
    public void What_is_cancelled_is_forgotten()
    {
        var part = Choose();

        part.Button("Cancel").Click();

        Assert.Empty(part.FindAll("li"));
        Assert.Empty(_imported);
    }

    [Fact]
    public void An_import_says_what_it_did_and_is_undone_with_one_press()
    {
        var part = Choose();

        part.Button("Import 2").Click();
        Assert.Equal("Question,Answer"u8.ToArray(), Assert.Single(_imported));
        Assert.StartsWith("1 added, 1 changed.", part.Find("[role=status]").TextContent.Trim(), StringComparison.Ordinal);
        Assert.Empty(part.FindAll("li"));

        part.Button("Undo").Click();
        Assert.Equal(1, _undone);
        Assert.Contains("undone", part.Find("[role=status]").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Undo", part.Buttons());
    }

    [Fact]
    public async Task While_it_imports_nothing_can_be_pressed_and_pressing_twice_imports_once()
    {
        var wait = new TaskCompletionSource<Result<ImportedFaqs>>();
        _imports = () => wait.Task;
        var part = Choose();
        var button = part.Button("Import 2");

        var first = button.ClickAsync();
        var second = part.Button("Import 2").ClickAsync();

        Assert.All(part.FindAll("button, input"), b => Assert.True(b.HasAttribute("disabled"), b.OuterHtml));
        wait.SetResult(new ImportedFaqs(Given.Start, [], []));
        await Task.WhenAll(first, second);
        Assert.Single(_imported);
    }

    [Fact]
    public void A_file_that_is_refused_says_why_and_offers_no_import()
    {
        _preview = Refusal.Invalid("file", "This is no CSV file.");

        var part = Choose();

        Assert.Equal("This is no CSV file.", part.Find("[role=alert]").TextContent);
        Assert.DoesNotContain(part.Buttons(), b => b.StartsWith("Import", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_answers_there_is_nothing_to_export()
    {
        Assert.DoesNotContain(Draw(false).FindAll("a"), a => a.GetAttribute("href") == "/app/answers.csv");
        Assert.Contains(Draw(true).FindAll("a"), a => a.GetAttribute("href") == "/app/answers.csv");
    }

    private IRenderedComponent<FaqExchange> Choose()
    {
        var part = Draw(true);
        part.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText("Question,Answer", "faqs.csv"));
        return part;
    }

    private IRenderedComponent<FaqExchange> Draw(bool hasAnswers) => _screen.Render<FaqExchange>(p => p
        .Add(x => x.HasAnswers, hasAnswers)
        .Add(x => x.OnPreview, _ => Task.FromResult(_preview))
        .Add(x => x.OnImport, file =>
        {
            _imported.Add(file);
            return _imports();
        })
        .Add(x => x.OnUndo, _ =>
        {
            _undone++;
            return Task.FromResult<Result<int>>(0);
        }));
}
