namespace MiaPulse.Tests.Support;

/// <summary>A folder of a test's own, gone with the test.</summary>
public sealed class TempFolder : IDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    public string Path { get; } = Directory.CreateTempSubdirectory("miapulse-test-").FullName;

    // What runs to its end although nobody waits for it, such as an answer to a caller who is gone, may write a last file in this very moment.
    public void Dispose()
    {
        if (!SpinWait.SpinUntil(IsDeleted, LongestWait))
        {
            Directory.Delete(Path, recursive: true);
        }
    }

    private bool IsDeleted()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
            return true;
        }
        catch (DirectoryNotFoundException)
        {
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
