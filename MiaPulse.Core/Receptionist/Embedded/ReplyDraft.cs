using MiaPulse.Core.Conversations;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Receptionist.Embedded.Speech;

namespace MiaPulse.Core.Receptionist.Embedded;

/// <summary>A reply while it is being put together: its words, what goes with them, and where the dialogue will stand.</summary>
public sealed class ReplyDraft
{
    private const int LongestQuote = 400;

    private readonly List<string> _paragraphs = [];
    private readonly List<SourceQuote> _sources = [];
    private readonly List<MessageAction> _actions = [];
    private readonly List<ReceiptPassage> _considered = [];
    private readonly List<string> _gaps = [];
    private ContactCard? _contact;
    private readonly Voice _voice;
    private readonly bool _isSpoken;
    private HandOverReason? _handOver;
    private string? _act;
    private double _confidence = 1;

    internal ReplyDraft(ReceptionistPrompt prompt, Voice voice)
    {
        (_voice, _isSpoken) = (voice, prompt.IsSpoken);
        Dialogue = prompt.Dialogue with { Expecting = null, Choices = [] };
    }

    /// <summary>Where the dialogue stands after this reply. Begins as it was, expecting nothing.</summary>
    public DialogueState Dialogue { get; set; }

    public bool IsEmpty => _paragraphs.Count == 0;

    public bool HasActed => _act is not null;

    public string Words => string.Join("\n\n", _paragraphs);

    public void Say(string paragraph) => _paragraphs.Add(paragraph);

    /// <summary>Says it in one paragraph with what was said last.</summary>
    public void Add(string sentence) => _paragraphs[^1] = $"{_paragraphs[^1]} {sentence}";

    /// <summary>What she decided to do; the first decision of a reply names it.</summary>
    public void Acted(string act, double confidence = 1)
    {
        if (_act is null)
        {
            (_act, _confidence) = (act, confidence);
        }
    }

    public void Cite(FoundPassage passage, string quote)
    {
        if (_sources.All(s => s.Title != passage.Label || s.Url != passage.Url))
        {
            _sources.Add(new SourceQuote(passage.Label, passage.Url, quote.Length <= LongestQuote ? quote : quote[..LongestQuote]));
        }
    }

    public bool CitesOneOf(IReadOnlyList<string> titles) => _sources.Exists(s => titles.Any(t => s.Title.EndsWith(t, StringComparison.Ordinal)));

    public void Considered(IEnumerable<FoundPassage> passages) => _considered.AddRange(passages
        .Where(p => _considered.All(c => c.Id.Value != p.Id))
        .Select(p => new ReceiptPassage(new Shared.PassageId(p.Id), p.Label, p.Url, p.Text, Math.Round(p.Confidence, 3))));

    /// <summary>A button. On the phone there are none, and her words alone ask.</summary>
    public void Offer(string kind, string label, string? url = null)
    {
        if (!_isSpoken && _actions.All(a => (a.Kind, a.Label) != (kind, label)))
        {
            _actions.Add(new MessageAction(kind, label, url));
        }
    }

    public void Confirm(ContactCard contact)
    {
        _contact = contact;
        Offer("confirm", _voice.Say(w => w.ThatIsRight));
    }

    /// <summary>Of two reasons the first one counts.</summary>
    public void CallForPerson(HandOverReason reason) => _handOver ??= reason;

    public void LeavesGap(string question) => _gaps.Add(question);

    public ReplyEnd End() => new(
        new MessageExtras(_sources, _actions, _contact, new Receipt(_act ?? "answer", Math.Round(_confidence, 3), "embedded", _considered, _handOver)), Dialogue, _handOver, [.. _gaps.Distinct()]);
}
