using MiaPulse.Core.Chats;
using MiaPulse.Web.Chats;

namespace MiaPulse.Web.Vendors.Telegram;

public static class TelegramServices
{
    /// <summary>Lets members connect a Telegram chat where the section <c>Telegram</c> is set. False where it is not.</summary>
    /// <exception cref="InvalidOperationException">It is set by half, or wrongly; the message begins with the setting's name.</exception>
    public static bool TryAddTelegram(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection(TelegramOptions.Section);
        var given = section.Get<TelegramOptions>() ?? new TelegramOptions();
        if (given.Wrong is { } wrong)
        {
            throw new InvalidOperationException(wrong);
        }

        if (!given.IsConfigured)
        {
            return false;
        }

        services.AddOptions<TelegramOptions>().Bind(section).ValidateDataAnnotations().ValidateOnStart();
        services.AddVendorClient<TelegramBot>();
        services.AddHttpClient(nameof(TelegramBot)).AddHttpMessageHandler(() => new TelegramYes());
        services.AddSingleton<TelegramPace>();
        services.AddChatApp<TelegramApp>();
        services.AddSingleton<TelegramDesk>();
        services.AddHostedService<TelegramLine>();
        services.AddHostedService<RelayWorker>();
        return true;
    }
}
