namespace Swiper.Api.Tests.Support;

/// <summary>The repository the tests were built from.</summary>
internal static class Checkout
{
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>The build configuration of the tests, as <c>dotnet</c> names it.</summary>
    public static string Configuration { get; } = new DirectoryInfo(AppContext.BaseDirectory).Name.Equals("release", StringComparison.OrdinalIgnoreCase) ? "Release" : "Debug";

    public static string At(string path) => Path.Combine(Root, path);

    private static string Find(DirectoryInfo folder) =>
        File.Exists(Path.Combine(folder.FullName, "Swiper.sln")) ? folder.FullName : Find(folder.Parent ?? throw new InvalidOperationException("No Swiper.sln above the tests."));
}
