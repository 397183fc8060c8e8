using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using MiaPulse.Core.Notifications;
using MiaPulse.Web.Data;

namespace MiaPulse.Web.Vendors.Paper;

/// <summary>A mail on paper.</summary>
public sealed record OutboxMail(string Id, DateTimeOffset At, string To, string Subject, string Text, string Html);

/// <summary>The folder in which mail lies that nobody carries away.</summary>
public sealed class Outbox(IConfiguration configuration, IHostEnvironment environment)
{
    // Relaxed, so that a link in the file is the link and can be copied.
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly string _folder = PrivateFiles.FolderAndFiles(Path.Combine(DataDirectory.From(configuration, environment), "outbox")).FullName;

    public async Task AddAsync(Mail mail, DateTimeOffset at, CancellationToken ct)
    {
        PrivateFiles.Folder(_folder);
        var id = $"{at.UtcDateTime.ToString("yyyyMMdd'T'HHmmssfffffff", CultureInfo.InvariantCulture)}-{Convert.ToHexString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(4))}";

        // Under another name first: who lists the folder never meets half a mail.
        var draft = Path.Combine(_folder, $".{id}");
        await using (var file = PrivateFiles.New(draft))
        {
            await JsonSerializer.SerializeAsync(file, new OutboxMail(id, at, mail.To.Value, mail.Subject, mail.Text, mail.Html), Json, ct);
        }

        File.Move(draft, Path.Combine(_folder, $"{id}.json"));
    }

    /// <summary>The newest first, 200 at most.</summary>
    public async Task<IReadOnlyList<OutboxMail>> ListAsync(CancellationToken ct)
    {
        var mails = new List<OutboxMail>();
        foreach (var file in Files().OrderDescending(StringComparer.Ordinal).Take(200))
        {
            mails.Add(await ReadAsync(file, ct));
        }

        return mails;
    }

    public async Task<OutboxMail?> FindAsync(string id, CancellationToken ct) =>
        Files().FirstOrDefault(f => Path.GetFileNameWithoutExtension(f) == id) is { } file ? await ReadAsync(file, ct) : null;

    private IEnumerable<string> Files() => Directory.Exists(_folder) ? Directory.EnumerateFiles(_folder, "*.json") : [];

    private static async Task<OutboxMail> ReadAsync(string file, CancellationToken ct)
    {
        await using var open = File.OpenRead(file);
        return await JsonSerializer.DeserializeAsync<OutboxMail>(open, Json, ct) ?? throw new JsonException("A mail in the outbox is empty.");
    }
}
