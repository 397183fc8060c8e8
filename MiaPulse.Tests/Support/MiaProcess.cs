using System.Diagnostics;
using System.Text.Json;

namespace MiaPulse.Tests.Support;

/// <summary>The built product as an operator runs it: a process of its own, that can be killed.</summary>
public sealed class MiaProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task<string> _errors;
    private readonly Task<string> _output;

    private MiaProcess(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync();
        _output = process.StandardOutput.ReadToEndAsync();
    }

    public bool HasEnded => _process.HasExited;

    /// <summary>Starts the server and does not wait for it.</summary>
    public static MiaProcess Start(string dataFolder, Uri url, IReadOnlyDictionary<string, string>? settings = null) =>
        new(Launch(dataFolder, url, settings, []));

    /// <summary>Runs an operator's command to its end and reads the JSON object that it prints.</summary>
    public static async Task<JsonElement> CommandAsync(string dataFolder, Uri url, params string[] command) =>
        JsonDocument.Parse(await RunAsync(dataFolder, url, command)).RootElement.Clone();

    /// <summary>Runs an operator's command to its end and returns what it prints.</summary>
    public static async Task<string> RunAsync(string dataFolder, Uri url, params string[] command)
    {
        await using var run = new MiaProcess(Launch(dataFolder, url, null, command));
        var printed = await run._output;
        await run._process.WaitForExitAsync();
        Assert.True(run._process.ExitCode == 0, $"{string.Join(' ', command)} ended with {run._process.ExitCode}: {await run._errors}");
        return printed;
    }

    /// <summary>SIGKILL: nothing in the process gets to finish anything.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>What it wrote to standard error; complete once it has ended.</summary>
    public Task<string> ErrorsAsync() => _errors;

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        await _output;
        _process.Dispose();
    }

    private static Process Launch(string dataFolder, Uri url, IReadOnlyDictionary<string, string>? settings, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Built("MiaPulse.Web"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["DataDirectory"] = dataFolder;
        start.Environment["Urls"] = url.ToString();
        start.Environment["PublicUrl"] = url.ToString();
        start.Environment["Logging__LogLevel__Default"] = "Error";
        start.Environment["DOTNET_TieredPGO"] = "0"; // it lives for seconds: nothing that it learns of itself pays back
        foreach (var (key, value) in settings ?? new Dictionary<string, string>())
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        return Process.Start(start)!;
    }

    /// <summary>The assembly of a project beside this one, from the same kind of build.</summary>
    private static string Built(string project) =>
        Path.Combine(AppContext.BaseDirectory.Replace("MiaPulse.Tests", project, StringComparison.Ordinal), $"{project}.dll");
}
