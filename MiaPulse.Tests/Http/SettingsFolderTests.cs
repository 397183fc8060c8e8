using MiaPulse.Tests.Support;
using MiaPulse.Web.Http;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MiaPulse.Tests.Http;

/// <summary>The settings are found wherever the program is started, and it says so where there are none.</summary>
public sealed class SettingsFolderTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void From_inside_the_project_they_are_those_of_the_repository()
    {
        Assert.Equal(Repository.Root, SettingsFolder.Find([], Path.Combine(Repository.Root, "MiaPulse.Web"), Folder("bin", "appsettings.json")));
        Assert.Null(SettingsFolder.Find([], Repository.Root, Folder("bin"))); // the host looks here by itself
    }

    [Fact]
    public void From_anywhere_else_they_are_those_beside_the_program()
    {
        var program = Folder("program", "appsettings.json");
        Folder("", "appsettings.json"); // of somebody else's

        Assert.Equal(program, SettingsFolder.Find([], Folder("elsewhere"), program));
        Assert.Null(SettingsFolder.Find([], Folder("configured", "appsettings.json"), program));
        Assert.Null(SettingsFolder.Find([], Folder("elsewhere"), Folder("bare")));
    }

    [Theory]
    [InlineData("--contentRoot=/srv/mia")]
    [InlineData("--contentRoot", "/srv/mia")]
    public void A_folder_that_is_named_is_the_one(params string[] args)
    {
        var program = Folder("program", "appsettings.json");
        Assert.Equal(program, SettingsFolder.Find([], Folder("elsewhere"), program));

        Assert.Null(SettingsFolder.Find(args, Folder("elsewhere"), program));
    }

    [Fact]
    public void Where_there_are_none_it_is_said()
    {
        using var log = new HeardLog();
        SettingsFolder.WarnWhereMissing(new Place(Repository.Root), log.CreateLogger("Mia"));
        Assert.Empty(log.Lines);

        SettingsFolder.WarnWhereMissing(new Place(_folder.Path), log.CreateLogger("Mia"));

        var line = Assert.Single(log.Lines);
        Assert.Equal(LogLevel.Warning, line.Level);
        Assert.Contains($"There is no appsettings.json in {_folder.Path}", line.Text, StringComparison.Ordinal);
    }

    private string Folder(string name, params string[] files)
    {
        var path = Directory.CreateDirectory(Path.Combine(_folder.Path, name)).FullName;
        foreach (var file in files)
        {
            File.WriteAllText(Path.Combine(path, file), "{}");
        }

        return path;
    }

    private sealed class Place(string root) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = "Production";
        public string ApplicationName { get; set; } = "MiaPulse.Web";
        public string ContentRootPath { get; set; } = root;
        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
