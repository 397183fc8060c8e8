using MiaPulse.Core;
using MiaPulse.Web.Conversations;
using MiaPulse.Web.Data;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddMiaPulseCore();
builder.Services.AddMiaDb();
builder.Services.AddVisitorHub(builder.Configuration);

var app = builder.Build();
await DatabaseSetup.MigrateAsync(app.Services, CancellationToken.None);
app.UseMiddleware<WidgetGate>();
app.MapStaticAssets();
app.MapWidget();
app.Run();

/// <summary>Named so that tests can start the whole application.</summary>
public partial class Program;
