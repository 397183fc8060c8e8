using CsvHelper;
using MiaPulse.Core.Leads;
using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Knowledge;

/// <summary>A row of a sheet, as it is kept where nothing is wrong with it.</summary>
internal sealed record FaqSheetRow(int Number, FaqDraft Draft, string? Problem);

/// <summary>
/// Reads questions and answers from a table as people save them: commas, semicolons or tabs, UTF-8 or what Excel makes of it, columns named in any of the
/// widget's languages and in any order, with others beside them.
/// </summary>
internal static class FaqSheet
{
    public const int MaxBytes = 2 * 1024 * 1024;
    public const int MostRows = 5_000;
    private const int LongestRow = 64 * 1024;

    private static readonly char[] Separators = [',', ';', '\t'];

    private static readonly HashSet<string> Questions = new(StringComparer.Ordinal)
    {
        "question", "questions", "q", "faq", "ask", "title", "frage", "fragen", "question fréquente", "pregunta", "domanda", "vraag", "pytanie", "pergunta", "سؤال", "السؤال",
    };

    private static readonly HashSet<string> Answers = new(StringComparer.Ordinal)
    {
        "answer", "answers", "a", "reply", "response", "text", "antwort", "antworten", "réponse", "reponse", "respuesta", "risposta", "antwoord", "odpowiedź", "odpowiedz", "resposta", "جواب", "الجواب", "إجابة",
    };

    public static Result<IReadOnlyList<FaqSheetRow>> Read(byte[] body)
    {
        if (body.Length is 0 or > MaxBytes)
        {
            return Refusal.Invalid("file", body.Length == 0 ? "This file is empty." : $"A file of questions has at most {MaxBytes / (1024 * 1024)} MB.");
        }

        if (body is [0x50, 0x4B, ..] || body.AsSpan(0, Math.Min(body.Length, 512)).IndexOf((byte)0) >= 0 && body is not ([0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]))
        {
            return Refusal.Invalid("file", "This is no CSV file. Save the table as CSV, and choose that file.");
        }

        try
        {
            return Read(PageCharset.Decode(body, null));
        }
        catch (CsvFormatException)
        {
            return Refusal.Invalid("file", "This file cannot be read as a table. Look for a quotation mark that is not closed.");
        }
    }

    private static Result<IReadOnlyList<FaqSheetRow>> Read(string text)
    {
        var hint = text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase);
        var top = text.Split('\n', 3)[hint ? 1 : 0];
        char? separator = hint ? null : Separators.Cast<char?>().FirstOrDefault(s => ColumnsOf([.. top.Split(s!.Value)]) is not null);
        using var csv = CsvReader.Create(new StringReader(text), new CsvReaderOptions { Separator = separator, HasHeader = false, MaxRecordSize = LongestRow });
        var rows = new List<FaqSheetRow>();
        (int Question, int Answer)? columns = null;
        for (var number = 1; csv.Read(); number++)
        {
            var cells = Enumerable.Range(0, csv.FieldCount).Select(csv.GetString).ToList();
            if (columns is null)
            {
                columns = ColumnsOf(cells);
                if (columns is not null)
                {
                    continue;
                }

                if (cells.Count != 2)
                {
                    return Refusal.Invalid("file", "The first row has to name the columns: “Question” and “Answer”.");
                }

                columns = (0, 1);
            }

            if (rows.Count == MostRows)
            {
                return Refusal.OverLimit($"A file holds at most {MostRows:N0} questions. Cut it into several.");
            }

            if (cells.Exists(c => !string.IsNullOrWhiteSpace(c)))
            {
                rows.Add(RowOf(number, cells, columns.Value));
            }
        }

        return rows.Count > 0 ? rows : Refusal.Invalid("file", "There are no questions in this file.");
    }

    private static FaqSheetRow RowOf(int number, List<string> cells, (int Question, int Answer) columns)
    {
        var draft = new FaqDraft { Question = At(columns.Question), Answer = At(columns.Answer) }.Tidied();
        return new FaqSheetRow(number, draft, draft.Problem() is { } problem ? problem.Sentence.Replace("Type the", "There is no", StringComparison.Ordinal) : null);

        string At(int column) => column < cells.Count ? CsvCell.Plain(cells[column]) : "";
    }

    private static (int Question, int Answer)? ColumnsOf(List<string> cells)
    {
        var names = cells.ConvertAll(c => c.Trim().Trim('"', '\uFEFF', ' ').ToLowerInvariant());
        var (question, answer) = (names.FindIndex(Questions.Contains), names.FindIndex(Answers.Contains));
        return question >= 0 && answer >= 0 ? (question, answer) : null;
    }
}
