using MiaPulse.Tests.Support;
using MiaPulse.Web.Accounts;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace MiaPulse.Tests.Http;

public sealed class KeyRingTests
{
    [Fact]
    public void What_one_process_signed_the_next_one_on_the_same_folder_accepts_and_another_installation_refuses()
    {
        using var data = new TempFolder();
        using var elsewhere = new TempFolder();
        using var first = Installation(data.Path);
        var signed = Protector(first).Protect("session");

        using var restarted = Installation(data.Path);
        using var stranger = Installation(elsewhere.Path);

        Assert.Equal("session", Protector(restarted).Unprotect(signed));
        Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(() => Protector(stranger).Unprotect(signed));
        var flipped = signed[..20] + (signed[20] == 'A' ? 'B' : 'A') + signed[21..];
        Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(() => Protector(restarted).Unprotect(flipped));
    }

    private static IDataProtector Protector(ServiceProvider installation) => installation.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");

    private static ServiceProvider Installation(string folder) => new ServiceCollection()
        .AddLogging()
        .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["DataDirectory"] = folder }).Build())
        .AddSingleton<IHostEnvironment>(new Place())
        .AddAccounts()
        .BuildServiceProvider();

    private sealed class Place : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = "Production";
        public string ApplicationName { get; set; } = "MiaPulse.Web";
        public string ContentRootPath { get; set; } = Repository.Root;
        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
