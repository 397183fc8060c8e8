using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace MiaPulse.Web.Conversations;

/// <summary>Draws the words of a message out of text nodes: whatever stands in them can only ever be read.</summary>
public sealed class MessageWords : ComponentBase
{
    private string? _drawn;

    [Parameter, EditorRequired]
    public required string Text { get; set; }

    protected override bool ShouldRender() => _drawn != Text;

    protected override void OnAfterRender(bool firstRender) => _drawn = Text;

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        foreach (var block in MessageMarkup.Read(Text))
        {
            builder.OpenRegion(0);
            Draw(builder, block);
            builder.CloseRegion();
        }
    }

    private static void Draw(RenderTreeBuilder builder, Block block)
    {
        builder.OpenElement(0, block.Kind switch { BlockKind.Bullets => "ul", BlockKind.Numbers => "ol", BlockKind.Paragraph => "p" });
        for (var i = 0; i < block.Lines.Count; i++)
        {
            builder.OpenRegion(1);
            if (block.Kind is not BlockKind.Paragraph)
            {
                builder.OpenElement(0, "li");
                Draw(builder, block.Lines[i]);
                builder.CloseElement();
            }
            else
            {
                if (i > 0)
                {
                    builder.OpenElement(1, "br");
                    builder.CloseElement();
                }

                Draw(builder, block.Lines[i]);
            }

            builder.CloseRegion();
        }

        builder.CloseElement();
    }

    private static void Draw(RenderTreeBuilder builder, IReadOnlyList<Run> runs)
    {
        foreach (var run in runs)
        {
            builder.OpenRegion(2);
            if (run.Address is { } address)
            {
                builder.OpenElement(0, "a");
                builder.AddAttribute(1, "href", address);
                builder.AddAttribute(2, "target", "_blank");
                builder.AddAttribute(3, "rel", "noopener noreferrer nofollow ugc");
                builder.AddContent(4, run.Text);
                builder.CloseElement();
            }
            else if (run.IsBold)
            {
                builder.OpenElement(5, "strong");
                builder.AddContent(6, run.Text);
                builder.CloseElement();
            }
            else
            {
                builder.AddContent(7, run.Text);
            }

            builder.CloseRegion();
        }
    }
}
