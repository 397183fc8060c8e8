using System.Text.Json;
using System.Text.Json.Nodes;
using MiaPulse.Tests.Support;

namespace MiaPulse.Tests.Contracts;

/// <summary>What was recorded of the vendors' own libraries, beside this file.</summary>
internal static class Recorded
{
    public static JsonElement Read(string name) => JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "MiaPulse.Tests", "Contracts", name))).RootElement;

    /// <summary>The names of a list's entries, for a theory.</summary>
    public static TheoryData<string> Names(JsonElement list) => [.. list.EnumerateArray().Select(e => e.GetProperty("name").GetString()!)];

    public static JsonElement Named(this JsonElement list, string name) => list.EnumerateArray().Single(e => e.GetProperty("name").GetString() == name);

    public static string? Text(this JsonElement of, string name) => of.TryGetProperty(name, out var value) ? value.GetString() : null;

    /// <summary>A header of a recorded request or answer, whatever the case of its name.</summary>
    public static string? Header(this JsonElement request, string name) => request.TryGetProperty("headers", out var headers)
        ? headers.ValueKind is JsonValueKind.Array
            ? headers.EnumerateArray().Where(h => string.Equals(h[0].GetString(), name, StringComparison.OrdinalIgnoreCase)).Select(h => h[1].GetString()).SingleOrDefault()
            : headers.EnumerateObject().Where(h => string.Equals(h.Name, name, StringComparison.OrdinalIgnoreCase)).Select(h => h.Value.GetString()).SingleOrDefault()
        : null;

    public static JsonObject Body(this JsonElement request) => JsonNode.Parse(request.GetProperty("bodyJson").GetRawText())!.AsObject();
}
