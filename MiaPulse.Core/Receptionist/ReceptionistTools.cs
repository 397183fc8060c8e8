using System.Collections.Concurrent;
using System.ComponentModel;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Leads;
using MiaPulse.Core.Receptionist.Embedded;
using MiaPulse.Core.Receptionist.Embedded.Hearing;
using MiaPulse.Core.Receptionist.Embedded.Speech;
using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Receptionist;

/// <summary>What Mia may do during one reply. The caller and the conversation are bound here, by the server: no model can name others.</summary>
public sealed class ReceptionistTools(Mia who, ReceptionistPrompt prompt, KnowledgeIndex knowledge, CaptureLead captureLead)
{
    private readonly ConcurrentQueue<FoundPassage> _found = [];
    private readonly ConcurrentQueue<MessageAction> _offered = [];

    public ReceptionistPrompt Prompt => prompt;

    /// <summary>Every passage that was found for this reply so far: what its words may be made from.</summary>
    public IReadOnlyCollection<FoundPassage> Found => _found;

    /// <summary>Links that were offered to the visitor.</summary>
    public IReadOnlyCollection<MessageAction> Offered => _offered;

    /// <summary>Whether a person was asked for.</summary>
    public bool CallsForPerson { get; private set; }

    /// <summary>The gate that a reply made with these tools has to pass.</summary>
    internal FactGate Gate() => new(
        [.. _found], prompt.Business, prompt.Known, string.Join('\n', prompt.History.Where(t => t.Author is Author.Visitor).Select(t => t.Text).Append(prompt.Question)),
        LanguageTags.Read(prompt.Language) ?? Language.English, HoursTalk.TodayOf(prompt));

    /// <summary>
    /// Whether an answer may stand once every sentence with a fact that stands nowhere has gone: something has to be left of it, and where something had to go, a
    /// fact that was found. Who has told one untruth is not believed for the rest of the words alone.
    /// </summary>
    public bool Holds(string answer)
    {
        var verdict = Gate().Check(answer);
        return !string.IsNullOrWhiteSpace(verdict.Text) && (verdict.Holds || verdict.Proven > 0);
    }

    [Description("Finds what the business's own pages and FAQs say about a question.")]
    public async Task<IReadOnlyList<FoundPassage>> SearchKnowledgeAsync(
        [Description("The question, as the visitor asked it")] string question, CancellationToken ct)
    {
        var found = await knowledge.SearchAsync(who, question, LanguageOf(question), ct);
        foreach (var passage in found)
        {
            _found.Enqueue(passage);
        }

        return found;
    }

    /// <summary>
    /// What a model is shown of the passages that were found: one of each family of near-identical pages, as embedded Mia looks at them. Eight pages of one catalogue tell it
    /// no more than one, and take the room of seven others. The gate knows them all.
    /// </summary>
    /// <param name="found">Best first.</param>
    /// <param name="question">What they were found for: the page that it names stands for its family.</param>
    public static IReadOnlyList<FoundPassage> OneOfEachFamily(IEnumerable<FoundPassage> found, string question) => Twins.OneOfEach([.. found], question);

    /// <summary>The visitor's, unless the words are plainly of another: a model may ask in English, and a choice that was offered is in the language of its page.</summary>
    private Language LanguageOf(string question)
    {
        var visitors = LanguageTags.Read(prompt.Language) ?? Language.English;
        return LanguageGuess.Heard(question, visitors, null) ?? visitors;
    }

    [Description("Keeps what the visitor wishes together with the contact details that they typed themselves.")]
    public async Task<ContactCard?> CaptureLeadAsync([Description("What the visitor wishes, in their own words")] string wish, CancellationToken ct)
    {
        // The details are those that were read from the visitor's own words; a model can neither invent nor change them.
        var kept = await captureLead.RunAsync(who, prompt.Conversation, prompt.JustSaid, prompt.Question, wish, ct);
        return kept.IsDone ? kept.Value : null;
    }

    [Description("Shows the visitor a button that opens one of the business's own pages.")]
    public string OfferLink([Description("booking, website, or the url of a passage that was found")] string which)
    {
        if (prompt.IsSpoken)
        {
            return "Nothing can be shown on the phone. Name no address; who wants the link asks for it."; // and then the call itself sees to it, not a model
        }

        var link = which.Trim().ToUpperInvariant() switch
        {
            "BOOKING" => prompt.Business.BookingUrl is { } page ? new MessageAction("link", Voice.For(prompt).Say(w => w.BookOnline), page) : null,
            "WEBSITE" => new MessageAction("link", Voice.For(prompt).Say(w => w.VisitWebsite), prompt.Business.WebsiteUrl),
            _ => _found.FirstOrDefault(p => p.Url is not null && p.Url == which.Trim()) is { } found ? new MessageAction("link", found.Title, found.Url) : null,
        };
        if (link is null)
        {
            return "There is no such link. Offer none.";
        }

        if (!_offered.Contains(link))
        {
            _offered.Enqueue(link);
        }

        return $"A button “{link.Label}” is shown below your words.";
    }

    /// <summary>As embedded Mia answers: another door is not the business's, and what a page says of the very day goes before the week.</summary>
    [Description("Tells the business's opening hours, computed on its own clock, and what its pages say of a holiday or another day by name.")]
    public async Task<HoursTold> OpeningHoursAsync(
        [Description("The visitor's question about hours, such as: are you open now, or: when do you close on Friday, or: are you open on December 24")] string question, CancellationToken ct)
    {
        var language = LanguageOf(question);
        if (Doors.AsksOfAnother(question, language, prompt.Business))
        {
            return new HoursTold("That is the door of something else, and the hours of the business say nothing of it. Look for it with search_knowledge.");
        }

        var today = HoursTalk.TodayOf(prompt);
        DateOnly[] dates = [.. HoursTalk.DatesAsked(prompt, question).Concat(HoursTalk.NearDates(question, language, today)).Concat(NamedDays.NamedIn(question, today, prompt.Business.Region)).Distinct()];
        if (await NamedDayTalk.FindAsync(prompt.Business, dates, language, SearchKnowledgeAsync, ct) is { } told)
        {
            return new HoursTold($"Of that day the pages say: “{VisibleText.Of(told.Sentence)}” This goes before the hours of the week.", told.Passage);
        }

        return HoursTalk.NamesHoliday(question, language)
            ? new HoursTold("The hours of the week say nothing of holidays. Look for them with search_knowledge, and where no passage speaks of that day say that you did not find it.")
            : new HoursTold(HoursTalk.Tell(prompt, question) ?? "The business has not set its hours. Look for them with search_knowledge.");
    }

    [Description("Calls a person of the business to this conversation: when the visitor asks for one, is upset, or cannot be helped.")]
    public string AskForHuman()
    {
        CallsForPerson = true;
        return prompt.IsAfterHours
            ? $"The business is closed. {HoursTalk.OpensAgain(prompt)} The team has been told. Ask for a name and an email address or phone number, and promise nobody before then."
            : prompt is { PeopleAvailable: true, IsSpoken: true }
            ? "The caller is put through as soon as you have spoken. Say so in one short sentence, and ask nothing."
            : prompt.PeopleAvailable
            ? "The team has been asked to join. Tell the visitor that they can keep writing here."
            : "Nobody is there now; the team has been told. Ask for a name and an email address or phone number, and promise nobody at once.";
    }
}
