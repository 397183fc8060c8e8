namespace MiaPulse.Web.Welcome;

/// <summary>The words of the help page. Each answer stands by itself, since Mia quotes it by itself.</summary>
internal static class HelpAnswers
{
    public static readonly IReadOnlyList<HelpPart> Parts =
    [
        new("Getting started", "start",
        [
            new("What is MiaPulse?", "MiaPulse is a receptionist for the website of a small business. Her name is Mia. She answers visitors in a chat from the business's own pages, collects the contact details of those who want to hear back, and lets the owner take over at any moment."),
            new("How do I sign up?", "Sign-up asks for four things: the name of your business, your email address, your website and your industry. A link arrives by email. Open it, press the button, and you are in. There is no password."),
            new("How long does setup take?", "Setup takes a few minutes. After your first sign-in Mia reads your website by herself and you watch the pages appear. Then you copy one line of HTML into your site."),
            new("How do I put Mia on my website?", "Copy the one line of HTML from your dashboard and paste it before the closing body tag of your site. That works with WordPress, Shopify, Wix, Squarespace, Webflow, Google Tag Manager and plain HTML."),
            new("Is there a free trial?", "Yes. The trial is free for 14 days, needs no card, and has every feature switched on, with 100 AI conversations."),
        ]),
        new("What Mia answers", "answers",
        [
            new("Where does Mia get her answers?", "Mia answers only from what she has read on your website and from the questions and answers you have given her. Each answer names the page it comes from."),
            new("What happens when Mia does not know something?", "Mia says that she does not know, and offers to pass the question on. She asks for a name and a way to reach the visitor, and you see the question in your dashboard."),
            new("Can Mia make up prices or opening hours?", "No. Every price, date, opening hour, phone number, email and link in an answer is checked against your pages before it is sent. What does not stand there is not said."),
            new("Can I correct Mia?", "Yes. Open Why? under one of her messages, see the words she used, and write the right answer. It becomes a question and answer that she uses from the next message on."),
            new("What happens when my website changes?", "Ask Mia to read the website again in the dashboard under Knowledge. What she knew stays until the new pages are there."),
            new("Does Mia say that she is an AI?", "Yes. Mia says so in her first line, and every message of hers is labelled."),
        ]),
        new("Leads and conversations", "leads",
        [
            new("How does Mia catch a lead?", "When a visitor writes a name, an email address or a phone number, Mia recognises it, shows the visitor what she understood, and stores it as a lead. The visitor can correct it right there."),
            new("Can I export my leads?", "Yes. The leads page has an Export CSV button. The file opens in Excel, LibreOffice and Google Sheets, and the export is available at any time."),
            new("How do I take over a conversation?", "Press Take over, or just start typing a reply. Mia goes quiet at once, even in the middle of a sentence, and the visitor sees that you have joined. Hand back to Mia gives her the conversation again."),
            new("Can a visitor ask for a person?", "Yes. The visitor can ask for a person at any time. The conversation then waits for you in the inbox, and Mia asks how to reach the visitor if nobody is there."),
            new("Does Mia answer the phone?", "Not yet. Today Mia answers on your website."),
        ]),
        new("Privacy and security", "privacy",
        [
            new("Does the chat widget set cookies?", "No. The widget keeps its session in the browser's local storage, sets no cookie and contacts no third party."),
            new("Who can see my conversations?", "Only the signed-in members of your business see your conversations and leads. Businesses are kept apart in the database itself."),
            new("How does signing in without a password work?", "You enter your email address and get a link. The link works once and for 10 minutes, and a newer link replaces the older one. You stay signed in on that device for 30 days or until you sign out."),
            new("Can a visitor delete their conversation?", "Yes. The menu of the chat panel has an entry that erases the visitor's conversation and contact details."),
        ]),
        new("Running it yourself", "self-hosting",
        [
            new("Can I run MiaPulse on my own server?", "Yes. MiaPulse needs only the .NET runtime and one folder for its data. No key and no other server is required. Self-hosted installations have no limit on conversations."),
            new("Does MiaPulse need an AI service or an API key?", "No. Mia works by herself, without any outside AI service, so no visitor's words leave the server. A service of your choice can be configured instead."),
            new("Where is the data of a self-hosted installation?", "Everything is in the data directory: the database, the signing keys and mail that could not be sent. Back up that one folder."),
        ]),
    ];
}

internal sealed record HelpPart(string Title, string Anchor, IReadOnlyList<HelpAnswer> Answers);

internal sealed record HelpAnswer(string Question, string Words);
