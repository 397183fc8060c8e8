namespace MiaPulse.Web.Http;

/// <summary>Reads a request's body byte by byte as it came: what is signed is the bytes, and no other reading of them.</summary>
public static class RawBody
{
    /// <summary>The body; null where it is longer than <paramref name="most"/> bytes, of which no more are read.</summary>
    public static async Task<byte[]?> ReadAsync(HttpRequest request, int most, CancellationToken ct)
    {
        if (request.ContentLength > most)
        {
            return null;
        }

        using var body = new MemoryStream();
        var piece = new byte[8 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(piece, ct)) > 0)
        {
            if (body.Length + read > most)
            {
                return null;
            }

            body.Write(piece, 0, read);
        }

        return body.ToArray();
    }
}
