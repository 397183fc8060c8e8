namespace MiaPulse.Core.Receptionist.Embedded;

/// <summary>A dense layer whose weights are of four bits.</summary>
internal sealed class FourBitDense(FourBits weights, float[] bias) : Dense(weights.Rows, weights.Columns, bias)
{
    protected override float Open(int row, Span<float> line)
    {
        weights.Open(row, line);
        return 1;
    }
}
