using MiaPulse.Core.Conversations;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Receptionist;
using MiaPulse.Core.Receptionist.Embedded;
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

    /// <summary>The plugin's tools as embedded Mia calls them: past the kernel's filters, as a model's own calls go.</summary>
    public static MiaHands HandsOf(Kernel kernel) => new(
        async (question, ct) => await CallAsync<IReadOnlyList<FoundPassage>>(kernel, SearchKnowledge, new() { ["question"] = question }, ct) ?? [],
        (wish, ct) => CallAsync<ContactCard>(kernel, CaptureLead, new() { ["wish"] = wish }, ct));

    private static async Task<T?> CallAsync<T>(Kernel kernel, string function, KernelArguments arguments, CancellationToken ct) where T : class =>
        (await kernel.InvokeAsync(Name, function, arguments, ct)).GetValue<object>() as T;
}
