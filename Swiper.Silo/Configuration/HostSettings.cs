using System.Reflection;

namespace Swiper.Silo.Configuration;

/// <summary>The names ASP.NET itself reads outside a section, such as <c>urls</c> and <c>environment</c>.</summary>
internal static class HostSettings
{
    private static readonly HashSet<string> Names = new(
        new[] { typeof(WebHostDefaults), typeof(HostDefaults) }
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public))
            .Where(field => field.FieldType == typeof(string))
            .Select(field => (string)field.GetValue(null)!)
            .Append("AllowedHosts"),
        StringComparer.OrdinalIgnoreCase);

    public static bool Has(string name) => Names.Contains(name);

    /// <summary>Refuses arguments that the configuration would pass over in silence.</summary>
    /// <exception cref="Hosting.StartRefusedException">One is no setting, or has no value.</exception>
    public static void CheckForm(string[] args)
    {
        for (var i = 0; i < args.Length; i++)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal))
            {
                throw new Hosting.StartRefusedException($"'{args[i]}' is no setting: write settings as --Section:Key VALUE.");
            }

            if (!args[i].Contains('=', StringComparison.Ordinal) && ++i == args.Length)
            {
                throw new Hosting.StartRefusedException($"{args[^1]} has no value: write it as {args[^1]} VALUE.");
            }
        }
    }
}
