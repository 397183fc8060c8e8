using MiaPulse.Core.Shared;

namespace MiaPulse.Web.Http;

/// <summary>Reads where people with questions are sent: setting <c>Support:Email</c>.</summary>
public static class SupportSetting
{
    public static SupportAddress Read(IConfiguration configuration) => new(configuration["Support:Email"] is { Length: > 0 } given ? given : "support@miapulse.tech");
}
