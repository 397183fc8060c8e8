using System.Collections.Concurrent;
using System.Security.Claims;
using MiaPulse.Core.Accounts;
using MiaPulse.Core.Shared;

namespace MiaPulse.Web.Accounts;

/// <summary>Asks the database whether a cookie's session still counts, at most once a second per session.</summary>
public sealed class SessionCheck(RecogniseSession recognise, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private const int Roomy = 10_000;

    private readonly ConcurrentDictionary<SessionId, DateTimeOffset> _goodAt = new();

    public async ValueTask<bool> StillCountsAsync(ClaimsPrincipal? person, CancellationToken ct)
    {
        if (person?.TryToOwner() is not { } owner || person.TryToSession() is not { } session)
        {
            return false;
        }

        var now = clock.GetUtcNow();
        if (_goodAt.TryGetValue(session, out var at) && now - at < Fresh)
        {
            return true;
        }

        var answer = await recognise.RunAsync(owner, session, ct);
        if (!answer.IsDone)
        {
            _goodAt.TryRemove(session, out _);
            return false;
        }

        if (_goodAt.Count >= Roomy)
        {
            _goodAt.Clear(); // only a cache: everybody is asked about once more
        }

        _goodAt[session] = now;
        return true;
    }

    /// <summary>The session has just been ended in this process.</summary>
    public void Forget(SessionId session) => _goodAt.TryRemove(session, out _);
}
