using System.Text.RegularExpressions;
using MiaPulse.Core.Receptionist;

namespace MiaPulse.Tests.Evaluations;

/// <summary>What came of a question that was asked of the product, as a visitor gets it.</summary>
/// <param name="Words">The whole answer.</param>
/// <param name="End">What went with it.</param>
/// <param name="FirstWord">Milliseconds until something could be seen.</param>
/// <param name="Whole">Milliseconds until all of it could.</param>
public sealed record SpokenAnswer(string Words, ReplyEnd End, double FirstWord, double Whole);

/// <summary>
/// Judges free text as far as that can be done without a person: an answer is right where it holds the fact that only a page tells, or names the FAQ that answers
/// as its source; she abstains where she asks back, or says that she does not know.
/// </summary>
public sealed partial class SpokenScores
{
    private readonly List<double> _first = [];
    private readonly List<double> _whole = [];
    private int _answerable, _right, _wrong, _unanswerable, _invented, _others;

    public double Right => (double)_right / _answerable;

    public double Wrong => (double)_wrong / _answerable;

    public double Abstained => 1 - Right - Wrong;

    /// <summary>Answers to questions that nothing answers.</summary>
    public double Invented => (double)_invented / _unanswerable;

    /// <summary>Replies that embedded Mia gave in the place of the model.</summary>
    public int FromEmbedded => _others;

    public int Questions => _answerable + _unanswerable;

    public double FirstWord(double part) => At(_first, part);

    public double Whole(double part) => At(_whole, part);

    public void Count(TestBusiness business, AskedQuestion question, SpokenAnswer answer)
    {
        _first.Add(answer.FirstWord);
        _whole.Add(answer.Whole);
        _others += answer.End.Extras.Receipt!.Model == MiaModel.Embedded.Name ? 1 : 0;
        var says = answer.End.Extras.Receipt!.Act == "answer" && !SaysThatSheDoesNotKnow(answer.Words);
        if (question.Kind == "unanswerable")
        {
            _unanswerable++;
            _invented += says ? 1 : 0;
            return;
        }

        _answerable++;
        if (IsRight(business, question, answer))
        {
            _right++;
        }
        else if (says)
        {
            _wrong++;
        }
    }

    public static bool SaysThatSheDoesNotKnow(string words) => Unknown().IsMatch(words);

    private static bool IsRight(TestBusiness business, AskedQuestion question, SpokenAnswer answer) => question.Kind == "page"
        ? question.GoldText!.Split('|').Any(fact => answer.Words.Contains(fact, StringComparison.OrdinalIgnoreCase))
        : answer.End.Extras.Receipt!.Act == "answer" && business.Docs.Where(d => question.Gold.Contains(d.Id))
            .Any(d => answer.Words.Contains(d.Text, StringComparison.OrdinalIgnoreCase) || answer.End.Extras.Sources.Any(s => s.Title == d.Title));

    private static double At(List<double> times, double part) => times.Count == 0 ? double.NaN : times.Order().ElementAt((int)Math.Min(times.Count - 1, part * times.Count));

    [GeneratedRegex(@"(?:could(?:n['’]t| not)|did(?:n['’]t| not)|can(?:['’]t|not)|do(?:n['’]t| not)|does(?:n['’]t| not)|was(?:n['’]t| not)|am not|I['’]m not|unable to) (?:\w+ ){0,3}(?:find|found|know|see|sure|say|mention|list|have (?:any |that |this )?information|tell)|no information|not (?:mentioned|listed|stated|sure)", RegexOptions.IgnoreCase)]
    private static partial Regex Unknown();
}
