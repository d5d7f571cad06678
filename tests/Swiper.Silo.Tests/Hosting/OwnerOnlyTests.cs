using Swiper.Silo.Hosting;

namespace Swiper.Silo.Tests.Hosting;

public sealed class OwnerOnlyTests : IDisposable
{
    private const UnixFileMode ReadAndWrite = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("swiper-owner-");

    private string File => Path.Combine(_folder.FullName, "secret");

    [Fact]
    public void ReplaceText_FileExists_ReplacesItAndLeavesNothingBeside()
    {
        OwnerOnly.ReplaceText(File, "old, and longer");

        OwnerOnly.ReplaceText(File, "new");

        Assert.Equal("new", System.IO.File.ReadAllText(File));
        Assert.Equal([File], Directory.GetFiles(_folder.FullName));
    }

    [Fact]
    public void ReplaceText_ACrashLeftAReadableFileBehind_IsForItsOwnerOnlyAllTheSame()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        System.IO.File.WriteAllText(File + ".new", "left behind");
        Open(File + ".new");

        OwnerOnly.ReplaceText(File, "new");

        Assert.Equal("new", System.IO.File.ReadAllText(File));
        Assert.Equal(ReadAndWrite, ModeOf(File));
    }

    [Fact]
    public async Task ReplaceFile_Canceled_LeavesTheFileAsItWas()
    {
        OwnerOnly.ReplaceText(File, "old");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => OwnerOnly.ReplaceFile(File, "new"u8.ToArray(), new CancellationToken(canceled: true)));

        Assert.Equal("old", System.IO.File.ReadAllText(File));
        Assert.Equal([File], Directory.GetFiles(_folder.FullName));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static void Open(string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            System.IO.File.SetUnixFileMode(path, ReadAndWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        }
    }

    private static UnixFileMode? ModeOf(string path) => OperatingSystem.IsWindows() ? null : System.IO.File.GetUnixFileMode(path);
}
