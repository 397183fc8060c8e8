using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;

namespace MiaPulse.Tests.Widget;

/// <summary>A bakery whose own website carries the widget, and an installation of its own behind it: where a visitor's story begins.</summary>
public sealed class BakeryOnline : IAsyncDisposable
{
    private BakeryOnline(MiaApp app, CustomerWebsite website, Owner owner, string key) => (App, Website, Owner, Key) = (app, website, owner, key);

    public MiaApp App { get; }

    public CustomerWebsite Website { get; }

    public Owner Owner { get; }

    public string Key { get; }

    public static async Task<BakeryOnline> OpenAsync()
    {
        var website = await CustomerWebsite.StartAsync();
        var app = await MiaApp.StartAsync();
        var (owner, key) = await app.ABusiness(website: website.Url);
        website.Carry(app.Url, key);
        return new BakeryOnline(app, website, owner, key);
    }

    /// <summary>Goes to the website and sees the button come.</summary>
    public async Task<OpenedWidget> VisitAsync(Person visitor)
    {
        await visitor.Page.GotoAsync(Website.Url);
        var widget = new OpenedWidget(visitor);
        await widget.Launcher.WaitForAsync();
        return widget;
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Website.DisposeAsync();
    }
}
