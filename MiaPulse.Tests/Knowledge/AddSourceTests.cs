using Bunit;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using MiaPulse.Web.Knowledge;
using Microsoft.AspNetCore.Components.Forms;

namespace MiaPulse.Tests.Knowledge;

public sealed class AddSourceTests : IDisposable
{
    private readonly PlainScreen _screen = new();
    private readonly List<string> _given = [];
    private Func<Task<Refusal?>> _takes = () => Task.FromResult<Refusal?>(null);

    public void Dispose() => _screen.Dispose();

    [Fact]
    public void Files_are_handed_over_one_by_one_and_a_refusal_names_its_file()
    {
        var refusals = new Queue<Refusal?>([Refusal.Invalid("file", "This file is empty."), null]);
        _takes = () => Task.FromResult(refusals.Dequeue());
        var part = Draw();

        part.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText("", "empty.txt"), InputFileContent.CreateFromText("Words", "hours.txt"));

        Assert.Equal(["empty.txt:0", "hours.txt:5"], _given);
        Assert.Equal("empty.txt: This file is empty.", Assert.Single(part.FindAll("[role=alert] p")).TextContent);
        Assert.Equal("", part.Find("[role=status]").TextContent);
    }

    [Fact]
    public void A_file_that_is_too_large_is_not_even_sent()
    {
        var part = Draw();

        part.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromBinary(new byte[LearnDocument.MaxBytes + 1], "big.pdf"));

        Assert.Empty(_given);
        Assert.Equal($"big.pdf: {LearnDocument.TooLarge}", part.Find("[role=alert] p").TextContent);
    }

    [Fact]
    public void A_pasted_text_is_handed_over_and_the_form_closes()
    {
        var part = Draw();
        part.Button("Paste a text").Click();
        part.Find("form[aria-label='Paste a text']").Submit();
        Assert.Empty(_given); // nothing is filled in

        part.Field("What is it?").Change("Cancellation policy");
        part.Field("The text").Change("Free up to 24 hours before.");
        part.Find("form[aria-label='Paste a text']").Submit();

        Assert.Equal(["Cancellation policy=Free up to 24 hours before."], _given);
        Assert.Contains("Paste a text", part.Buttons());
    }

    [Fact]
    public void An_address_that_is_refused_stays_in_its_box_with_the_reason()
    {
        _takes = () => Task.FromResult<Refusal?>(Refusal.Invalid("url", "That is not a web address."));
        var part = Draw();
        part.Field("Address of a website").Input("nonsense");

        part.Find("form.ask").Submit();

        Assert.Equal("That is not a web address.", part.Find("[role=alert]").TextContent);
        Assert.Equal("nonsense", part.Field("Address of a website").GetAttribute("value"));
        _takes = () => Task.FromResult<Refusal?>(null);
        part.Find("form.ask").Submit();
        Assert.Empty(part.FindAll("[role=alert]"));
        Assert.Equal("", part.Field("Address of a website").GetAttribute("value") ?? "");
    }

    [Fact]
    public void An_address_may_be_of_one_page_or_of_a_sitemap()
    {
        var part = Draw();
        part.Field("Address of a website").Input("acme.example/sitemap.xml");
        part.Find("#new-kind").Change("Sitemap");

        part.Find("form.ask").Submit();

        Assert.Equal(["Sitemap acme.example/sitemap.xml"], _given);
    }

    [Fact]
    public async Task While_something_is_handed_over_nothing_else_can_be_begun()
    {
        var wait = new TaskCompletionSource<Refusal?>();
        _takes = () => wait.Task;
        var part = Draw();
        part.Field("Address of a website").Input("acme.example");

        var first = part.Find("form.ask").SubmitAsync();
        var second = part.Find("form.ask").SubmitAsync();

        Assert.All(part.FindAll("button, input"), e => Assert.True(e.HasAttribute("disabled"), e.OuterHtml));
        Assert.NotEqual("", part.Find("[role=status]").TextContent);
        wait.SetResult(null);
        await Task.WhenAll(first, second);
        Assert.Equal(["acme.example"], _given);
    }

    private IRenderedComponent<AddSource> Draw() => _screen.Render<AddSource>(p => p
        .Add(x => x.OnAddress, wish => Take(wish.Kind is SourceKind.Website ? wish.Address : $"{wish.Kind} {wish.Address}"))
        .Add(x => x.OnFile, file => Take($"{file.Name}:{file.Body.Length}"))
        .Add(x => x.OnText, draft => Take($"{draft.Name}={draft.Text}")));

    private Task<Refusal?> Take(string what)
    {
        _given.Add(what);
        return _takes();
    }
}
