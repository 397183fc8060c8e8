using System.IO.Compression;
using System.Text;
using MiaPulse.Core.Knowledge;

namespace MiaPulse.Tests.Knowledge;

public sealed class SitemapTests
{
    private const int Enough = 1024 * 1024;

    [Fact]
    public void A_urlset_lists_pages_and_an_index_lists_sitemaps()
    {
        var pages = Read("""<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc> https://a.example/1 </loc></url><url><loc><![CDATA[https://a.example/2]]></loc></url></urlset>""");
        var index = Read("""<sitemapindex><sitemap><loc>https://a.example/s.xml</loc></sitemap></sitemapindex>""");

        Assert.Equal(["https://a.example/1", "https://a.example/2"], pages.Pages);
        Assert.Equal(["https://a.example/s.xml"], index.Sitemaps);
    }

    [Fact]
    public void A_plain_list_and_a_packed_one_are_read_too()
    {
        var packed = new MemoryStream();
        using (var pack = new GZipStream(packed, CompressionLevel.Fastest, true))
        {
            pack.Write("<urlset><url><loc>https://a.example/z</loc></url></urlset>"u8);
        }

        Assert.Equal(["https://a.example/1"], Read("https://a.example/1\nnot a url\n").Pages);
        Assert.Equal(["https://a.example/z"], Sitemap.Read(packed.ToArray(), Enough).Pages);
    }

    [Theory]
    [InlineData("""<!DOCTYPE x [<!ENTITY e SYSTEM "http://127.0.0.1/xxe">]><urlset><url><loc>https://a.example/1</loc></url><url><loc>&e;</loc></url></urlset>""")]
    [InlineData("""<!DOCTYPE x [<!ENTITY a "b"><!ENTITY c "&a;&a;&a;">]><urlset><url><loc>https://a.example/1</loc></url><url><loc>&c;</loc></url></urlset>""")]
    [InlineData("""<urlset><url><loc>https://a.example/1</loc></url><url><loc>https://a.exam""")]
    public void Entities_are_never_resolved_and_a_broken_file_gives_its_beginning(string xml) => Assert.Equal(["https://a.example/1"], Read(xml).Pages);

    [Fact]
    public void Neither_many_entries_nor_a_bomb_get_far()
    {
        var many = "<urlset>" + string.Concat(Enumerable.Range(0, 9_000).Select(i => $"<url><loc>https://a.example/{i}</loc></url>")) + "</urlset>";
        var bomb = new MemoryStream();
        using (var pack = new GZipStream(bomb, CompressionLevel.Fastest, true))
        {
            pack.Write("<urlset>"u8);
            for (var i = 0; i < 200; i++)
            {
                pack.Write(Encoding.UTF8.GetBytes(new string(' ', 100_000)));
            }
        }

        Assert.Equal(Sitemap.MostEntries, Read(many).Pages.Count);
        Assert.Empty(Sitemap.Read(bomb.ToArray(), Enough).Pages);
    }

    private static Sitemap Read(string text) => Sitemap.Read(Encoding.UTF8.GetBytes(text), Enough);
}
