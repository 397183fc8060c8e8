using System.Buffers.Binary;
using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Knowledge;

/// <summary>When a source is read again: in the night of the business, each source at a minute of its own, so that neither we nor a host are asked for everything at once.</summary>
internal static class ReadingTime
{
    private const int FirstHour = 1;
    private const int Minutes = 4 * 60;

    /// <returns>Null where it is not read again by itself.</returns>
    public static DateTimeOffset? After(DateTimeOffset now, ReadingRhythm rhythm, string timeZone, SourceId source)
    {
        if (rhythm is ReadingRhythm.Off)
        {
            return null;
        }

        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var found) ? found : TimeZoneInfo.Utc;
        var today = TimeZoneInfo.ConvertTime(now, zone).Date;
        var night = today.AddDays(rhythm is ReadingRhythm.Daily ? 1 : 7).AddHours(FirstHour).AddMinutes(MinuteOf(source));

        // An hour that the clocks leave out has no time of its own: the one after it does.
        night = zone.IsInvalidTime(night) ? night.AddHours(1) : night;
        return new DateTimeOffset(night, zone.GetUtcOffset(night)).ToUniversalTime();
    }

    // The end of an id is random; its beginning is the time it was made.
    private static int MinuteOf(SourceId source) => (int)(BinaryPrimitives.ReadUInt32LittleEndian(source.Value.ToByteArray().AsSpan(12)) % Minutes);
}
