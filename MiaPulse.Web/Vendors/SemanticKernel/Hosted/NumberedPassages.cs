using System.Text.Json;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Shared;

namespace MiaPulse.Web.Vendors.SemanticKernel.Hosted;

/// <summary>The passages of one reply under the numbers by which the model names them.</summary>
internal sealed class NumberedPassages
{
    /// <summary>Passages that one search shows the model, so that its room is not used up by one tool.</summary>
    public const int MostShown = 5;

    private readonly List<FoundPassage> _passages = [];

    /// <summary>The passages as a model reads them, best first, as JSON: no text can close its own fence.</summary>
    public string Show(IEnumerable<FoundPassage> found) => JsonSerializer.Serialize(found.Take(MostShown).Select(p => new
    {
        number = NumberOf(p),
        title = VisibleText.Of(p.Title),
        text = VisibleText.Of(p.Text),
        url = p.Url,
        confidence = Math.Round(p.Confidence, 2),
    }));

    /// <summary>Those that were named, in that order; a number that nothing has is left out.</summary>
    public IReadOnlyList<FoundPassage> Named(IEnumerable<int> numbers)
    {
        lock (_passages)
        {
            return [.. numbers.Where(n => n >= 1 && n <= _passages.Count).Select(n => _passages[n - 1])];
        }
    }

    private int NumberOf(FoundPassage passage)
    {
        lock (_passages)
        {
            var at = _passages.FindIndex(p => p.Id == passage.Id);
            if (at < 0)
            {
                _passages.Add(passage);
                at = _passages.Count - 1;
            }

            return at + 1;
        }
    }
}
