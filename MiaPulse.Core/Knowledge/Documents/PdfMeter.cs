using System.IO.Compression;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace MiaPulse.Core.Knowledge.Documents;

/// <summary>
/// Stands between a PDF and the library that reads it, and counts: how much its streams unpack to, how often they are asked for, and how often one draws
/// another. A small file can unpack to gigabytes, and forms that draw each other ten times over can keep a reader busy for years. The library forgives many
/// errors, so whatever went over its measure stays over it.
/// </summary>
internal sealed class PdfMeter(CancellationToken ct) : IFilterProvider
{
    private const int MostPerStream = 16 * 1024 * 1024;
    private const long MostTogether = 160L * 1024 * 1024;
    private const int MostAsked = 20_000;
    private const long MostDrawn = 2_000_000;

    // LZW packs up to 1,365 times, and cannot be counted without being unpacked.
    private const int MostLzw = 48 * 1024;

    private static readonly IFilterProvider All = DefaultFilterProvider.Instance;
    private long _unpacked;
    private long _perDraw = 1;
    private long _drawn;
    private int _asked;

    public bool IsOver { get; private set; }

    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) => Counted(All.GetFilters(dictionary));

    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) => Counted(All.GetNamedFilters(names));

    public IReadOnlyList<IFilter> GetAllFilters() => Counted(All.GetAllFilters());

    /// <summary>Looks at what is drawn by what, which the library does without asking here again. To be called before any page is read.</summary>
    public void Weigh(PdfDocument pdf)
    {
        var streams = pdf.Structure.CrossReferenceTable.ObjectOffsets.Keys.Select(r => StreamAt(pdf, r)).OfType<StreamToken>().ToList();

        // Each form that draws more than one thing multiplies what is drawn below it, in the worst order that they can be put into.
        foreach (var form in streams.Where(IsForm))
        {
            _perDraw *= Math.Max(1, DrawsOf(form, pdf));
            if (_perDraw > MostDrawn)
            {
                throw Over();
            }
        }

        streams.Where(s => !IsForm(s) && !s.StreamDictionary.ContainsKey(NameToken.Filter)).ToList().ForEach(s => Draws(s.Data.Span));
    }

    private StreamToken? StreamAt(PdfDocument pdf, UglyToad.PdfPig.Core.IndirectReference reference)
    {
        ct.ThrowIfCancellationRequested();
        try
        {
            return pdf.Structure.GetObject(reference)?.Data as StreamToken;
        }
        catch (Exception broken) when (broken is not (OperationCanceledException or TooMuchException))
        {
            return null; // what cannot be had cannot be drawn
        }
    }

    private static int DrawsOf(StreamToken form, PdfDocument pdf)
    {
        try
        {
            return DrawsIn(form.Decode(pdf.Structure.FilterProvider, pdf.Structure.TokenScanner).Span);
        }
        catch (Exception broken) when (broken is not (OperationCanceledException or TooMuchException))
        {
            return 1; // what cannot be unpacked draws nothing
        }
    }

    private static bool IsForm(StreamToken stream) => stream.StreamDictionary.TryGet(NameToken.Subtype, out NameToken kind) && kind.Data == "Form";

    private void Draws(ReadOnlySpan<byte> content)
    {
        if ((_drawn += DrawsIn(content) * _perDraw) > MostDrawn)
        {
            throw Over();
        }
    }

    private static int DrawsIn(ReadOnlySpan<byte> content)
    {
        var draws = 0;
        for (int at; (at = content.IndexOf("Do"u8)) >= 0; content = content[(at + 2)..])
        {
            draws += at > 0 && content[at - 1] <= ' ' ? 1 : 0;
        }

        return draws;
    }

    private IReadOnlyList<IFilter> Counted(IReadOnlyList<IFilter> filters)
    {
        ct.ThrowIfCancellationRequested();
        if (IsOver || ++_asked > MostAsked)
        {
            throw Over();
        }

        return [.. filters.Select(f => new Counting(this, f))];
    }

    private TooMuchException Over()
    {
        IsOver = true;
        return new TooMuchException();
    }

    private void Unpacks(IFilter filter, Memory<byte> input)
    {
        var size = filter switch
        {
            FlateFilter => SizeOf(input),
            LzwFilter when input.Length > MostLzw => long.MaxValue,
            RunLengthFilter => input.Length * 64L,
            _ => input.Length,
        };
        if (size > MostPerStream || (_unpacked += size) > MostTogether)
        {
            throw Over();
        }
    }

    // The library unpacks at one go, so it is tried here first, without keeping anything.
    private long SizeOf(Memory<byte> input)
    {
        var buffer = new byte[64 * 1024];
        var size = 0L;
        try
        {
            using var packed = new DeflateStream(new MemoryStream(input.ToArray(), Math.Min(2, input.Length), Math.Max(0, input.Length - 2)), CompressionMode.Decompress);
            int read;
            while (size <= MostPerStream && (read = packed.Read(buffer)) > 0)
            {
                size += read;
                ct.ThrowIfCancellationRequested();
            }
        }
        catch (InvalidDataException)
        {
            // Damaged: what came until then counts, and the library makes of it what it can.
        }

        return size;
    }

    private sealed class Counting(PdfMeter meter, IFilter filter) : IFilter
    {
        public bool IsSupported => filter.IsSupported;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
        {
            meter.Unpacks(filter, input);
            var content = filter.Decode(input, streamDictionary, filterProvider, filterIndex);
            meter.Draws(content.Span);
            return content;
        }
    }
}
