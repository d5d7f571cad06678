namespace Swiper.Cli.Cluster;

/// <summary>Settings as they are given on a command line: <c>--Section:Key VALUE</c> or <c>--Section:Key=VALUE</c>.</summary>
internal static class SettingArguments
{
    private const string Prefix = "--";

    /// <summary>Reads them.</summary>
    /// <exception cref="ClusterException">Something else is among them.</exception>
    public static Dictionary<string, string> Parse(IReadOnlyList<string> arguments)
    {
        var settings = new Dictionary<string, string>();
        for (var i = 0; i < arguments.Count; i++)
        {
            var (name, equals) = (arguments[i], arguments[i].IndexOf('=', StringComparison.Ordinal));
            if (!name.StartsWith(Prefix, StringComparison.Ordinal) || !name.Contains(':', StringComparison.Ordinal))
            {
                throw new ClusterException($"There is no option {name}; cluster up --help lists them.");
            }

            if (equals < 0 && i + 1 == arguments.Count)
            {
                throw new ClusterException($"{name} needs a value.");
            }

            var value = equals < 0 ? arguments[++i] : name[(equals + 1)..];
            settings[name[Prefix.Length..(equals < 0 ? name.Length : equals)]] = value;
        }

        return settings;
    }
}
