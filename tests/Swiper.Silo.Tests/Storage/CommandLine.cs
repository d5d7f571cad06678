namespace Swiper.Silo.Tests.Storage;

/// <summary>Runs the command line as an operator does: as a process of its own, which sees no storage settings but those it is given.</summary>
internal static class CommandLine
{
    /// <summary>Runs a command to its end.</summary>
    /// <param name="environment">What is set for it beyond what is set here.</param>
    /// <param name="arguments">The command and its options.</param>
    public static Task<ToolResult> Run(IEnumerable<KeyValuePair<string, string>> environment, params IEnumerable<string> arguments) =>
        new Tool("dotnet").Run(
            [Path.Combine(AppContext.BaseDirectory, "Swiper.Cli.dll"), .. arguments],
            environment,
            isHidden: name => name.Contains("Storage__", StringComparison.OrdinalIgnoreCase));
}
