using System.Net;
using System.Net.Sockets;

namespace MiaPulse.Core.Knowledge;

/// <summary>
/// Which IP addresses belong to the public internet. Everything in IANA's special-purpose registries does not, nor do multicast, reserved space,
/// a cloud's own host address (168.63.129.16), or IPv6 forms that carry an IPv4 address inside: nobody's website needs those.
/// </summary>
public static class PublicAddress
{
    private static readonly IPNetwork[] SpecialV4 =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "168.63.129.16/32", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        }.Select(IPNetwork.Parse),
    ];

    // Only 2000::/3 is handed out for the internet, so mapped (::ffff:0:0/96), compatible, SIIT, NAT64, unique local, link-local and multicast are outside it already.
    private static readonly IPNetwork GlobalV6 = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] SpecialV6 = [.. new[] { "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20" }.Select(IPNetwork.Parse)];

    public static bool Is(IPAddress address) => address.AddressFamily switch
    {
        AddressFamily.InterNetwork => !Array.Exists(SpecialV4, n => n.Contains(address)),
        AddressFamily.InterNetworkV6 => address.ScopeId == 0 && GlobalV6.Contains(address) && !Array.Exists(SpecialV6, n => n.Contains(address)),
        _ => false,
    };
}
