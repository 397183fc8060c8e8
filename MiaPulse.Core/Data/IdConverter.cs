using System.Linq.Expressions;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace MiaPulse.Core.Data;

/// <summary>Stores a typed id as its Guid.</summary>
public sealed class IdConverter<TId>() : ValueConverter<TId, Guid>(id => id.Value, Wrap) where TId : struct, IId<TId>
{
    // An expression tree cannot call a static abstract member, so the call goes through a method.
    private static readonly Expression<Func<Guid, TId>> Wrap = value => Make(value);

    private static TId Make(Guid value) => TId.From(value);
}

/// <summary>
/// Stores a moment as UTC ticks, in every database: SQLite cannot order by a DateTimeOffset, and the append that bypasses EF then writes the same value everywhere.
/// </summary>
public sealed class TicksConverter() : ValueConverter<DateTimeOffset, long>(at => at.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));

/// <summary>Stores a list or record as JSON text.</summary>
public sealed class JsonConverter<T>() : ValueConverter<T, string>(value => Json.Write(value), text => Json.Read<T>(text)) where T : class?;
