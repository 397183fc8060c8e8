using System.ComponentModel.DataAnnotations;

namespace MiaPulse.Core.Receptionist;

/// <summary>Settings of the section <c>Mia</c>: how sure she has to be, how much she does at once, and what a hosted model may cost.</summary>
public sealed class MiaOptions
{
    public const string Section = "Mia";

    /// <summary>From this confidence on she answers.</summary>
    [Range(0, 1)]
    public double AnswerAt { get; set; } = 0.60;

    /// <summary>From this confidence on she asks which of several was meant; below she says that she did not find it.</summary>
    [Range(0, 1)]
    public double ClarifyAt { get; set; } = 0.20;

    /// <summary>Conversations that are replied to at the same time; 0 is twice the processors, 4 at least, and 32 with a hosted model, which mostly waits.</summary>
    [Range(0, 1000)]
    public int RunsAtOnce { get; set; }

    /// <summary>Tokens that a hosted model may read and write for one business in a day (UTC). Over it embedded Mia answers.</summary>
    [Range(0, long.MaxValue)]
    public long DailyTokensPerBusiness { get; set; } = 1_000_000;
}
