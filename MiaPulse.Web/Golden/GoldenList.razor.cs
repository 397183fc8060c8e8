using MiaPulse.Core.Golden;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Shared;
using Microsoft.AspNetCore.Components;

namespace MiaPulse.Web.Golden;

/// <summary>Draws the golden questions and tells what the owner decided.</summary>
public sealed partial class GoldenList
{
    private FaqDraft _draft = new();
    private string _question = "";
    private string _answer = "";
    private GoldenId? _editing;
    private GoldenId? _teaching;
    private GoldenDraft? _removed;
    private bool _isBusy;
    private string? _refused;

    [Parameter, EditorRequired]
    public required IReadOnlyList<GoldenRow> Rows { get; set; }

    [Parameter, EditorRequired]
    public required Func<(GoldenId Id, string Seen), Task<Refusal?>> OnAccept { get; set; }

    [Parameter, EditorRequired]
    public required Func<(GoldenId Id, string Question, string Answer), Task<Refusal?>> OnEdit { get; set; }

    [Parameter, EditorRequired]
    public required Func<GoldenId, Task<Result<GoldenDraft>>> OnRemove { get; set; }

    /// <summary>Keeps a removed one again.</summary>
    [Parameter, EditorRequired]
    public required Func<GoldenDraft, Task<Refusal?>> OnKeep { get; set; }

    [Parameter, EditorRequired]
    public required Func<FaqDraft, Task<Refusal?>> OnTeach { get; set; }

    private int Due => Rows.Count(r => r.IsDue);

    private int Percent => Math.Clamp(100 * (Rows.Count - Due) / Math.Max(Rows.Count, 1), 3, 100);

    private static string Tone(GoldenRow row) => row switch
    {
        { IsDue: true } => "mia",
        { State: GoldenState.Unchanged } => "ready",
        _ => "waiting",
    };

    private static string InWords(GoldenRow row) => row switch
    {
        { IsDue: true } => "Being asked",
        { State: GoldenState.Unchanged } => "Unchanged",
        { State: GoldenState.Changed } => "Changed",
        { State: GoldenState.NotAnswered } => "Not answered any more",
        _ => throw new InvalidOperationException($"A golden question is {row.State}."),
    };

    private void Edit(GoldenRow row)
    {
        (_editing, _teaching, _question, _answer, _removed, _refused) = (row.Id, null, row.Question, row.Approved.Text, null, null);
    }

    private void Teach(GoldenRow row)
    {
        _draft = new FaqDraft { Question = Cut(row.Question, Faq.MaxQuestionLength), Answer = Cut(row.Approved.Text, Faq.MaxAnswerLength) };
        (_teaching, _editing, _refused) = (row.Id, null, null);
    }

    private Task AcceptAsync(GoldenRow row, GoldenAnswer seen) => ActAsync(() => OnAccept((row.Id, seen.Text)));

    private Task SaveAsync() => ActAsync(async () =>
    {
        var refusal = _editing is { } id ? await OnEdit((id, _question, _answer)) : null;
        _editing = refusal is null ? null : _editing;
        return refusal;
    });

    private Task RemoveAsync(GoldenRow row) => ActAsync(async () =>
    {
        var removed = await OnRemove(row.Id);
        _removed = removed.IsDone ? removed.Value : null;
        return removed.Refusal;
    });

    private Task KeepAgainAsync(GoldenDraft draft) => ActAsync(async () =>
    {
        var refusal = await OnKeep(draft);
        _removed = refusal is null ? null : _removed;
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

    private static string Cut(string text, int length) => text.Length > length ? text[..length] : text;
}
