using System.Diagnostics;
using MiaPulse.Tests.Support;

namespace MiaPulse.Tests.Docs;

/// <summary>The script that a change must pass, with a stand-in for everything that it calls.</summary>
public sealed class CiTests
{
    [Theory]
    [InlineData(12, 0, 0, 0, "12 passed, 0 failed", 0)]
    [InlineData(12, 0, 3, 0, "12 passed, 0 failed", 0)] // what is skipped is said before
    [InlineData(11, 1, 3, 2, "11 passed, 1 failed", 1)]
    [InlineData(0, 0, 0, 0, "0 passed, 1 failed", 1)]
    [InlineData(12, 0, 0, 1, "12 passed, 1 failed", 1)]
    public async Task The_last_line_says_what_passed_and_what_failed_and_nothing_else(int passed, int failed, int skipped, int exit, string last, int code)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "It is a shell script.");
        using var folder = new TempFolder();
        Script(folder, "dotnet", $"""
            if [ "$1" = test ]; then
              printf 'Test run summary\n  total: {passed + failed + skipped}\n  failed: {failed}\n  succeeded: {passed}\n  skipped: {skipped}\n'
              exit {exit}
            fi
            """);
        Script(folder, "npx", "exit 0");
        var start = new ProcessStartInfo("bash", [Path.Combine(Repository.Root, ".ci/run")])
        {
            RedirectStandardOutput = true,
            Environment = { ["PATH"] = $"{folder.Path}:{Environment.GetEnvironmentVariable("PATH")}", ["CHROMIUM_PATH"] = "/bin/sh" },
        };
        using var run = Process.Start(start)!;
        var said = await run.StandardOutput.ReadToEndAsync();
        await run.WaitForExitAsync();

        var lines = said.TrimEnd().Split('\n');
        Assert.Equal((last, code), (lines[^1], run.ExitCode));
        Assert.Equal(skipped > 0, lines.Any(l => l.StartsWith($"{skipped} skipped", StringComparison.Ordinal)));
    }

    private static void Script(TempFolder folder, string name, string does)
    {
        var file = Path.Combine(folder.Path, name);
        File.WriteAllText(file, $"#!/bin/sh\n{does}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
