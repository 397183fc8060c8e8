using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using MiaPulse.Core.Notifications;
using MiaPulse.Web.Data;

namespace MiaPulse.Web.Vendors.Paper;

/// <summary>A mail on paper, or a text message: that has no subject and no HTML.</summary>
public sealed record OutboxItem(string Id, DateTimeOffset At, string To, string? Subject, string Text, string? Html)
{
    /// <summary>The business's line that a text would have come from; null for what is the operator's own.</summary>
    public string? From { get; init; }

    [JsonIgnore]
    public string Title => Subject ?? "Text message";
}

/// <summary>The folder in which lies what nobody carries away.</summary>
public sealed class Outbox(IConfiguration configuration, IHostEnvironment environment)
{
    // Relaxed, so that a link in the file is the link and can be copied.
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private readonly string _folder = PrivateFiles.FolderAndFiles(Path.Combine(DataDirectory.From(configuration, environment), "outbox")).FullName;

    public Task AddAsync(Mail mail, DateTimeOffset at, CancellationToken ct) => AddAsync(new OutboxItem(NewId(at), at, mail.To.Value, mail.Subject, mail.Text, mail.Html), ct);

    public Task AddAsync(TextMessage text, DateTimeOffset at, CancellationToken ct) => AddAsync(new OutboxItem(NewId(at), at, text.To.Value, null, text.Text, null) { From = text.From?.Value }, ct);

    /// <summary>The newest first, 200 at most.</summary>
    public async Task<IReadOnlyList<OutboxItem>> ListAsync(CancellationToken ct)
    {
        var items = new List<OutboxItem>();
        foreach (var file in Files().OrderDescending(StringComparer.Ordinal).Take(200))
        {
            items.Add(await ReadAsync(file, ct));
        }

        return items;
    }

    public async Task<OutboxItem?> FindAsync(string id, CancellationToken ct) =>
        Files().FirstOrDefault(f => Path.GetFileNameWithoutExtension(f) == id) is { } file ? await ReadAsync(file, ct) : null;

    private async Task AddAsync(OutboxItem item, CancellationToken ct)
    {
        PrivateFiles.Folder(_folder);

        // Under another name first: who lists the folder never meets half of one.
        var draft = Path.Combine(_folder, $".{item.Id}");
        await using (var file = PrivateFiles.New(draft))
        {
            await JsonSerializer.SerializeAsync(file, item, Json, ct);
        }

        File.Move(draft, Path.Combine(_folder, $"{item.Id}.json"));
    }

    private static string NewId(DateTimeOffset at) =>
        $"{at.UtcDateTime.ToString("yyyyMMdd'T'HHmmssfffffff", CultureInfo.InvariantCulture)}-{Convert.ToHexString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(4))}";

    private IEnumerable<string> Files() => Directory.Exists(_folder) ? Directory.EnumerateFiles(_folder, "*.json") : [];

    private static async Task<OutboxItem> ReadAsync(string file, CancellationToken ct)
    {
        await using var open = File.OpenRead(file);
        return await JsonSerializer.DeserializeAsync<OutboxItem>(open, Json, ct) ?? throw new JsonException("What lies in the outbox is empty.");
    }
}
