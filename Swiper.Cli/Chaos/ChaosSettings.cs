namespace Swiper.Cli.Chaos;

/// <summary>The settings of a cluster in trouble: its users do in minutes what takes others days.</summary>
internal static class ChaosSettings
{
    private const string Unlimited = "1000000";
    private const string MostCodes = "1000";

    /// <summary>All of them, by name.</summary>
    public static readonly IReadOnlyDictionary<string, string> All = new Dictionary<string, string>
    {
        ["Accounts:CodeInterval"] = "00:00:00.0000001",
        ["Accounts:CodesPerHour"] = MostCodes,
        ["Accounts:CodesPerDay"] = MostCodes,
        ["Quotas:Like"] = Unlimited,
        ["Quotas:Superlike"] = Unlimited,
        ["Quotas:Rewind"] = Unlimited,
    };
}
