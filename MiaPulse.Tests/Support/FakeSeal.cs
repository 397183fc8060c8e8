using System.Text;
using MiaPulse.Core.Shared;

namespace MiaPulse.Tests.Support;

/// <summary>Closes words so that they cannot be read at a glance; a test can lose the keys.</summary>
public sealed class FakeSeal : ISeal
{
    public bool HasLostItsKeys { get; set; }

    public string Close(string words) => Convert.ToBase64String(Encoding.UTF8.GetBytes(words));

    public string? Open(string closed) => HasLostItsKeys ? null : Encoding.UTF8.GetString(Convert.FromBase64String(closed));
}
