using System.Text.RegularExpressions;
using MiaPulse.Core.Leads;

namespace MiaPulse.Core.Receptionist.Embedded;

/// <summary>
/// What a message says beside contact details: "Je m'appelle Luc Moreau, vous êtes ouverts samedi ?" asks about Saturday, and a name that is looked up with it finds the
/// page of somebody else. Only clauses that are contact details and nothing else are left out. Pure.
/// </summary>
internal static partial class BesideContact
{
    /// <summary>The message as it is where it gives no details, or nothing but them.</summary>
    public static string In(ReceptionistPrompt prompt)
    {
        if (prompt.JustSaid.IsEmpty)
        {
            return prompt.Question;
        }

        var rest = string.Join(' ', Between().Split(prompt.Question).Where(c => !ContactAlone.Is(c, prompt.Business.Region, prompt.JustSaid))).Trim();
        return rest.Any(char.IsLetterOrDigit) ? rest : prompt.Question;
    }

    [GeneratedRegex(@"(?<=[,;.!?؟،])\s+|[\r\n]+")]
    private static partial Regex Between();
}
