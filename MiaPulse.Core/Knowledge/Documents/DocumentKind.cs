using System.IO.Compression;

namespace MiaPulse.Core.Knowledge.Documents;

/// <summary>What a file is by its bytes. What it is called, and what the browser says it is, nobody asks.</summary>
internal enum DocumentKind
{
    Pdf,
    Word,
    WebPage,
    Text,
}

internal static class DocumentKinds
{
    private const int MostEntries = 5_000;
    private const string WhatMiaReads = "Mia reads PDF, Word (.docx), Markdown and text files.";
    private const string Neither = $"This file is neither text nor a document. {WhatMiaReads}";

    /// <summary>The same of a file with a name. Where the bytes are no document of any kind and the name promises one, it is the name that is wrong, and not the words that are missing.</summary>
    public static (DocumentKind? Kind, string Refusal) Of(byte[] body, string name)
    {
        var (kind, refusal) = Of(body);
        return kind is DocumentKind.Text or DocumentKind.WebPage || refusal is Neither
            ? Path.GetExtension(name).ToUpperInvariant() switch
            {
                ".PDF" => (null, "This is not a PDF file; only its name says so. Save it as PDF again."),
                ".DOCX" => (null, "This is not a Word file; only its name says so. Save it as .docx again."),
                _ => (kind, refusal),
            }
            : (kind, refusal);
    }

    /// <returns>The kind, or why it is none that can be read, in a sentence fit to show.</returns>
    public static (DocumentKind? Kind, string Refusal) Of(byte[] body)
    {
        var head = body.AsSpan(0, Math.Min(body.Length, 1024));
        if (head.IndexOf("%PDF-"u8) >= 0)
        {
            return (DocumentKind.Pdf, "");
        }

        return head switch
        {
            [0x50, 0x4B, 0x03, 0x04, ..] => OfZip(body),
            [0xD0, 0xCF, 0x11, 0xE0, ..] => (null, "This is an old Office file, or one with a password. Save it as .docx without a password, or as PDF."),
            [(byte)'{', (byte)'\\', (byte)'r', (byte)'t', (byte)'f', ..] => (null, "This is an RTF file. Save it as .docx or PDF."),
            _ when !LooksLikeText(head) => (null, Neither),
            _ when LooksLikeHtml(head) => (DocumentKind.WebPage, ""),
            _ => (DocumentKind.Text, ""),
        };
    }

    private static (DocumentKind?, string) OfZip(byte[] body)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(body), ZipArchiveMode.Read);
            if (zip.Entries.Count > MostEntries)
            {
                return (null, "This file holds more parts than any document has.");
            }

            return zip.GetEntry(WordReader.Main) is not null ? (DocumentKind.Word, "")
                : zip.Entries.Any(e => e.FullName.StartsWith("xl/", StringComparison.Ordinal)) ? (null, "This is a spreadsheet. Save it as PDF, or its questions and answers as CSV.")
                : zip.Entries.Any(e => e.FullName.StartsWith("ppt/", StringComparison.Ordinal)) ? (null, "This is a presentation. Save it as PDF.")
                : (null, $"This is an archive. {WhatMiaReads}");
        }
        catch (InvalidDataException)
        {
            return (null, "This file is damaged and cannot be opened.");
        }
    }

    // UTF-16 has zeros in every other place, but begins with a mark where it is a file.
    private static bool LooksLikeText(ReadOnlySpan<byte> head) => head is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] || head.IndexOf((byte)0) < 0;

    private static bool LooksLikeHtml(ReadOnlySpan<byte> head)
    {
        var start = System.Text.Encoding.Latin1.GetString(head).TrimStart('\u00EF', '\u00BB', '\u00BF', ' ', '\r', '\n', '\t');
        return start.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<html", StringComparison.OrdinalIgnoreCase);
    }
}
