using System.Text.Json;
using System.Text.RegularExpressions;
using MiaPulse.Core.Shared;
using MiaPulse.Tests.Support;
using MiaPulse.Web.Conversations;

namespace MiaPulse.Tests.Widget;

/// <summary>Whatever the hub may refuse a visitor, the widget has a sentence for it in each of its languages.</summary>
public sealed partial class WidgetRefusalsTests
{
    private static readonly string[] LanguageFiles = Directory.GetFiles(Path.Combine(Repository.Root, "wwwroot", "widget", "lang"), "*.js");

    /// <summary>What a visitor may be refused by, as far as there are several reasons of one kind.</summary>
    private static readonly string[] UseCases =
    [
        "Conversations/ReceiveMessage.cs", "Conversations/MessageText.cs", "Conversations/EmailTranscript.cs", "Conversations/RateConversation.cs", "Conversations/CallForPerson.cs",
        "Conversations/CloseConversation.cs", "Conversations/VisitorView.cs", "Leads/IdentifyVisitor.cs", "Leads/CaptureLead.cs", "Notifications/StrangerMail.cs", "Visits/EraseVisitor.cs", "Visits/RecordPage.cs",
    ];

    [Fact]
    public void Every_code_and_every_reason_has_a_sentence_in_every_language_and_there_are_no_others()
    {
        var known = CodesInTheCode().Concat(Enum.GetValues<RefusalReason>().Select(WordFor)).Order(StringComparer.Ordinal).ToList();
        Assert.All(new[] { "invalid", "rate_limited", "not_found", "closed", "over_quota", "origin", "unavailable", "no_email", "too_long" }, code => Assert.Contains(code, known));
        Assert.Equal(known.Count, known.Distinct().Count()); // a reason with the name of a code would be taken for it
        Assert.InRange(LanguageFiles.Length, 9, 50);
        foreach (var file in LanguageFiles)
        {
            var said = Sentence().Matches(File.ReadAllText(file)).Select(m => m.Groups[1].Value).Order(StringComparer.Ordinal).ToList();
            Assert.True(known.SequenceEqual(said), $"{Path.GetFileName(file)}: {string.Join(' ', known.Except(said))} is missing, {string.Join(' ', said.Except(known))} is too much");
        }
    }

    [Fact]
    public void No_language_says_it_in_English()
    {
        var english = Sentences(LanguageFiles.Single(f => f.EndsWith("en.js", StringComparison.Ordinal)));
        Assert.NotEmpty(english);
        foreach (var file in LanguageFiles.Where(f => !f.EndsWith("en.js", StringComparison.Ordinal)))
        {
            Assert.Empty(Sentences(file).Intersect(english));
        }
    }

    [Fact]
    public void Whatever_a_visitor_can_be_refused_for_their_own_words_has_its_reason()
    {
        var refusals = UseCases.SelectMany(f => File.ReadLines(Path.Combine(Repository.Root, "MiaPulse.Core", f))).Where(l => Refused().IsMatch(l)).ToList();
        Assert.InRange(refusals.Count, 10, 100);

        Assert.All(refusals, line => Assert.Contains(".Because(RefusalReason.", line, StringComparison.Ordinal));
    }

    [Fact]
    public void The_code_comes_first_then_the_sentence_and_last_the_reason_if_there_is_one()
    {
        var refusal = Refusal.Invalid("email", "That does not look like one.");

        Assert.Equal("invalid: That does not look like one.", HubProblems.From(refusal).Message);
        Assert.Equal("invalid: That does not look like one. [no_email]", HubProblems.From(refusal.Because(RefusalReason.NoEmail)).Message);
    }

    /// <summary>Those of refusals, those that the hub and what stands around it throw, and those that the gate answers with.</summary>
    private static HashSet<string> CodesInTheCode()
    {
        var codes = Enum.GetValues<RefusalKind>().Select(k => HubProblems.From(new Refusal(k, "No.")).Message.Split(':')[0]).ToHashSet(StringComparer.Ordinal);
        foreach (var file in Directory.GetFiles(Path.Combine(Repository.Root, "MiaPulse.Web", "Conversations"), "*.cs"))
        {
            codes.UnionWith(Thrown().Matches(File.ReadAllText(file)).Select(m => m.Groups[1].Success ? m.Groups[1].Value : m.Groups[2].Value));
        }

        return codes;
    }

    private static string WordFor(RefusalReason reason) => JsonNamingPolicy.SnakeCaseLower.ConvertName(reason.ToString());

    private static List<string> Sentences(string file) => [.. Sentence().Matches(File.ReadAllText(file)).Select(m => m.Groups[2].Value)];

    [GeneratedRegex(@"^  why_(\w+): '((?:[^'\\]|\\.)+)',$", RegexOptions.Multiline)]
    private static partial Regex Sentence();

    [GeneratedRegex(@"\$?""(invalid|[a-z]+_[a-z]+|unavailable): |Refuse\(http, \S+, ""([a-z_]+)""")]
    private static partial Regex Thrown();

    // What only a wrong widget can get wrong is told to its author.
    [GeneratedRegex(@"Refusal\.(Invalid|Conflict|NotAllowed|OverLimit)\((?!""(clientMessageId|score|url)"")")]
    private static partial Regex Refused();
}
