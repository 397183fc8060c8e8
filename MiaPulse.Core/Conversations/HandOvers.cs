namespace MiaPulse.Core.Conversations;

/// <summary>Why a person was called, in words for owners: a few for lists, a sentence for the conversation.</summary>
public static class HandOvers
{
    public static string InShort(HandOverReason reason) => reason switch
    {
        HandOverReason.Asked => "Asked for a person",
        HandOverReason.Frustrated => "Upset",
        HandOverReason.Urgent => "Urgent",
        HandOverReason.Repeated => "Asked again",
        HandOverReason.NotAnswered => "Not answered",
        HandOverReason.Error => "Mia had a problem",
        HandOverReason.Cap => "Long chat",
        HandOverReason.Texted => "Sent a text",
    };

    public static string InWords(HandOverReason reason) => reason switch
    {
        HandOverReason.Asked => "The visitor asked for a person.",
        HandOverReason.Frustrated => "The visitor is upset.",
        HandOverReason.Urgent => "The visitor says that it is urgent.",
        HandOverReason.Repeated => "The visitor asked the same again, so Mia's answer did not help.",
        HandOverReason.NotAnswered => "Mia found no answer twice in a row.",
        HandOverReason.Error => "Mia could not work out an answer.",
        HandOverReason.Cap => "Mia has written as many replies in a row as you let her.",
        HandOverReason.Texted => "The caller sent a text message. Mia does not answer those.",
    };
}
