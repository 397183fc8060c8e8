using System.Runtime.Versioning;
using MiaPulse.Core.Accounts;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using MiaPulse.Web.Vendors.Paper;

namespace MiaPulse.Tests.Data;

public sealed class PrivateFilesTests
{
    private const UnixFileMode OwnFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnFolder = OwnFile | UnixFileMode.UserExecute;
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    [Fact]
    public async Task What_is_written_nobody_else_on_the_machine_can_read_and_what_lay_open_is_closed_at_start()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
        await using var app = await MiaApp.StartAsync(before: data =>
        {
            if (!OperatingSystem.IsWindows())
            {
                LeaveOpen(data);
            }
        });
        await app.ABusiness();
        await app.The<RequestSignIn>().RunAsync(Newcomer.Instance, new SignInInput { Email = "owner1@b1.example" }, CancellationToken.None);
        await Eventually.HoldsAsync(async () => (await app.The<Outbox>().ListAsync(CancellationToken.None)).Count > 0, "a mail in the outbox");

        var entries = new DirectoryInfo(app.DataFolder).EnumerateFileSystemInfos("*", SearchOption.AllDirectories).Append(new DirectoryInfo(app.DataFolder)).ToList();
        Assert.Contains(entries, e => e.Name == "miapulse.db-wal");
        Assert.Contains(entries, e => e.Name.StartsWith("key-", StringComparison.Ordinal));
        foreach (var entry in entries)
        {
            Assert.Equal($"{entry.FullName} {(entry is DirectoryInfo ? OwnFolder : OwnFile)}", $"{entry.FullName} {entry.UnixFileMode}");
        }
    }

    [Fact]
    public async Task A_new_database_is_made_closed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
        using var data = new TempFolder();
        await MiaProcess.RunAsync(data.Path, new Uri("http://localhost:5080"), "migrate");

        var file = Assert.Single(Directory.GetFiles(data.Path, "miapulse.db"));
        Assert.Equal(OwnFile, OperatingSystem.IsWindows() ? OwnFile : File.GetUnixFileMode(file));
    }

    [UnsupportedOSPlatform("windows")]
    private static void LeaveOpen(string data)
    {
        const UnixFileMode file = OwnFile | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
        File.SetUnixFileMode(data, OwnFolder | Others);
        File.SetUnixFileMode(Path.Combine(data, "miapulse.db"), file);
        foreach (var (folder, left) in new[] { ("outbox", "old.json.bak"), ("keys", "old.xml.bak") })
        {
            var made = Directory.CreateDirectory(Path.Combine(data, folder)).FullName;
            File.WriteAllText(Path.Combine(made, left), "old");
            File.SetUnixFileMode(made, OwnFolder | Others);
            File.SetUnixFileMode(Path.Combine(made, left), file);
        }
    }
}
