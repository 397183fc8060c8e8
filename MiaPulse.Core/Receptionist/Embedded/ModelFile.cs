using System.Runtime.InteropServices;

namespace MiaPulse.Core.Receptionist.Embedded;

/// <summary>What the assembly carries under <c>mia/</c>: the weights and lists that <c>training/</c> wrote. Numbers are little-endian, like every machine that .NET runs on.</summary>
internal static class ModelFile
{
    /// <param name="name">As in the folder <c>Model</c>.</param>
    /// <exception cref="InvalidDataException">The assembly was built without it.</exception>
    public static Stream Open(string name) => typeof(ModelFile).Assembly.GetManifestResourceStream($"mia/{name}")
        ?? throw new InvalidDataException($"{name} is missing from the assembly.");

    /// <summary>A layer whose matrix is written as int32 rows, int32 columns, a float32 scale a row, int8 values; then its bias.</summary>
    public static ByteDense DenseLayer(BinaryReader file)
    {
        var (rows, columns) = (file.ReadInt32(), file.ReadInt32());
        var scales = Floats(file, rows);
        return new ByteDense(columns, scales, MemoryMarshal.Cast<byte, sbyte>(file.ReadBytes(rows * columns)).ToArray(), Vector(file));
    }

    /// <summary>An int32 length, then as many float32 values.</summary>
    public static float[] Vector(BinaryReader file) => Floats(file, file.ReadInt32());

    private static float[] Floats(BinaryReader file, int count)
    {
        var values = new float[count];
        file.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }
}
