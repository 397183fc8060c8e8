using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Reports;

/// <summary>What visitors asked about: the question or heading that Mia answered from.</summary>
/// <param name="Times">How often she did.</param>
public sealed record AskedTopic(string Title, int Times);

/// <summary>A question that Mia could not answer and nobody has answered since.</summary>
/// <param name="Id">Of the time it was asked first.</param>
/// <param name="Question">In one line, without what a visitor told of themselves.</param>
/// <param name="Times">How often it was asked, in whatever words.</param>
public sealed record OpenQuestion(GapId Id, string Question, int Times);

/// <summary>What a business is told of a week, by mail and on the page.</summary>
/// <param name="Business">Its name.</param>
/// <param name="Week">Which week.</param>
/// <param name="Now">The figures of that week.</param>
/// <param name="Before">Those of the week before.</param>
/// <param name="Topics">What was asked about most, the most asked first.</param>
/// <param name="Open">The questions that are open now, the most asked first: those that there is room for.</param>
/// <param name="OpenInAll">How many are open.</param>
public sealed record WeeklyReport(
    string Business, ReportWeek Week, WeekFigures Now, WeekFigures Before, IReadOnlyList<AskedTopic> Topics, IReadOnlyList<OpenQuestion> Open, int OpenInAll);
