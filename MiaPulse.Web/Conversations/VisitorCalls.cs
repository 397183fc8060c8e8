using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.SignalR;

namespace MiaPulse.Web.Conversations;

/// <summary>What a widget may send. Read by hand, so that a wrong type is answered with a sentence and not by a closed socket.</summary>
/// <param name="FromMail">The secret in a mail's link (<see cref="MiaPulse.Core.Conversations.ReturnLink"/>).</param>
public sealed record JoinCall(string? VisitorToken, long? AfterSequence, PageCall? Page, string? Language, string? TimeZone, string? FromMail = null);

public sealed record PageCall(string? Url, string? Title, string? Referrer);

public sealed record SendCall(string? ClientMessageId, string? Text);

public sealed record RateCall(int Score, string? Comment);

public sealed record IdentifyCall(string? Name, string? Email, string? Phone);

/// <summary>The answer to Join.</summary>
public sealed record JoinAnswer(string VisitorToken, Guid? ConversationId, string State, string? MemberName, long Version, IReadOnlyList<WidgetMessage> Messages, WidgetSettings Settings)
{
    /// <summary>The secret from a mail was brought and is good for nothing (any more): a widget says so, since who follows such a link looks for their conversation.</summary>
    public bool LinkIsDead { get; init; }

    /// <summary>Mia owes an answer: a widget shows that she is at it, also one that was loaded anew meanwhile.</summary>
    public bool ReplyIsDue { get; init; }
}

/// <summary>The answer to Send.</summary>
public sealed record SendAnswer(Guid ConversationId, Guid Id, long Sequence, DateTimeOffset At);

/// <summary>What the panel needs to know of the business.</summary>
/// <param name="Open">Whether the business is open now; null where its hours are not known.</param>
/// <param name="PeopleAvailable">Whether a person may be promised now.</param>
/// <param name="OpensAt">When it opens next, while it is closed and its week can promise it (<see cref="MiaPulse.Core.Receptionist.SureOpening"/>).</param>
/// <param name="ClosesAt">When it closes, while it is open.</param>
/// <param name="Standard">Which of <c>greeting</c> and <c>disclosure</c> are ours and not the owner's: a widget may say those in the visitor's language.</param>
/// <param name="CanEmail">Whether a conversation can be had by email; a widget offers it only where this is true.</param>
public sealed record WidgetSettings(
    string BusinessName, string Color, string Greeting, string Disclosure, IReadOnlyList<string> Suggestions, bool PeopleAvailable, bool? Open, DateTimeOffset? OpensAt, DateTimeOffset? ClosesAt,
    string PrivacyUrl, bool AskContactFirst, bool CanEmail, IReadOnlyList<string> Standard)
{
    /// <summary>IANA name of the business's time zone, in which <see cref="OpensAt"/> is to be told.</summary>
    public string? TimeZone { get; init; }

    /// <summary>When the week opens or closes next: then a widget joins again. Also where <see cref="OpensAt"/> promises nothing, since that day has a name.</summary>
    public DateTimeOffset? ChangesAt { get; init; }
}

/// <summary>Reads the arguments of hub calls.</summary>
internal static class HubArguments
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { NumberHandling = JsonNumberHandling.Strict };

    /// <summary>The calls there are, as they are to be made.</summary>
    private static readonly Dictionary<string, string> Shapes = new[]
    {
        "Join({visitorToken?, afterSequence?, page: {url, title, referrer}, language, timeZone, fromMail?})", "Send({clientMessageId, text})", "Page({url, title})", "Typing(isTyping)",
        "Read(sequence)", "AskForHuman()", "Identify({name?, email?, phone?})", "Rate({score, comment})", "EmailTranscript(email)", "EraseMe()", "EraseMeWithReceipt(email)", "Leave()",
    }.ToDictionary(shape => shape[..shape.IndexOf('(', StringComparison.Ordinal)], StringComparer.OrdinalIgnoreCase);

    /// <summary>Says how the call is to be made.</summary>
    public static HubException Misfit(string call) => new(Shapes.TryGetValue(call, out var shape) ? $"invalid: The call is {shape}." : "invalid: There is no such call here.");

    /// <summary>The argument as a <typeparamref name="T"/>; a HubException <c>invalid: …</c> where it is none.</summary>
    public static T Read<T>(JsonElement argument, string call) where T : class
    {
        try
        {
            return (argument.ValueKind is JsonValueKind.Object ? argument.Deserialize<T>(Options) : null) ?? throw Misfit(call);
        }
        catch (JsonException)
        {
            throw Misfit(call);
        }
    }

    public static string Text(JsonElement argument, string name) => argument.ValueKind is JsonValueKind.String
        ? argument.GetString()!
        : throw new HubException($"invalid: {name} must be a text.");

    public static long Number(JsonElement argument, string name) => argument.ValueKind is JsonValueKind.Number && argument.TryGetInt64(out var number)
        ? number
        : throw new HubException($"invalid: {name} must be a whole number.");

    public static bool Truth(JsonElement argument, string name) => argument.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw new HubException($"invalid: {name} must be true or false."),
    };
}
