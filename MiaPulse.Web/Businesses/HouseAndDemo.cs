using MiaPulse.Core.Businesses;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Shared;

namespace MiaPulse.Web.Businesses;

/// <summary>
/// The two businesses of the installation's own: MiaPulse itself, whose Mia answers on our pages, and in Development a made-up practice with its website
/// at <c>/demo</c>. Both are read as soon as the server listens, since it is the server that has their pages.
/// </summary>
public sealed partial class HouseAndDemo(
    EnsureBusiness ensure, UpdateProfile profile, LearnWebsite learn, PublicUrl publicUrl, IConfiguration configuration, IHostEnvironment environment, IHostApplicationLifetime lifetime, ILogger<HouseAndDemo> log) : BackgroundService
{
    public const string HouseKey = "mia_pk_miapulse";
    public const string DemoKey = "mia_pk_demo";
    public const string DemoEmail = "demo@miapulse.example";

    private readonly List<EnsuredBusiness> _own = [];

    /// <summary>Who owns the demo. Set in Development once the server has started.</summary>
    public Owner? DemoOwner { get; private set; }

    /// <summary>The installation's own businesses. Complete once the server has started.</summary>
    public IEnumerable<BusinessId> Own => _own.Select(b => b.Owner.Business);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await EnsureAsync(House(), HouseKey, cancellationToken);
        if (environment.IsDevelopment())
        {
            var demo = await EnsureAsync(Demo(), DemoKey, cancellationToken);
            DemoOwner = demo?.Owner;
            if (demo is { HasRead: false })
            {
                await DescribeDemoAsync(demo.Owner, cancellationToken);
            }
        }

        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var listening = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var started = lifetime.ApplicationStarted.Register(listening.SetResult);
        await listening.Task.WaitAsync(stoppingToken);
        if (environment.IsDevelopment())
        {
            Console.WriteLine($"Open {publicUrl} · the demo owner's dashboard: {publicUrl.At("dev/demo")}");
        }

        foreach (var business in _own.Where(b => !b.HasRead))
        {
            var asked = await learn.RunAsync(business.Owner, business.WebsiteUrl, stoppingToken);
            if (asked.Refusal is { } refusal)
            {
                CannotRead(log, business.Owner.Business, refusal.Sentence);
            }
        }
    }

    private async Task<EnsuredBusiness?> EnsureAsync(OpenBusinessInput input, string key, CancellationToken ct)
    {
        var ensured = await ensure.RunAsync(Caretaker.Instance, input, key, ct);
        if (ensured.Refusal is { Kind: RefusalKind.Conflict })
        {
            // Whoever has that address has a business of their own; ours then has no mailbox, and its inbox is opened by the operator.
            ensured = await ensure.RunAsync(Caretaker.Instance, input with { Email = $"{key}@miapulse.example" }, key, ct);
        }

        if (ensured.Refusal is { } refusal)
        {
            CannotMake(log, input.BusinessName!, refusal.Sentence); // the server is useful without it
            return null;
        }

        _own.Add(ensured.Value);
        return ensured.Value;
    }

    // What its owner would have filled in under Settings, and what its pages say.
    private async Task DescribeDemoAsync(Owner owner, CancellationToken ct)
    {
        var demo = Demo();
        TimeOnly nine = new(9, 0), eight = new(8, 0), two = new(14, 0), five = new(17, 0), seven = new(19, 0);
        var described = await profile.RunAsync(
            owner,
            new ProfileInput
            {
                Name = demo.BusinessName!,
                WebsiteUrl = demo.Website!,
                Industry = demo.Industry!,
                BookingUrl = publicUrl.At("demo/booking.html").AbsoluteUri,
                TimeZone = demo.TimeZone!,
                Hours =
                [
                    new(DayOfWeek.Monday, eight, seven), new(DayOfWeek.Tuesday, eight, seven), new(DayOfWeek.Wednesday, eight, seven), new(DayOfWeek.Thursday, eight, seven),
                    new(DayOfWeek.Friday, eight, five), new(DayOfWeek.Saturday, nine, two),
                ],
            },
            ct);
        if (described.Refusal is { } refusal)
        {
            CannotMake(log, demo.BusinessName!, refusal.Sentence);
        }
    }

    private OpenBusinessInput House() => new()
    {
        BusinessName = "MiaPulse",
        Email = configuration["Support:Email"] is { Length: > 0 } support ? support : "support@miapulse.tech",
        Website = publicUrl.Base.AbsoluteUri,
        Industry = "Software for small businesses",
    };

    private OpenBusinessInput Demo() => new()
    {
        BusinessName = "Willow Lane Physio & Massage",
        Email = DemoEmail,
        Website = publicUrl.At("demo/").AbsoluteUri,
        Industry = "Physiotherapy",
        TimeZone = "America/Los_Angeles",
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "The installation's own business {Name} is not there: {Reason} Check PublicUrl and Support:Email.")]
    private static partial void CannotMake(ILogger log, string name, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The website of business {Business} cannot be read: {Reason}")]
    private static partial void CannotRead(ILogger log, BusinessId business, string reason);
}
