namespace Swiper.Api.Tests.Docs;

/// <summary>Reads a page of the repository that the tests were built from.</summary>
internal static class RepositoryPage
{
    public static string Read(string path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Swiper.sln")))
        {
            folder = folder.Parent;
        }

        return File.ReadAllText(Path.Combine(folder!.FullName, path));
    }
}
