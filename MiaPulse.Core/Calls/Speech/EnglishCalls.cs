namespace MiaPulse.Core.Calls.Speech;

internal static class EnglishCalls
{
    public static CallPhrases Words() => new()
    {
        Greeting = "<Hi, this is|Good day, this is|This is> Mia at {0}. <How can I help you?|How may I help you?|How can I help?>",
        GreetingKnown = "<Hi|Good day|Hello> {1}, this is Mia at {0}. Good to hear from you again. <How can I help you?|How may I help you?|How can I help?>",

        OneMoment = "One moment, please.",
        StillLooking = "I am still looking that up.",
        SayAgain = "Let me say that again.",
        TooSlow = "I am sorry, I cannot find that out right now. I will gladly take a message. What is your name, and which number can the team reach you on?",
        StillThere = "Are you still there?",
        NotCaught = "Sorry, I did not catch that. Could you say it again?",
        Resumed = "Sorry, we were cut off for a moment. What were you saying?",

        Goodbye = "Thank you for calling. Goodbye.",
        SilentGoodbye = "I cannot hear you, so I will end the call now. You are welcome to call again. Goodbye.",
        DeadEndGoodbye = "I am sorry, I cannot help you any further on the phone. I have noted what you said for the team. Thank you for calling. Goodbye.",
        TooLongGoodbye = "We have talked for a long time, and I have to end the call here. I have noted what you said for the team. Thank you for calling. Goodbye.",
        Objected = "That is fine, I will end this call now.",
        ReachByEmail = "You can write to us at {0}.",
        ReachOnWebsite = "You will also find us on our website, {0}.",

        OfferWebsite = "I can text the link to our website to the number you are calling from. Shall I do that?",
        OfferBooking = "I can text our booking link to the number you are calling from. Shall I do that?",
        OnlyThisNumber = "I can only text it to the number you are calling from. Shall I do that?",
        LinkSent = "I am texting it to you now. Is there anything else I can help with?",
        LinkAlready = "I have texted you the link in this call already. Is there anything else I can help with?",
        LinkImpossible = "I am sorry, I cannot text the link to the number you are calling from. Shall I spell the address for you?",
        LinkDeclined = "All right, I will not text it. Is there anything else I can help with?",
        AddressIs = "The address is {0}. Is there anything else I can help with?",

        PutThrough = "One moment, I am putting you through.",
        NotReached = "I am sorry, nobody can come to the phone right now. I will gladly take a message. What is your name, and which number can the team reach you on?",
        PersonHasIt = "Somebody from the team is looking after this and will get back to you. I have noted what you said. Is there anything else I should pass on?",
        Whisper = "Call from {0}. Press 1 to take it.",
        WhisperAbout = "Call from {0}. They said: {1} Press 1 to take it.",
        HiddenCaller = "a hidden number",

        NobodyHere = "Nobody from the team can come to the phone right now, but I will pass on your question.",
        OpensAgain = "We are closed at the moment and open again {0}. I will pass on your question.",
        ClosedForNow = "We are closed at the moment. I will pass on your question.",
        OfferContact = "If you would like the team to get in touch, just tell me how they can reach you.",
        BookHere = "You can choose a time on our booking page. If you would rather have the team arrange it, tell me your name and a phone number or email address.",
        NotedForTeam = "I have noted that for the team. If you would like an answer, just tell me how they can reach you.",
        RepeatIt = "Please tell me {0} again, and I will change it.",
        WhichChange = "Which should I change: {0} or {1}? Just say it again.",
        YourData = "The team can delete what is kept of you. Tell me your name and how they can reach you, and I will pass that on.",
        BeenAWhile = "We have been talking for a while, and a person can help you better now.",
    };
}
