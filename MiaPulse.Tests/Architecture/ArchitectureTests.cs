using System.Reflection;
using MiaPulse.Core;
using MiaPulse.Core.Accounts;
using MiaPulse.Core.Calls;
using MiaPulse.Core.Data;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Receptionist;
using MiaPulse.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MiaPulse.Tests.Architecture;

/// <summary>The house's rules hold, and each one is seen to fail on a planted breach.</summary>
public sealed class ArchitectureTests
{
    /// <summary>What the core may know: the runtime, EF without a provider, abstractions, and what reads pages, tables, numbers and words.</summary>
    private static readonly string[] CoreMayUse =
    [
        "System", "System.", "netstandard", "Microsoft.CSharp",
        "Microsoft.EntityFrameworkCore", "Microsoft.EntityFrameworkCore.Abstractions", "Microsoft.EntityFrameworkCore.Relational",
        "Microsoft.Extensions.Configuration.Abstractions", "Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.Extensions.Hosting.Abstractions",
        "Microsoft.Extensions.Logging.Abstractions", "Microsoft.Extensions.Options", "Microsoft.Extensions.Primitives",
        "CsvHelper", "AngleSharp", "SmartReader", "Lucene.Net", "Lucene.Net.", "J2N", "ICU4N", "PhoneNumbers", "UglyToad.PdfPig", "UglyToad.PdfPig.", "Polly.Core", "Ude.NetStandard",
    ];

    /// <summary>
    /// Rows of the installation itself. Each is a hole in the tenancy: a wish for a link, a vendor's event and its word on a text are there before anybody has
    /// looked whose they are, a mailbox that sends mail back does so to every business, a phone that stops texts stops all of them, and the copies of a recording outlive the
    /// business whose it was, until they are erased.
    /// </summary>
    private static readonly Type[] PlatformRows = [typeof(SignInWish), typeof(SeenEvent), typeof(Mailbox), typeof(StrangerSlot), typeof(SentText), typeof(TextOptOut), typeof(RecordingCopy)];

    /// <summary>They have a Run of their own but are the machinery under the use cases: one queue of writes, one set of running replies.</summary>
    private static readonly Type[] Machinery = [typeof(GroupCommit), typeof(ReplyQueue)];

    private static readonly string[] VendorSpaces = ["Microsoft.SemanticKernel", "Azure", "OpenAI", "Stripe", "Telegram", "Twilio", "Resend", "MailKit", "MimeKit", "StackExchange.Redis"];

    private static Assembly Core => typeof(CoreServices).Assembly;

    private static Assembly Web => typeof(Program).Assembly;

    private static IReadOnlyList<Type> UseCases => [.. HouseRules.UseCases(Core.GetTypes()).Except(Machinery)];

    [Fact]
    public void The_core_knows_no_web_no_vendor_and_no_database_provider()
    {
        Assert.Empty(HouseRules.ReferencesBeyond(Core, CoreMayUse));

        Assert.Contains("Microsoft.EntityFrameworkCore.Sqlite", HouseRules.ReferencesBeyond(Web, CoreMayUse));
    }

    [Fact]
    public async Task Every_row_belongs_to_a_business_is_filtered_by_it_and_points_only_within_it()
    {
        await using var given = await Given.AnEmptyInstallation();
        await using var db = await given.DbFor(await given.ABusiness());
        Assert.NotEmpty(db.Model.GetEntityTypes());
        Assert.Empty(HouseRules.EntitiesWithoutBusiness(db.Model, PlatformRows));
        Assert.Empty(HouseRules.EntitiesWithoutFilter(db.Model));
        Assert.Empty(HouseRules.KeysThatCross(db.Model));

        await using var planted = new Planted.Db(new DbContextOptionsBuilder<Planted.Db>().UseSqlite("Data Source=:memory:").Options);
        Assert.Equal([nameof(Planted.LooseRow)], HouseRules.EntitiesWithoutBusiness(planted.Model, PlatformRows));
        Assert.Equal([nameof(Planted.LateParent), nameof(Planted.LateRow)], HouseRules.EntitiesWithoutFilter(planted.Model).Order(StringComparer.Ordinal));
        Assert.Equal([$"{nameof(Planted.LateRow)} → {nameof(Planted.LateParent)}"], HouseRules.KeysThatCross(planted.Model));
    }

