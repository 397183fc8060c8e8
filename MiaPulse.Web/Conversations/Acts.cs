namespace MiaPulse.Web.Conversations;

/// <summary>What Mia decided to do, in words for people.</summary>
public static class Acts
{
    public static string InWords(string act) => act switch
    {
        "answer" => "Answered from what you gave her",
        "clarify" => "Asked which one was meant",
        "ask_contact" or "abstain" or "capture" => "Asked for a contact",
        "confirm" => "Read the contact back",
        "hand_over" or "human" => "Called for a person",
        "greet" => "Greeted",
        "call" => "Spoke of the call itself",
        "booking" or "book" => "Pointed to booking",
        _ => "Replied",
    };
}
