namespace MiaPulse.Tests.Support;

/// <summary>Where the project's own files are, and the evaluation data beside it where somebody has it.</summary>
public static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>A file of <c>../shared/data</c>; skips the test, by name, where it is missing.</summary>
    public static string SharedData(string relative)
    {
        var file = Path.Combine(Root, "..", "shared", "data", relative);
        Assert.SkipUnless(File.Exists(file), $"../shared/data/{relative} is not here");
        return file;
    }

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "MiaPulse.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run from inside the repository.");
    }
}
