using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace MiaPulse.Core.Data;

/// <summary>How lists and small records are written into a text column. One set of options, so that every reader agrees with every writer.</summary>
public static class Json
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    public static T Read<T>(string text) => JsonSerializer.Deserialize<T>(text, Options)
        ?? throw new JsonException($"A stored {typeof(T).Name} is null.");

    /// <summary>Maps a property to JSON text and compares it by what it would be written as.</summary>
    public static PropertyBuilder<T> HasJson<T>(this PropertyBuilder<T> property) where T : class?
    {
        ValueConverter converter = new JsonConverter<T>();
        ValueComparer comparer = new ValueComparer<T>((a, b) => Write(a) == Write(b), v => StringComparer.Ordinal.GetHashCode(Write(v)), v => Read<T>(Write(v)));
        return property.HasConversion(converter, comparer);
    }
}
