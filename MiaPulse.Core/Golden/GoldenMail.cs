using System.Globalization;
using MiaPulse.Core.Data;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Golden;

/// <summary>
/// Mails members that Mia answers golden questions otherwise than was approved. A change of what she knows changes several answers within a minute, so the mail waits
/// for them and tells of all that differ when it leaves; of none, where the owner has looked meanwhile.
/// </summary>
public sealed class GoldenMail(IMailTemplates templates, ISeal seal, PublicUrl url) : IDueMailWriter
{
    /// <summary>How many questions it names.</summary>
    public const int MostNamed = 5;

    /// <summary>How long it waits for further ones.</summary>
    public static readonly TimeSpan Gathers = TimeSpan.FromMinutes(2);

    public DueMailKind Kind => DueMailKind.GoldenChanged;

    /// <summary>Adds the mails to the unit of work that holds the changed answer, where none waits yet.</summary>
    internal static async Task ExpectAsync(MiaDb db, Mia who, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var waiting = await db.DueMails.Where(m => m.Kind == DueMailKind.GoldenChanged && m.DueAt > now && m.Words == null).Select(m => m.MemberId).ToListAsync(ct);
        foreach (var member in await db.Members.AsNoTracking().Select(m => new { m.Id, m.Alerts }).ToListAsync(ct))
        {
            if ((member.Alerts ?? AlertPreferences.Usual).WantsGolden && !waiting.Contains(member.Id))
            {
                db.DueMails.Add(DueMail.For(
                    who.Business, Ids.New<DueMailId>(clock), DueMailKind.GoldenChanged, member.Id, now.UtcTicks.ToString(CultureInfo.InvariantCulture), now, Gathers));
            }
        }
    }

    public async Task<Mail?> WriteAsync(MiaDb db, DueMail due, CancellationToken ct)
    {
        var member = await db.Members.AsNoTracking().Where(m => m.Id == due.MemberId).Select(m => new { m.Name, m.Email, m.Alerts }).FirstAsync(ct);
        var changed = await db.GoldenQuestions.AsNoTracking().Where(g => g.State != GoldenState.Unchanged).OrderBy(g => g.CreatedAt).Select(g => new { g.Question, g.State }).ToListAsync(ct);
        if (changed.Count == 0 || !(member.Alerts ?? AlertPreferences.Usual).WantsGolden || !EmailAddress.TryParse(member.Email, out var to))
        {
            return null;
        }

        var business = PlainName.Tidy(await db.Businesses.AsNoTracking().Select(b => b.Name).FirstAsync(ct));
        var heading = changed.Count == 1 ? "Mia answers a golden question differently" : $"Mia answers {changed.Count} golden questions differently";
        var letter = new Letter
        {
            Kind = DueMail.WordFor(Kind),
            Key = due.SendingKey,
            To = to,
            Subject = $"{business}: {heading}",
            Heading = heading,
            Paragraphs =
            [
                "What she knows has changed, and with it what she says. Visitors hear it already.",
                .. changed.Take(MostNamed).Select(g => $"“{PlainName.Tidy(g.Question)}”{(g.State is GoldenState.NotAnswered ? ": she does not answer it any more" : "")}"),
                .. changed.Count > MostNamed ? [$"And {changed.Count - MostNamed} more."] : Array.Empty<string>(),
            ],
            Button = "Compare the answers",
            Link = url.At("app/knowledge/golden"),
            Footer = AlertMail.Footer(member.Name, business, url),
            Stop = StopLink.To(Stoppable.GoldenQuestions, due.StopToken(seal), url),
        };
        return await letter.ToMailAsync(templates);
    }
}
