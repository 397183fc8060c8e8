using System.Diagnostics;
using System.Text;
using MiaPulse.Core.Businesses;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist;
using MiaPulse.Core.Receptionist.Embedded;
using Microsoft.Extensions.Options;

namespace MiaPulse.Tests.Evaluations;

/// <summary>What came of a set of questions. Every figure is a share of 1, or NaN where nothing was asked that it could be told from.</summary>
public sealed class AnswerScores
{
    private static readonly AllowedHosts Nowhere = new([]);

    private readonly List<double> _answerable = [];
    private readonly List<double> _unanswerable = [];
    private int _questions, _first, _firstFive, _right, _wrong, _answered, _clarified, _pageFacts, _pageQuestions;
    private double _reciprocal;

    public double RecallAt1 => (double)_first / _questions;

    public double RecallAt5 => (double)_firstFive / _questions;

    public double MeanReciprocalRank => _reciprocal / _questions;

    /// <summary>Answerable or not, told by confidence.</summary>
    public double Auroc => Area(_answerable, _unanswerable);

    public double Right => (double)_right / _questions;

    public double Wrong => (double)_wrong / _questions;

    public double Clarified => (double)_clarified / _questions;

    public double UnanswerableAnswered => (double)_answered / _unanswerable.Count;

    /// <summary>Answers that hold the fact that only a page tells.</summary>
    public double PageFacts => (double)_pageFacts / _pageQuestions;

    public int Questions => _questions;

    /// <summary>FAQs alone: each question with its answer there, and with it taken away.</summary>
    internal static AnswerScores OfFaqs(IEnumerable<TestBusiness> businesses, Variant variant)
    {
        var scores = new AnswerScores();
        var encoder = new SentenceEncoder();
        foreach (var business in businesses)
        {
            var entries = business.Docs.Select((d, i) => (Doc: d, Entry: EntryOf(i, d.Title, d.Text, null, variant))).ToList();
            var without = new Dictionary<string, BusinessKnowledge>(StringComparer.Ordinal);
            var whole = Index(business, entries.Select(e => e.Entry), encoder, variant);
            foreach (var question in business.Questions.Where(q => q.Kind is "faq" or "unanswerable"))
            {
                var gold = entries.Where(e => question.Gold.Contains(e.Doc.Id)).Select(e => e.Entry).ToList();
                if (gold.Count == 0)
                {
                    scores.CountUnanswerable(whole, question.Text, variant.Options);
                    continue;
                }

                scores.CountAnswerable(whole, question.Text, gold, variant.Options);
                if (question.Kind == "faq" && business.Pages.Count == 0 && entries.Count > gold.Count)
                {
                    var removed = string.Join(' ', question.Gold);
                    without[removed] = without.GetValueOrDefault(removed) ?? Index(business, entries.Select(e => e.Entry).Except(gold), encoder, variant);
                    scores.CountUnanswerable(without[removed], question.Text, variant.Options);
                }
            }
        }

        return scores;
    }

    /// <summary>Whole replies of embedded Mia to what only the pages of a business tell.</summary>
    internal static async Task<AnswerScores> OfPagesAsync(IEnumerable<TestBusiness> businesses, Variant variant)
    {
        var scores = new AnswerScores();
        var encoder = new SentenceEncoder();
        var mia = new EmbeddedMia(new AnswerTalk(new Quote(encoder), new SocialHeard(encoder)), new KnowledgeAsked(encoder), Options.Create(variant.Options));
        foreach (var business in businesses)
        {
            var index = Index(business, AllOf(business, variant), encoder, variant);
            foreach (var question in business.Questions.Where(q => q.Kind == "page"))
            {
                var reply = await mia.ReplyAsync(PromptOf(business, question), new MiaHands((q, _) => Task.FromResult(Search(index, q)), (_, _) => Task.FromResult<ContactCard?>(null)), CancellationToken.None);
                scores._pageQuestions++;
                scores._pageFacts += reply.Words.Contains(question.GoldText!, StringComparison.OrdinalIgnoreCase) ? 1 : 0;
            }
        }

        return scores;
    }

