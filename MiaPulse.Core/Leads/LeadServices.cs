using Microsoft.Extensions.DependencyInjection;

namespace MiaPulse.Core.Leads;

public static class LeadServices
{
    /// <summary>Who left their details, and what became of them.</summary>
    public static IServiceCollection AddLeads(this IServiceCollection services) => services
        .AddSingleton<CaptureLead>()
        .AddSingleton<IdentifyVisitor>()
        .AddSingleton<MoveLead>()
        .AddSingleton<LeadBook>()
        .AddSingleton<ExportLeads>();
}
