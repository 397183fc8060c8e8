using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Shared;
using Microsoft.AspNetCore.Components;

namespace MiaPulse.Web.Knowledge;

/// <summary>Draws the owner's answers and tells what was written, changed and deleted.</summary>
public sealed partial class FaqList
{
    private const int FewestToSearch = 8;
    private const int MostShown = 50;

    private FaqDraft _draft = new();
    private bool _isAdding;
    private FaqRow? _editing;
    private FaqDraft? _deleted;
    private string _wanted = "";
    private int _shown = MostShown;
    private bool _isBusy;
    private string? _refused;

    [Parameter, EditorRequired]
    public required IReadOnlyList<FaqRow> Faqs { get; set; }

    /// <summary><c>Seen</c> says when the answer that is replaced was changed last, as far as this screen knows.</summary>
    [Parameter, EditorRequired]
    public required Func<(FaqId? Id, FaqDraft Draft, DateTimeOffset? Seen), Task<Refusal?>> OnSave { get; set; }

    [Parameter, EditorRequired]
    public required Func<FaqId, Task<Result<FaqDraft>>> OnDelete { get; set; }

    /// <summary>What stands between the first button and the list.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    // What is being written does not go when the row does.
    private bool IsEditedGone => _editing is { } faq && Faqs.All(f => f.Id != faq.Id);

    private List<FaqRow> Found => [.. Faqs.Where(f => f.Id == _editing?.Id || Says(f.Question) || Says(f.Answer))];

    private bool Says(string text) => text.Contains(_wanted.Trim(), StringComparison.CurrentCultureIgnoreCase);

    private static string Short(string question) => question.Length > 60 ? $"{question[..60].TrimEnd()}…" : question;

    private void Add()
    {
        Done();
        _isAdding = true;
    }

    private void Edit(FaqRow faq)
    {
        Done();
        _draft = new FaqDraft { Question = faq.Question, Answer = faq.Answer };
        _editing = faq;
    }

    private void Done() => (_draft, _isAdding, _editing, _deleted, _refused) = (new FaqDraft(), false, null, null, null);

    private async Task<Refusal?> SaveAsync(FaqDraft draft)
    {
        var refusal = await OnSave((_editing!.Id, draft, _editing.UpdatedAt));
        if (refusal is { Kind: RefusalKind.Conflict })
        {
            _editing = Faqs.FirstOrDefault(f => f.Id == _editing.Id) ?? _editing; // now they have seen it
        }

        return refusal;
    }

    private Task DeleteAsync(FaqId id) => ActAsync(async () =>
    {
        var deleted = await OnDelete(id);
        _deleted = deleted.IsDone ? deleted.Value : null;
        return deleted.Refusal;
    });

    private Task TeachAgainAsync(FaqDraft draft) => ActAsync(async () =>
    {
        var refusal = await OnSave((null, draft, null));
        _deleted = refusal is null ? null : _deleted;
        return refusal;
    });

    private async Task ActAsync(Func<Task<Refusal?>> act)
    {
        if (_isBusy)
        {
            return;
        }

        _isBusy = true;
        try
        {
            _refused = (await act())?.Sentence;
        }
        finally
        {
            _isBusy = false;
        }
    }
}
