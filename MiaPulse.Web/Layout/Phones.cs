using MiaPulse.Core.Shared;

namespace MiaPulse.Web.Layout;

/// <summary>Telephone numbers as people write them.</summary>
public static class Phones
{
    public static string ForPeople(string e164) => PhoneNumber.TryParse(e164, "US", out var number) ? number.ForPeople() : e164;
}
