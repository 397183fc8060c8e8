namespace MiaPulse.Tests.Support;

/// <summary>A folder of a test's own, gone with the test.</summary>
public sealed class TempFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("miapulse-test-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
