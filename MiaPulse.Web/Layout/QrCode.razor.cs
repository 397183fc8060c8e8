using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Components;
using QRCoder;

namespace MiaPulse.Web.Layout;

/// <summary>A QR code: black on white also in the dark, since that is what phones look for, with the quiet zone that they need.</summary>
public sealed partial class QrCode
{
    private string _drawn = "";
    private string _path = "";
    private int _size;

    /// <summary>What it says, such as an address.</summary>
    [Parameter, EditorRequired]
    public required string Text { get; set; }

    /// <summary>What it is for those who do not see it.</summary>
    [Parameter, EditorRequired]
    public required string Label { get; set; }

    protected override void OnParametersSet()
    {
        if (_drawn != Text)
        {
            _drawn = Text;
            Draw();
        }
    }

    private void Draw()
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(Text, QRCodeGenerator.ECCLevel.M);
        var path = new StringBuilder();
        _size = code.ModuleMatrix.Count;
        for (var y = 0; y < _size; y++)
        {
            for (var x = 0; x < _size; x++)
            {
                if (code.ModuleMatrix[y][x])
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
                }
            }
        }

        _path = path.ToString();
    }
}
