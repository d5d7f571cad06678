namespace Swiper.Silo.Tests.Storage;

/// <summary>Runs the command line in a process of its own, as an operator does, with only the storage settings it is given.</summary>
internal static class CommandLine
{
    /// <param name="environment">Additional environment variables.</param>
    /// <param name="arguments">The command and its options.</param>
    public static Task<ToolResult> Run(IEnumerable<KeyValuePair<string, string>> environment, params IEnumerable<string> arguments) =>
        new Tool("dotnet").Run(
            [Path.Combine(AppContext.BaseDirectory, "Swiper.Cli.dll"), .. arguments],
            environment,
            isHidden: name => name.Contains("Storage__", StringComparison.OrdinalIgnoreCase));
}
