using MiaPulse.Core.Receptionist;
using Microsoft.SemanticKernel;

namespace MiaPulse.Web.Vendors.SemanticKernel;

/// <summary>The receptionist's tools as a kernel plugin. Descriptions come from the methods themselves, so Core says once what each is for.</summary>
internal static class MiaPlugin
{
    public const string Name = "mia";
    public const string SearchKnowledge = "search_knowledge";
    public const string CaptureLead = "capture_lead";

    public static KernelPlugin Over(ReceptionistTools tools) => KernelPluginFactory.CreateFromFunctions(Name,
    [
        KernelFunctionFactory.CreateFromMethod(tools.SearchKnowledgeAsync, SearchKnowledge),
        KernelFunctionFactory.CreateFromMethod(tools.CaptureLeadAsync, CaptureLead),
    ]);
}
