namespace MiaPulse.Web.Accounts;

/// <summary>Reads a posted form the strict way: a field that comes twice is not a field, so that no second address ever rides along.</summary>
internal static class FormFields
{
    /// <summary>The field's one value; null where it is missing; the text "," where it was sent more than once, which no rule accepts.</summary>
    public static string? One(this IFormCollection form, string name) => form[name] switch
    {
        [] => null,
        [var only] => only,
        _ => ",",
    };
}
