using System.Security.Cryptography;
using System.Text;
using MiaPulse.Core.Data;
using MiaPulse.Core.Receptionist;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Golden;

/// <summary>
/// One short text for all that Mia's answers of a business come from: its profile, the owner's answers, the passages, how sure she has to be, and who finds her
/// words. Where it is another one, golden questions have to be asked again, however the change came about.
/// </summary>
internal static class KnowledgeStamp
{
    public static async Task<string> OfAsync(MiaDb db, MiaModel model, MiaOptions options, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(Json.Write(model));
        Add(model.IsHosted ? "" : typeof(KnowledgeStamp).Module.ModuleVersionId.ToString()); // embedded Mia is this very code
        Add(Json.Write(new { options.AnswerAt, options.ClarifyAt }));
        Add(Json.Write((await db.Businesses.AsNoTracking().FirstAsync(ct)).ToProfile()));
        await foreach (var faq in db.Faqs.OrderBy(f => f.Id).Select(f => new { f.Question, f.Answer }).AsAsyncEnumerable().WithCancellation(ct))
        {
            Add(Json.Write(faq));
        }

        // In the order of the site: a page that was read again has new rows, and says the same.
        await foreach (var passage in db.Passages.OrderBy(p => p.PageUrl).ThenBy(p => p.Ordinal).Select(p => new { p.PageUrl, p.PageTitle, p.Heading, p.Text }).AsAsyncEnumerable().WithCancellation(ct))
        {
            Add(Json.Write(passage));
        }

        return Convert.ToHexString(hash.GetHashAndReset());

        void Add(string text) => hash.AppendData(Encoding.UTF8.GetBytes(text + "\n"));
    }
}
