using AngleSharp.Dom;

namespace MiaPulse.Core.Knowledge;

/// <summary>
/// The elements below one, in the order of the page. Neither selectors nor AngleSharp's own walk: the one compiles its text at each use, the other looks up each
/// element among its siblings to find the next, so that a list of 40,000 entries took half a minute (tried).
/// </summary>
internal static class Subtree
{
    public static IEnumerable<IElement> Below(IElement root)
    {
        var open = new Stack<(INodeList Nodes, int Next)>();
        open.Push((root.ChildNodes, 0));
        while (open.TryPop(out var level))
        {
            for (var i = level.Next; i < level.Nodes.Length; i++)
            {
                if (level.Nodes[i] is IElement element)
                {
                    yield return element;
                    open.Push((level.Nodes, i + 1));
                    open.Push((element.ChildNodes, 0));
                    break;
                }
            }
        }
    }
}
