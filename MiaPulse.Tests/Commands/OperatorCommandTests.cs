using System.Diagnostics;
using System.Text.Json;
using MiaPulse.Tests.Support;
using MiaPulse.Web.Commands;

namespace MiaPulse.Tests.Commands;

/// <summary>The binary itself, as an operator runs it.</summary>
public sealed class OperatorCommandTests
{
    private static readonly string[] Bakery = ["business", "create", "--name", "Corner Bakery", "--email", "ana@bakery.example", "--website", "https://bakery.example", "--industry", "Bakery"];

    [Fact]
    public async Task Business_create_prints_one_object_and_nothing_else()
    {
        using var data = new TempFolder();
        var (code, said, _) = await RunAsync(data, Bakery);

        Assert.Equal(0, code);
        using var made = JsonDocument.Parse(said);
        Assert.Equal(["businessId", "widgetKey", "apiKey", "signInUrl"], made.RootElement.EnumerateObject().Select(p => p.Name));
        Assert.True(made.RootElement.GetProperty("businessId").TryGetGuid(out _));
        Assert.StartsWith("mia_pk_", made.RootElement.GetProperty("widgetKey").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("mia_sk_", made.RootElement.GetProperty("apiKey").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("https://mia.example/signin/confirm?token=", made.RootElement.GetProperty("signInUrl").GetString(), StringComparison.Ordinal);

        var (again, saidAgain, why) = await RunAsync(data, Bakery);
        Assert.Equal((1, ""), (again, saidAgain));
        Assert.Contains("has an account already", why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mail_allow_prints_what_was_held_against_the_address_and_refuses_what_is_none()
    {
        using var data = new TempFolder();
        var (code, said, _) = await RunAsync(data, ["mail", "allow", "--email", "ana@bakery.example"]);

        Assert.Equal(0, code);
        using var lifted = JsonDocument.Parse(said);
        Assert.Equal(["sentBack", "wasUnwanted"], lifted.RootElement.EnumerateObject().Select(p => p.Name));
        Assert.False(lifted.RootElement.GetProperty("sentBack").GetBoolean());

        var (refused, saidThen, why) = await RunAsync(data, ["mail", "allow", "--email", "ana"]);
        Assert.Equal((1, ""), (refused, saidThen));
        Assert.Contains("does not look like one email address", why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_that_lacks_something_names_it_and_does_nothing()
    {
        using var data = new TempFolder();
        var (code, _, why) = await RunAsync(data, Bakery[..^2]);

        Assert.NotEqual(0, code);
        Assert.Contains("--industry", why, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(data.Path, "*.db"));
    }

    [Theory]
    [InlineData("There is no command", "tidy-up")]
    [InlineData("There is no command", "business")]
    [InlineData("There is no command", "mail")]
    [InlineData("There is no command", "business", "sell", "--id", "1")]
    [InlineData("There is no command", "--environment", "Development", "tidy-up")]
    [InlineData("There is no command", "-x")]
    [InlineData("“doctor” does not exist yet", "doctor")]
    [InlineData("“purge” does not exist yet", "purge", "--dry-run")]
    [InlineData("“business delete” does not exist yet", "business", "delete", "--id", "1", "--now")]
    public async Task A_word_that_is_no_command_is_refused_and_starts_nothing(string sentence, params string[] words)
    {
        using var data = new TempFolder();
        var (code, said, why) = await RunAsync(data, words);

        Assert.Equal((1, ""), (code, said));
        Assert.Contains(sentence, why, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", why, StringComparison.Ordinal);
        Assert.Contains(words[0] is "doctor" or "purge" || words is [_, "delete", ..] ? "Nothing was done" : "business create, mail allow, migrate", why, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(data.Path, "*.db"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(false, "--urls", "http://localhost:5080")]
    [InlineData(false, "--urls=http://localhost:5080", "--environment", "Development")]
    [InlineData(false, "/environment", "Development", "Limits:ConnectionsPerAddress=2000")]
    [InlineData(false, "--environment", "migrate")]
    [InlineData(true, "migrate")]
    [InlineData(true, "doctor")]
    [InlineData(true, "--help")]
    [InlineData(true, "--urls", "http://localhost:5080", "migrate")]
    public void Settings_alone_start_the_server(bool isCommand, params string[] arguments) => Assert.Equal(isCommand, OperatorCommands.AreIn(arguments));

    [Fact]
    public async Task Help_names_the_commands()
    {
        using var data = new TempFolder();
        var (code, said, _) = await RunAsync(data, ["--help"]);

        Assert.Equal(0, code);
        Assert.Contains("migrate", said, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(data.Path, "*.db"));
    }

    private static async Task<(int Code, string Said, string Complained)> RunAsync(TempFolder data, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "MiaPulse.Web.dll"), .. arguments])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["DataDirectory"] = data.Path, ["PublicUrl"] = "https://mia.example" },
        };
        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEndAsync();
        var complained = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, (await said).Trim(), await complained);
    }
}
