using System.Numerics.Tensors;

namespace MiaPulse.Core.Receptionist.Embedded;

/// <summary>
/// The second look at what a search found: does this passage say the very thing that was asked? Each piece of the question looks for its like among the
/// pieces of title and text, or finds nothing; what it found beside what it looked for is weighed and summed. Learnt from <c>training/</c>, together with
/// the encoder. Safe to share.
/// </summary>
internal sealed class PassageReader
{
    private const int Width = PassageKeys.Width;

    /// <summary>Pieces that it was taught to read of each.</summary>
    public const int MostTitle = 28;
    public const int MostText = SentenceEncoder.MostPieces;
    public const int MostQuestion = 48;

    // Taught on short passages, and on the long paragraphs of articles. Never changed once they are read.
    private static readonly Lazy<PassageReader> Short = new(() => Load("reader.i8.bin"));
    private static readonly Lazy<PassageReader> Long = new(() => Load("prose-reader.i8.bin"));

    private readonly ByteDense _ask, _key, _look, _compare, _sumUp, _judge, _weigh;
    private readonly float[] _title, _text, _nothing;
    private readonly int _hidden;

    private PassageReader(BinaryReader file)
    {
        if (!file.ReadBytes(4).AsSpan().SequenceEqual("RDR1"u8))
        {
            throw new InvalidDataException("The reader's weights are not in the format RDR1.");
        }

        (_ask, _key, _look) = (ModelFile.DenseLayer(file), ModelFile.DenseLayer(file), ModelFile.DenseLayer(file));
        (_compare, _sumUp, _judge, _weigh) = (ModelFile.DenseLayer(file), ModelFile.DenseLayer(file), ModelFile.DenseLayer(file), ModelFile.DenseLayer(file));
        (_title, _text, _nothing) = (ModelFile.Vector(file), ModelFile.Vector(file), ModelFile.Vector(file));
        _hidden = _compare.Rows;
    }

    /// <summary>What keys are kept by and judged with, of prose or of anything else: those of one tell the other nothing.</summary>
    public static PassageReader For(bool prose) => (prose ? Long : Short).Value;

    /// <summary>What is kept of a passage for reading it.</summary>
    public PassageKeys Keys(PieceVectors title, params IReadOnlyList<PieceVectors> texts)
    {
        var keys = new sbyte[(title.Count + texts.Sum(t => t.Count)) * Width];
        var at = Put(title, _title, keys, 0);
        foreach (var text in texts)
        {
            at = Put(text, _text, keys, at);
        }

        return new PassageKeys(keys);
    }

    public AskedPieces Ask(PieceVectors question)
    {
        var asked = Normalized(_ask.Apply(question.Values, question.Count), question.Count);
        var looked = _look.Apply(asked, question.Count);
        for (var i = 0; i < looked.Length; i++)
        {
            looked[i] = 8 * asked[i] + 4 * looked[i];
        }

        var weights = _weigh.Apply(asked, question.Count);
        TensorPrimitives.SoftMax(weights, weights);
        return new AskedPieces(asked, looked, weights, question.Count);
    }

    /// <summary>How much speaks for the passage saying it: a logit, above 0 where it rather does.</summary>
    /// <param name="nearTitle">Nearness of question and title by the encoder, -1 to 1.</param>
    /// <param name="nearText">Nearness of question and text.</param>
    public float Judge(AskedPieces asked, PassageKeys passage, float nearTitle, float nearText)
    {
        var count = passage.Count + 1; // the first is the slot for nothing
        var keys = new float[count * Width];
        _nothing.CopyTo(keys, 0);
        for (var i = 0; i < passage.Values.Length; i++)
        {
            keys[Width + i] = passage.Values[i] * PassageKeys.Step;
        }

        var each = new float[asked.Count * (4 * Width + 2)];
        var like = new float[count];
        for (var t = 0; t < asked.Count; t++)
        {
            var question = asked.Of(t);
            var looks = asked.LooksFor(t);
            var plain = -1f;
            for (var u = 0; u < count; u++)
            {
                var key = keys.AsSpan(u * Width, Width);
                like[u] = TensorPrimitives.Dot(looks, key);
                plain = u == 0 ? plain : Math.Max(plain, TensorPrimitives.Dot(question, key));
            }

            TensorPrimitives.SoftMax(like, like);
            var line = each.AsSpan(t * (4 * Width + 2), 4 * Width + 2);
            var found = line.Slice(Width, Width);
            for (var u = 0; u < count; u++)
            {
                TensorPrimitives.MultiplyAdd(keys.AsSpan(u * Width, Width), like[u], found, found);
            }

            question.CopyTo(line);
            TensorPrimitives.Multiply(question, found, line.Slice(2 * Width, Width));
            TensorPrimitives.Subtract(question, found, line.Slice(3 * Width, Width));
            TensorPrimitives.Abs(line.Slice(3 * Width, Width), line.Slice(3 * Width, Width));
            (line[4 * Width], line[4 * Width + 1]) = (plain, like[0]);
        }

        return SumUp(asked, _compare.Apply(each, asked.Count), nearTitle, nearText);
    }

    private static PassageReader Load(string name)
    {
        using var file = new BinaryReader(ModelFile.Open(name));
        return new PassageReader(file);
    }

    private float SumUp(AskedPieces asked, float[] compared, float nearTitle, float nearText)
    {
        TensorPrimitives.Max(compared, 0f, compared);
        var all = new float[2 * _hidden + 2];
        var mean = all.AsSpan(0, _hidden);
        var most = all.AsSpan(_hidden, _hidden);
        for (var t = 0; t < asked.Count; t++)
        {
            var line = compared.AsSpan(t * _hidden, _hidden);
            TensorPrimitives.MultiplyAdd(line, asked.Weights[t], mean, mean);
            TensorPrimitives.Max(most, line, most);
        }

        (all[^2], all[^1]) = (nearTitle, nearText);
        var summed = _sumUp.Apply(all, 1);
        TensorPrimitives.Max(summed, 0f, summed);
        return _judge.Apply(summed, 1)[0];
    }

    private int Put(PieceVectors pieces, float[] part, sbyte[] into, int at)
    {
        var keys = Normalized(_key.Apply(pieces.Values, pieces.Count), pieces.Count);
        for (var i = 0; i < keys.Length; i++, at++)
        {
            into[at] = (sbyte)Math.Clamp(MathF.Round((keys[i] + 0.3f * part[i % Width]) / PassageKeys.Step), -sbyte.MaxValue, sbyte.MaxValue);
        }

        return at;
    }

    private static float[] Normalized(float[] vectors, int count)
    {
        for (var t = 0; t < count; t++)
        {
            var vector = vectors.AsSpan(t * Width, Width);
            TensorPrimitives.Divide(vector, Math.Max(TensorPrimitives.Norm<float>(vector), 1e-12f), vector);
        }

        return vectors;
    }
}

/// <summary>A question as the reader asks it: for each piece what it is, what it looks for, and how much it matters.</summary>
internal sealed class AskedPieces(float[] asked, float[] looks, float[] weights, int count)
{
    public int Count => count;

    public float[] Weights => weights;

    public ReadOnlySpan<float> Of(int piece) => asked.AsSpan(piece * PassageKeys.Width, PassageKeys.Width);

    public ReadOnlySpan<float> LooksFor(int piece) => looks.AsSpan(piece * PassageKeys.Width, PassageKeys.Width);
}
