using MiaPulse.Core.Receptionist;
using Microsoft.SemanticKernel;

namespace MiaPulse.Web.Vendors.SemanticKernel.Hosted;

/// <summary>The receptionist's tools as a hosted model sees them: passages come numbered, so that it can name them.</summary>
internal static class HostedPlugin
{
    public const string OfferLink = "offer_link";
    public const string OpeningHours = "opening_hours";
    public const string AskForHuman = "ask_for_human";

    public static KernelPlugin Over(ReceptionistTools tools, NumberedPassages passages)
    {
        var search = KernelFunctionFactory.CreateFromMethod(tools.SearchKnowledgeAsync, MiaPlugin.SearchKnowledge);
        var hours = KernelFunctionFactory.CreateFromMethod(tools.OpeningHoursAsync, OpeningHours);
        return KernelPluginFactory.CreateFromFunctions(MiaPlugin.Name,
        [
            KernelFunctionFactory.CreateFromMethod(
                async (string question, CancellationToken ct) => passages.Show(ReceptionistTools.OneOfEachFamily(await tools.SearchKnowledgeAsync(question, ct), question)),
                MiaPlugin.SearchKnowledge, search.Description, search.Metadata.Parameters),
            KernelFunctionFactory.CreateFromMethod(tools.CaptureLeadAsync, MiaPlugin.CaptureLead),
            KernelFunctionFactory.CreateFromMethod(tools.OfferLink, OfferLink),
            KernelFunctionFactory.CreateFromMethod(
                async (string question, CancellationToken ct) => Told(await tools.OpeningHoursAsync(question, ct), passages),
                OpeningHours, hours.Description, hours.Metadata.Parameters),
            KernelFunctionFactory.CreateFromMethod(tools.AskForHuman, AskForHuman),
        ]);
    }

    /// <summary>With the passage that it stands in, so that the model can name its number.</summary>
    private static string Told(HoursTold told, NumberedPassages passages) => told.From is { } page ? $"{told.Words}\n{passages.Show([page])}" : told.Words;
}
