namespace Swiper.Deploy.Tests.Scripts;

/// <summary>Runs the scripts of the repository.</summary>
internal static class Bash
{
    public const string Folder = "deploy/scripts";

    public static TheoryData<string> Commands => [.. Repository.Files(Folder, "*.sh").Where(file => Path.GetFileName(file) != "lib.sh")];

    public static Task<ToolResult> Run(string script, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null) =>
        Tool.Require("bash").Run([Repository.At(script), .. arguments], environment);
}
