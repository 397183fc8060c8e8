using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using MiaPulse.Core.Accounts;
using MiaPulse.Core.ApiKeys;
using MiaPulse.Core.Businesses;
using MiaPulse.Core.Shared;
using MiaPulse.Web.Data;

namespace MiaPulse.Web.Commands;

/// <summary>
/// What the operator may ask of the binary: <c>business create</c> and <c>migrate</c>. The answer is on standard output and nothing else is; logs and
/// refusals go to standard error. Exit code 0 is done, 1 is refused.
/// </summary>
public static class OperatorCommands
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Whether these arguments name a command, rather than settings for the server.</summary>
    public static bool AreIn(string[] args) => args is ["business" or "migrate" or "--help" or "-h" or "-?" or "--version", ..];

    /// <param name="compose">Makes the application with every service, without starting it.</param>
    public static Task<int> RunAsync(string[] args, Func<string[], WebApplicationBuilder> compose)
    {
        var root = new RootCommand("MiaPulse: without a command, the server starts.");
        root.Subcommands.Add(Migrate(compose));
        root.Subcommands.Add(new Command("business", "Businesses of this installation.") { Create(compose) });
        return root.Parse(args).InvokeAsync();
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

    private static async Task<WebApplication> OpenAsync(Func<string[], WebApplicationBuilder> compose, CancellationToken ct)
    {
        var builder = compose([]);
        builder.Logging.ClearProviders().AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        var app = builder.Build();
        await DatabaseSetup.MigrateAsync(app.Services, ct);
        return app;
    }
}