    /// <summary>Milliseconds of one search among so many passages: the median of a hundred, after two hundred that warm it up.</summary>
    public static double SearchMilliseconds(int passages)
    {
        var encoder = new SentenceEncoder();
        var pieces = Enumerable.Range(0, 50).Select(i => encoder.Read($"passage about subject {i}")).ToArray();
        var vectors = pieces.Select(SentenceEncoder.Pool).ToArray();
        var keys = PassageReader.For(prose: false).Keys(pieces[0], pieces[..8]);
        var entries = Enumerable.Range(0, passages).Select(i => new Entry(
            new Guid(i, 0, 0, new byte[8]), $"Subject {i % 997}", $"Passage {i} tells about subject {i % 997} and its price of ${i}.", "https://site.example/", false, new MeaningVectors(vectors[i % 50], vectors[(i + 7) % 50], keys)));
        var index = new BusinessIndex("Bench", [.. entries], encoder);
        var times = new List<double>();
        for (var i = 0; i < 300; i++)
        {
            var began = Stopwatch.GetTimestamp();
            index.Search($"how much is subject {i} of yours", AnswerGate.Considered, 0);
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        return times.Skip(200).Order().ElementAt(50);
    }

    /// <summary>FAQs, each with its number in the set as the first part of its id, and the passages of all pages.</summary>
    internal static List<Entry> AllOf(TestBusiness business, Variant variant)
    {
        var entries = business.Docs.Select((d, i) => EntryOf(i, d.Title, d.Text, null, variant)).ToList();
        foreach (var page in business.Pages)
        {
            var url = CheckedUrl.Parse($"https://site.example{page.Id}", Nowhere, out _)!;
            var content = PageReader.Read(new Fetched(url, "text/html", "utf-8", Encoding.UTF8.GetBytes(page.Text), false), Nowhere);
            entries.AddRange(content.Pieces.Select((p, i) => EntryOf(entries.Count + i, p.Heading.Length > 0 ? p.Heading : content.Title, p.Text, url.ToString(), variant)));
        }

        return entries;
    }

    internal static Entry EntryOf(int number, string title, string text, string? url, Variant variant) =>
        new(new Guid(number, 0, 0, new byte[8]), title, text, url, url is null, null, reading: variant.Reading);

    /// <summary>As the product keeps it, so that what is found is held against the thing, the person and the variety that a question names.</summary>
    internal static BusinessKnowledge Index(TestBusiness business, IEnumerable<Entry> entries, SentenceEncoder encoder, Variant variant)
    {
        var index = new BusinessKnowledge(business.Name, [.. entries], Language.English, encoder, variant.Reading);
        foreach (var entry in index.Entries.Where(_ => variant.WithVectors))
        {
            entry.Meaning ??= index.Encode(entry);
        }

        return index;
    }

    internal static IReadOnlyList<FoundPassage> Search(BusinessKnowledge index, string question) => question.Length == 0 ? [] : index.Search(question, Language.English, KnowledgeIndex.MostFound, 0, null);

    private void CountAnswerable(BusinessKnowledge index, string question, IReadOnlyList<Entry> gold, MiaOptions options)
    {
        var found = Search(index, question);
        var place = found.ToList().FindIndex(p => gold.Any(g => g.Id == p.Id));
        _questions++;
        _first += place == 0 ? 1 : 0;
        _firstFive += place is >= 0 and < 5 ? 1 : 0;
        _reciprocal += place is >= 0 and < 5 ? 1.0 / (place + 1) : 0;
        _answerable.Add(found[0].Confidence);
        _right += found[0].Confidence >= options.AnswerAt && place == 0 ? 1 : 0;
        _wrong += found[0].Confidence >= options.AnswerAt && place != 0 ? 1 : 0;
        _clarified += found[0].Confidence < options.AnswerAt && found[0].Confidence >= options.ClarifyAt ? 1 : 0;
    }

    private void CountUnanswerable(BusinessKnowledge index, string question, MiaOptions options)
    {
        var confidence = Search(index, question)[0].Confidence;
        _unanswerable.Add(confidence);
        _answered += confidence >= options.AnswerAt ? 1 : 0;
    }

    private static ReceptionistPrompt PromptOf(TestBusiness business, AskedQuestion question) => new(
        new BusinessProfile(default, business.Name, "https://site.example", "", "US", "UTC", null, null, null, null, null), default, [new Turn(Author.Mia, question.Previous ?? "Hello")],
        question.Text, ContactCard.Empty, ContactCard.Empty, DialogueState.Fresh, false, DateTimeOffset.UnixEpoch, "en");

    /// <summary>The chance that one of <paramref name="above"/> is higher than one of <paramref name="below"/> (AUROC).</summary>
    internal static double Area(List<double> above, List<double> below)
    {
        var ranked = above.Select(p => (Value: p, Above: true)).Concat(below.Select(p => (Value: p, Above: false))).OrderBy(p => p.Value).ToList();
        var ranks = ranked.Select((p, i) => p.Above ? i + 1.0 : 0).Sum();
        return (ranks - above.Count * (above.Count + 1.0) / 2) / ((double)above.Count * below.Count);
    }
}
