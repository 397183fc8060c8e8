using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using MiaPulse.Core.Accounts;
using MiaPulse.Core.ApiKeys;
using MiaPulse.Core.Businesses;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using MiaPulse.Web.Data;

namespace MiaPulse.Web.Commands;

/// <summary>
/// What the operator may ask of the binary: <c>business create</c>, <c>mail allow</c> and <c>migrate</c>. The answer is on standard output and nothing else is; logs and
/// refusals go to standard error. Exit code 0 is done, 1 is refused.
/// </summary>
public static class OperatorCommands
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// Whether these arguments ask for something else than the server. It starts with settings alone, in the forms that the host reads (<c>--urls U</c>,
    /// <c>--urls=U</c>, <c>/urls U</c>, <c>urls=U</c>); a word beside them is a command, or meant to be one.
    /// </summary>
    public static bool AreIn(string[] args)
    {
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] is "--help" or "-h" or "-?" or "--version")
            {
                return true;
            }

            var isSetting = args[i].StartsWith("--", StringComparison.Ordinal) || args[i].StartsWith('/');
            var hasValue = args[i].Contains('=', StringComparison.Ordinal);
            if (!isSetting && !hasValue)
            {
                return true;
            }

            i += hasValue ? 0 : 1; // the next one is its value, whatever that looks like
        }

        return false;
    }

    /// <param name="compose">Makes the application with every service, without starting it.</param>
    public static async Task<int> RunAsync(string[] args, Func<string[], WebApplicationBuilder> compose)
    {
        var root = new RootCommand("MiaPulse: without a command, the server starts.")
        {
            Migrate(compose),
            new Command("business", "Businesses of this installation.") { Create(compose), Later("delete", "business delete", "Deletes a business.") },
            new Command("mail", "Mail of this installation.") { Allow(compose) },
            Later("doctor", "doctor", "Checks configuration, database, vendors and the public URL."),
            Later("purge", "purge", "Erases what is due today."),
        };
        var asked = root.Parse(args);
        if (asked.Errors.Count == 0)
        {
            return await asked.InvokeAsync();
        }

        var isComplete = asked.CommandResult.Command.Subcommands.Count == 0;
        await Console.Error.WriteLineAsync(isComplete ? string.Join(Environment.NewLine, asked.Errors.Select(e => e.Message)) : $"There is no command “{string.Join(' ', args)}”.");
        await Console.Error.WriteLineAsync("The commands are: business create, mail allow, migrate. --help says more. Without a command, the server starts.");
        return 1;
    }

    /// <summary>A command whose name is promised in <c>docs/protocol.md</c>. Whatever stands behind it, it does nothing and says so.</summary>
    private static Command Later(string name, string whole, string does)
    {
        var command = new Command(name, $"{does} Does not exist yet.") { TreatUnmatchedTokensAsErrors = false };
        command.SetAction(async (_, _) =>
        {
            await Console.Error.WriteLineAsync($"“{whole}” does not exist yet. Nothing was done.");
            return 1;
        });
        return command;
    }

    private static Command Migrate(Func<string[], WebApplicationBuilder> compose)
    {
        var command = new Command("migrate", "Applies migrations and exits.");
        command.SetAction(async (_, ct) =>
        {
            await using var app = await OpenAsync(compose, ct);
            return 0;
        });
        return command;
    }

    private static Command Create(Func<string[], WebApplicationBuilder> compose)
    {
        var name = new Option<string>("--name") { Description = "Name of the business.", Required = true };
        var email = new Option<string>("--email") { Description = "Address of its owner.", Required = true };
        var website = new Option<string>("--website") { Description = "Address of its website.", Required = true };
        var industry = new Option<string>("--industry") { Description = "What kind of business it is.", Required = true };
        var command = new Command("create", "Creates a business and its owner; prints businessId, widgetKey, apiKey and signInUrl as JSON.") { name, email, website, industry };
        command.SetAction(async (given, ct) =>
        {
            await using var app = await OpenAsync(compose, ct);
            var input = new OpenBusinessInput
            {
                BusinessName = given.GetValue(name),
                Email = given.GetValue(email),
                Website = given.GetValue(website),
                Industry = given.GetValue(industry),
            };
            var created = await app.Services.GetRequiredService<CreateBusiness>().RunAsync(Caretaker.Instance, input, ct);
            if (created.Refusal is { } refusal)
            {
                await Console.Error.WriteLineAsync(refusal.Sentence);
                return 1;
            }

            var owner = created.Value.Owner;
            var key = await app.Services.GetRequiredService<IssueApiKey>().RunAsync(owner, "Made with the business", mayWrite: true, ct);
            var link = await app.Services.GetRequiredService<IssueSignInLink>().RunAsync(owner, ct);
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(
                new { businessId = owner.Business.Value, widgetKey = created.Value.WidgetKey, apiKey = key.Value.Key, signInUrl = link.Value.ToString() }, Json));
            return 0;
        });
        return command;
    }

    private static Command Allow(Func<string[], WebApplicationBuilder> compose)
    {
        var email = new Option<string>("--email") { Description = "The address.", Required = true };
        var command = new Command("allow", "Has an address mailed again that sent mail back or called it unwanted; prints sentBack and wasUnwanted, what was held against it, as JSON.") { email };
        command.SetAction(async (given, ct) =>
        {
            await using var app = await OpenAsync(compose, ct);
            var lifted = await app.Services.GetRequiredService<LiftMailStop>().RunAsync(Caretaker.Instance, given.GetValue(email), ct);
            if (lifted.Refusal is { } refusal)
            {
                await Console.Error.WriteLineAsync(refusal.Sentence);
                return 1;
            }

            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(lifted.Value, Json));
            return 0;
        });
        return command;
    }

    private static async Task<WebApplication> OpenAsync(Func<string[], WebApplicationBuilder> compose, CancellationToken ct)
    {
        var builder = compose([]);
        builder.Logging.ClearProviders().AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        var app = builder.Build();
        await DatabaseSetup.MigrateAsync(app.Services, ct);
        return app;
    }
}
