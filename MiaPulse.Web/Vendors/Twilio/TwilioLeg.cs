using MiaPulse.Core.Calls;

namespace MiaPulse.Web.Vendors.Twilio;

/// <summary>The call that a webhook is about.</summary>
/// <param name="Sid">What Twilio calls it.</param>
/// <param name="From">Who calls, as it came; null for nothing.</param>
/// <param name="To">The line that was called.</param>
/// <param name="Turn">Which turn comes next, where the call goes by Gather; null where it goes by ConversationRelay, or has yet to begin.</param>
internal sealed record TwilioLeg(string Sid, string? From, string To, int? Turn = null)
{
    /// <summary>Longest that either end is; what is longer is nobody's number or name.</summary>
    private const int MaxEndLength = 128;

    /// <summary>Whether there is a number that could be shown to whom the call is handed on.</summary>
    public bool ShowsNumber => From is ['+', _, ..];

    /// <summary>Null where it is about no call.</summary>
    public static TwilioLeg? Read(IReadOnlyList<KeyValuePair<string, string>> form) =>
        form.Only("CallSid") is { Length: > 0 and <= Call.MaxVendorIdLength } sid && form.Only("To") is { Length: > 0 and <= MaxEndLength } to
            ? new TwilioLeg(sid, form.Only("From") is { Length: > 0 and <= MaxEndLength } from ? from : null, to)
            : null;
}
