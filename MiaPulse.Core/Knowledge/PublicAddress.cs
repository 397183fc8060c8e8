using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace MiaPulse.Core.Knowledge;

/// <summary>
/// Which IP addresses belong to the public internet. Everything in IANA's special-purpose registries does not, nor do multicast, reserved space,
/// a cloud's own host address (168.63.129.16), or IPv6 forms that carry an IPv4 address inside: nobody's website needs those.
/// </summary>
public static class PublicAddress
{
    private static readonly Block[] SpecialV4 = Blocks(
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "168.63.129.16/32", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
        "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4");

    // Only 2000::/3 is handed out for the internet, so mapped (::ffff:0:0/96), compatible, SIIT, NAT64, unique local, link-local and multicast are outside it already.
    private static readonly Block[] GlobalV6 = Blocks("2000::/3");

    private static readonly Block[] SpecialV6 = Blocks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    public static bool Is(IPAddress address) => address.AddressFamily switch
    {
        AddressFamily.InterNetwork => !IsIn(SpecialV4, address),
        AddressFamily.InterNetworkV6 => address.ScopeId == 0 && IsIn(GlobalV6, address) && !IsIn(SpecialV6, address),
        _ => false,
    };

    private static bool IsIn(Block[] blocks, IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        return Array.Exists(blocks, b => b.Holds(bytes));
    }

    private static Block[] Blocks(params string[] texts) =>
        [.. texts.Select(t => t.Split('/')).Select(t => new Block(IPAddress.Parse(t[0]).GetAddressBytes(), int.Parse(t[1], CultureInfo.InvariantCulture)))];

    // Not IPNetwork: its Contains sees 2000::/3 around ::ffff:10.0.0.1 (tried on .NET 10).
    private sealed record Block(byte[] Start, int Bits)
    {
        public bool Holds(byte[] address)
        {
            var whole = Bits / 8;
            var mask = (byte)(0xFF << (8 - Bits % 8));
            return address.AsSpan(0, whole).SequenceEqual(Start.AsSpan(0, whole)) && (Bits % 8 == 0 || (address[whole] & mask) == Start[whole]);
        }
    }
}
