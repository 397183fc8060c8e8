namespace MiaPulse.Web.Vendors.SemanticKernel.Hosted;

/// <summary>After failures in a row the model is left alone for a while, so that no visitor waits for one that is away; then one reply tries it again.</summary>
internal sealed class ModelRest(TimeProvider clock)
{
    private const int MostFailures = 3;

    /// <summary>How long it is left alone.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private int _failures;
    private DateTimeOffset _until;

    /// <summary>Whether a reply may ask the model now. After a rest only one may, until it is known how that went.</summary>
    public bool MayAsk()
    {
        lock (_lock)
        {
            if (_failures < MostFailures)
            {
                return true;
            }

            if (clock.GetUtcNow() < _until)
            {
                return false;
            }

            _until = clock.GetUtcNow() + Rest;
            return true;
        }
    }

    public void Answered()
    {
        lock (_lock)
        {
            _failures = 0;
        }
    }

    public void Failed()
    {
        lock (_lock)
        {
            if (++_failures >= MostFailures)
            {
                _until = clock.GetUtcNow() + Rest;
            }
        }
    }
}
