using MiaPulse.Core;
using MiaPulse.Web.Accounts;
using MiaPulse.Web.Businesses;
using MiaPulse.Web.Calls;
using MiaPulse.Web.Commands;
using MiaPulse.Web.Conversations;
using MiaPulse.Web.Data;
using MiaPulse.Web.Http;
using MiaPulse.Web.Jobs;
using MiaPulse.Web.Knowledge;
using MiaPulse.Web.Layout;
using MiaPulse.Web.Leads;
using MiaPulse.Web.Notifications;
using MiaPulse.Web.Vendors;
using MiaPulse.Web.Vendors.SemanticKernel;

if (OperatorCommands.AreIn(args))
{
    return await OperatorCommands.RunAsync(args, Compose);
}

var app = Compose(args).Build();
await DatabaseSetup.MigrateAsync(app.Services, CancellationToken.None);
app.UseMiaHttp();
app.MapStaticAssets().AllowAnonymous();
app.MapWidget();
app.MapDemoWebsite();
app.MapAccounts();
app.MapLeads();
app.MapCalls();
app.MapKnowledge();
app.MapMails();
app.MapVendorWebhooks();
app.MapDevelopment();
app.MapHealth();
app.MapPages();
await app.RunAsync();
return 0;

static WebApplicationBuilder Compose(string[] args)
{
    var builder = WebApplication.CreateBuilder(SettingsFolder.For(args));
    builder.WebHost.UseStaticWebAssets(); // in every environment: a build finds its files by its manifest, a published folder has none and needs none
    builder.Services.AddSingleton(TimeProvider.System);
    builder.Services.AddMiaPulseCore();
    builder.Services.AddMiaDb();
    builder.Services.AddMiaHttp();
    builder.Services.AddAccounts();
    builder.Services.AddVisitorHub();
    builder.Services.AddReceptionistKernel(builder.Configuration);
    builder.Services.AddVendors(builder.Configuration);
    builder.Services.AddOutgoing();
    builder.Services.AddHostedService<CrawlWorker>().AddHostedService<KnowledgeWorker>();
    builder.Services.AddSchedule();
    builder.Services.AddHouseAndDemo(builder.Environment);
    builder.Services.AddHealth();
    builder.Services.AddPages();
    return builder;
}

/// <summary>Named so that tests can start the whole application.</summary>
public partial class Program;
