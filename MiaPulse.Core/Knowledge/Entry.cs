using MiaPulse.Core.Knowledge.Tongues;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist;

namespace MiaPulse.Core.Knowledge;

/// <summary>One thing a business knows: an FAQ or a passage, with the words it is found by.</summary>
internal sealed class Entry(Guid id, string title, string text, string? url, bool isFaq, MeaningVectors? meaning, Language language = Language.English, WordReading reading = WordReading.Analyzed)
{
    /// <summary>Characters of a sentence, on average, from which on a text of some length is prose and no list, table or notice.</summary>
    private const int LongSentences = 60;
    private const int SomeLength = 120;

    public Guid Id => id;

    public string Title => title;

    public string Text => text;

    public string? Url => url;

    public bool IsFaq => isFaq;

    /// <summary>What it is written in.</summary>
    public Language Language => language;

    /// <summary>The document and page that it stands in.</summary>
    public string? Document { get; init; }

    /// <summary>The title of its page, which tells what it is of where its own heading does not: "Prices" on the page of one treatment.</summary>
    public string? Page { get; init; }

    public AnswerKinds Offers { get; } = AnswerKind.Offered($"{title} {text}", language);

    /// <summary>For whom or what a price in it holds.</summary>
    public PricedFor PricedFor { get; } = PricedForReading.In($"{title} {text}");

    /// <summary>Whether it is the page of a person (<see cref="PersonPages"/>).</summary>
    public bool IsOfSomebody { get; } = PersonPages.Is(title, isFaq, language);

    /// <summary>Its sentences and lines, each with what it offers.</summary>
    public IReadOnlyList<(IReadOnlySet<string> Stems, AnswerKinds Offers)> Sentences { get; } =
        [.. Sentence.Split(text).Select(s => ((IReadOnlySet<string>)MeantWords.Of(s, language, reading).Select(w => w.Stem).ToHashSet(), AnswerKind.Offered(s, language)))];

    /// <summary>Whether it is prose as articles have it, of which ranking and gate think otherwise: of the passages that reader and net were taught on, one in ten is.</summary>
    public bool IsProse => !isFaq && text.Length >= SomeLength && text.Length >= LongSentences * Sentences.Count;

    /// <summary>Whether a customer says it, and not the business.</summary>
    public bool IsPraise { get; } = !isFaq && Praise.Is(title, text);

    public IReadOnlySet<string> TitleStems { get; } = MeantWords.Of(title, language, reading).Select(w => w.Stem).ToHashSet();

    /// <summary>The things that its title names; what hangs on them (how much, when) is left out.</summary>
    public IReadOnlySet<string> TitleThings { get; } = Words.Of(title, language, reading).Where(w => Nameless.Names(w, language)).Select(w => w.Stem).ToHashSet();

    /// <summary>Null until the encoder has been over it; set once, from whichever thread comes first. Only what is English gets one.</summary>
    public MeaningVectors? Meaning { get; set; } = meaning;

    /// <summary>Whether the encoder still has to go over it: it reads English alone.</summary>
    public bool LacksMeaning => Meaning is null && language is Language.English;

    /// <summary>Whether the vectors came from its row.</summary>
    public bool MeaningIsKept { get; } = meaning is not null;

    /// <summary>The configured embedding model's vector of title and text; null without one, or until it gave it.</summary>
    public float[]? ModelVector { get; set; }

    public byte[]? WriteMeaning() => Meaning?.Write(title, text);

    public byte[]? WriteModelMeaning(string model) => ModelVector is { } vector ? ModelMeaning.Write(model, title, text, vector) : null;
}
