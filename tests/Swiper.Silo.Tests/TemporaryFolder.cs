namespace Swiper.Silo.Tests;

/// <summary>A folder of a test's own, gone with the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("swiper-silo-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
