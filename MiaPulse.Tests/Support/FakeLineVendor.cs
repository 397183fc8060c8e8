using MiaPulse.Core.Calls;

namespace MiaPulse.Tests.Support;

/// <summary>A carrier of calls that answers what the test wants, and remembers which lines it was told of.</summary>
public sealed class FakeLineVendor : ILineVendor
{
    private readonly List<string> _told = [];

    public LineSetUp Answer { get; set; } = LineSetUp.Done;

    public IReadOnlyList<string> Told => [.. _told];

    public Task<LineSetUp> SetUpAsync(string number, CancellationToken ct)
    {
        _told.Add(number);
        return Task.FromResult(Answer);
    }
}
