using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Safety;

namespace Swiper.Grains.Safety;

/// <summary>The reports a user made on one day.</summary>
/// <param name="Day">The day.</param>
/// <param name="Ids">Their ids.</param>
[GenerateSerializer, Immutable, Alias("swiper.reports-made")]
public sealed record ReportsMade([property: Id(0)] DateOnly Day, [property: Id(1)] ImmutableArray<long> Ids);

/// <summary>Decides whether a report may be made, and which it is. Pure.</summary>
internal static class ReportRules
{
    /// <summary>The id of a report: a repeat on the same day has the same one.</summary>
    public static long IdOf(long reporter, ReportRequest request, string? text, DateOnly day)
    {
        var content = string.Create(
            CultureInfo.InvariantCulture,
            $"{reporter} {request.Sid} {day.DayNumber} {(int)request.Reason} {request.MessageId} {request.PhotoNumber} {text}");
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(content));
        return Math.Max(1, BitConverter.ToInt64(hash, 0) & (Limits.UserIdExclusiveMax - 1));
    }

    /// <summary>Adds a report to those of the day; the same instance for a repeat, null if there were too many.</summary>
    public static ReportsMade? Add(ReportsMade? made, long id, DateOnly day, int max)
    {
        // If the clock jumps back, the later day's reports stay in use, as for quotas.
        var current = made is not null && made.Day >= day ? made : new ReportsMade(day, []);
        if (current.Ids.Contains(id))
        {
            return current;
        }

        return current.Ids.Length < max ? current with { Ids = current.Ids.Add(id) } : null;
    }
}
