using MiaPulse.Core.Receptionist;
using Microsoft.SemanticKernel;

namespace MiaPulse.Web.Vendors.SemanticKernel;

/// <summary>A kernel for one reply: Mia's tools as its plugin, and one chain of filters around them, whoever calls them.</summary>
internal static class ReceptionistKernel
{
    public static Kernel Build(ReceptionistPrompt prompt, KernelPlugin plugin, ILoggerFactory logs)
    {
        var kernel = new Kernel();
        kernel.Data[KernelReceptionist.PromptKey] = prompt;
        kernel.Plugins.Add(plugin);
        var filter = new ToolFilter(prompt.Business.Id, prompt.Conversation, logs.CreateLogger<ToolFilter>());
        kernel.FunctionInvocationFilters.Add(filter);
        kernel.AutoFunctionInvocationFilters.Add(filter);
        return kernel;
    }
}
