namespace Swiper.Silo.Configuration;

/// <summary>Finds out whether somebody meant one name and typed another.</summary>
internal static class Spelling
{
    private const int ShortName = 4;

    /// <summary>How many keys apart two names are, in any case, or null if they are no slip of each other: more than one in a short name, or two in a long one.</summary>
    public static int? Slips(string typed, string meant)
    {
        var distance = Distance(typed.ToUpperInvariant(), meant.ToUpperInvariant());
        return distance <= (Math.Min(typed.Length, meant.Length) <= ShortName ? 1 : 2) ? distance : null;
    }

    /// <summary>Letters to add, drop, change or swap with their neighbour (optimal string alignment).</summary>
    private static int Distance(string a, string b)
    {
        var cost = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                cost[i, j] = (i, j) switch
                {
                    (_, 0) => i,
                    (0, _) => j,
                    _ => Math.Min(
                        Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1,
                        cost[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)),
                };
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    cost[i, j] = Math.Min(cost[i, j], cost[i - 2, j - 2] + 1);
                }
            }
        }

        return cost[a.Length, b.Length];
    }
}
