using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Receptionist;

/// <summary>Tells the page of a person by its title: "Tomás Okafor", "Dr. Priya Raman, physiotherapist". It is nothing to choose from for who asks about a thing.</summary>
internal static class PersonPages
{
    /// <summary>A title before a name, such as "Dr.", and then the name.</summary>
    private const int LongestTitle = 8;

    public static bool Is(string title, bool isFaq, Language language) =>
        !isFaq && NamedPeople.In(title, language).OfType<PersonFact>().Any(p => title.IndexOf(p.Name, StringComparison.Ordinal) is >= 0 and <= LongestTitle);
}
