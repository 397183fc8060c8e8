namespace MiaPulse.Core.Receptionist.Embedded;

/// <summary>What reads a sentence: cuts it into pieces and gives each of them numbers. Which of the two it is goes by the weights that are shipped.</summary>
internal abstract class SentenceModel
{
    /// <summary>What kept vectors are bound to: another one makes them count as "not there yet".</summary>
    public abstract string Name { get; }

    /// <summary>Numbers of a vector.</summary>
    public abstract int Width { get; }

    /// <summary>Ids of the pieces, at least one.</summary>
    /// <param name="text">As it is to be read.</param>
    /// <param name="most">What comes after is left out.</param>
    public abstract int[] Cut(string text, int most);

    /// <summary>Each piece as it stands in its sentence: vectors of <see cref="Width"/>, one after another.</summary>
    public abstract float[] Read(int[] ids);

    /// <summary>The vector of the whole from the mean of its pieces, of length 1.</summary>
    public abstract float[] Pool(float[] mean);

    /// <summary>The one whose weights are in the assembly; where both are, the newer.</summary>
    public static SentenceModel Shipped() =>
        typeof(SentenceModel).Assembly.GetManifestResourceInfo(MiniLm.File) is null ? new UniversalModel(SentencePieces.Load(), EncoderWeights.Load()) : MiniLm.Load();
}
