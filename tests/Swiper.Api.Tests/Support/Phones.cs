using System.Globalization;

namespace Swiper.Api.Tests.Support;

/// <summary>Phone numbers nobody can have: no country has the code 999.</summary>
public static class Phones
{
    private static long _next = Random.Shared.NextInt64(10_000_000_000, 90_000_000_000);

    public static string Fresh() => "+999" + Interlocked.Increment(ref _next).ToString(CultureInfo.InvariantCulture);
}