    [Fact]
    public void Every_use_case_is_registered_as_the_one_object_that_all_doors_share()
    {
        var services = new ServiceCollection().AddMiaPulseCore();
        Assert.NotEmpty(UseCases);
        Assert.Empty(HouseRules.NotRegistered(UseCases, services));

        Assert.Equal([nameof(Planted.Forgetful)], HouseRules.NotRegistered(HouseRules.UseCases([typeof(Planted.Forgetful)]), services));
    }

    [Fact]
    public void Every_use_case_takes_who_is_asking_first()
    {
        Assert.Empty(HouseRules.WithoutCaller(UseCases));

        Assert.Equal(["Forgetful.Run"], HouseRules.WithoutCaller([typeof(Planted.Forgetful), typeof(Planted.Upright)]));
    }

    [Fact]
    public void Every_use_case_is_stateless()
    {
        Assert.Empty(HouseRules.WithState(UseCases));

        var found = HouseRules.WithState([typeof(Planted.Forgetful), typeof(Planted.Restless), typeof(Planted.Upright)]);
        Assert.Equal(["Forgetful._runs", "Restless.<clock>P"], found);
    }

    [Fact]
    public void No_door_touches_the_data()
    {
        static bool IsData(Type type) => type.IsAssignableTo(typeof(DbContext)) || type == typeof(BusinessDbs) || type == typeof(PlatformDbs);
        var doors = HouseRules.TypesThatTouch(Web.GetTypes(), IsData)
            .Where(t => !t.StartsWith("MiaPulse.Web.Data.", StringComparison.Ordinal));
        Assert.Empty(doors);

        Assert.Equal(
            [typeof(PlantedComponent).FullName!, typeof(PlantedHub).FullName!],
            HouseRules.TypesThatTouch([typeof(PlantedComponent), typeof(PlantedHub), typeof(TempFolder)], IsData));
    }

    [Fact]
    public void A_vendor_is_a_folder()
    {
        static Func<Type, bool> From(params string[] spaces) =>
            type => spaces.Any(s => type.Namespace == s || type.Namespace?.StartsWith($"{s}.", StringComparison.Ordinal) == true);
        Assert.Empty(HouseRules.TypesThatTouch(Core.GetTypes(), From(VendorSpaces)));
        Assert.All(HouseRules.TypesThatTouch(Web.GetTypes(), From(VendorSpaces)), t => Assert.StartsWith("MiaPulse.Web.Vendors.", t, StringComparison.Ordinal));

        Assert.Contains(typeof(Browser).FullName, HouseRules.TypesThatTouch([typeof(Browser), typeof(TempFolder)], From("Microsoft.Playwright")));
    }

    [Fact]
    public void Every_file_can_be_read_in_one_go()
    {
        const int Longest = 400;

        static bool IsNotOurs(string file) => file.Contains("/Migrations/", StringComparison.Ordinal); // written by dotnet ef
        Assert.Empty(HouseRules.FilesLongerThan(Longest, Repository.Root, IsNotOurs));

        using var folder = new TempFolder();
        File.WriteAllLines(Path.Combine(folder.Path, "Long.cs"), Enumerable.Repeat("//", Longest + 1));
        File.WriteAllLines(Path.Combine(folder.Path, "Just.cs"), Enumerable.Repeat("//", Longest));
        Assert.Equal(["Long.cs"], HouseRules.FilesLongerThan(Longest, folder.Path, IsNotOurs));
    }
}
