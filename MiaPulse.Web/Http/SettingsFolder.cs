namespace MiaPulse.Web.Http;

/// <summary>Where <c>appsettings.json</c> is, wherever the program is started. Its folder is the content root: relative paths in settings count from there.</summary>
public static partial class SettingsFolder
{
    private const string Settings = "appsettings.json";
    private const string Project = "MiaPulse.Web.csproj";

    /// <summary>How the host is to be made for these arguments.</summary>
    public static WebApplicationOptions For(string[] args) => new() { Args = args, ContentRootPath = Find(args, Environment.CurrentDirectory, AppContext.BaseDirectory) };

    /// <summary>
    /// The host looks in the folder that the program is started in, and nowhere else. Where no settings are there, they are in the folder above, as seen from inside the
    /// project, or beside the program, where they are built and published to.
    /// </summary>
    /// <param name="args">How the program was started. A content root that is named in them, or in the environment, is the operator's word.</param>
    /// <param name="started">The folder that it was started in; a full path.</param>
    /// <param name="program">The folder that it lies in; a full path.</param>
    /// <returns>Null where the host looks in the right place by itself, or where there is none.</returns>
    public static string? Find(string[] args, string started, string program)
    {
        var named = new ConfigurationBuilder().AddEnvironmentVariables("DOTNET_").AddEnvironmentVariables("ASPNETCORE_").AddCommandLine(args).Build();
        if (named[HostDefaults.ContentRootKey] is not null || HasSettings(started))
        {
            return null;
        }

        var above = Path.GetFullPath("..", started);
        return File.Exists(Path.Combine(started, Project)) && HasSettings(above) ? above : HasSettings(program) ? program : null;
    }

    /// <summary>Says so where there are none: nothing else would, and the log is then as loud as the framework has it.</summary>
    public static void WarnWhereMissing(IHostEnvironment environment, ILogger log)
    {
        if (!HasSettings(environment.ContentRootPath))
        {
            Missing(log, environment.ContentRootPath);
        }
    }

    private static bool HasSettings(string folder) => File.Exists(Path.Combine(folder, Settings));

    [LoggerMessage(Level = LogLevel.Warning, Message = "There is no appsettings.json in {Folder}: every setting has the default of the framework, and addresses with secrets in them may be logged. Put the file there, or name its folder with --contentRoot")]
    private static partial void Missing(ILogger log, string folder);
}
