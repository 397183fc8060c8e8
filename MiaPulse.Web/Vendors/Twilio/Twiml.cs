using System.Text;
using System.Xml.Linq;

namespace MiaPulse.Web.Vendors.Twilio;

/// <summary>TwiML as it goes over the wire.</summary>
internal static class Twiml
{
    private const string Declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

    /// <summary>Says nothing. Of a call that is under way it is the end.</summary>
    public static XElement Nothing => new("Response");

    /// <summary>The end of a call.</summary>
    public static XElement End => new("Response", new XElement("Hangup"));

    public static IResult Answer(XElement response) => Results.Content(Write(response), "text/xml", Encoding.UTF8);

    public static string Write(XElement response) => Declaration + response.ToString(SaveOptions.DisableFormatting); // blanks between elements could become blanks in a text

    /// <summary>Without what no XML may hold: control characters, and halves of a character.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is 0x9 or 0xA or 0xD or (>= 0x20 and not 0xFFFE and not 0xFFFF))
            {
                clean.Append(rune.ToString());
            }
        }

        return clean.ToString();
    }
}
