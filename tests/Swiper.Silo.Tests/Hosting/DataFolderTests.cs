using Swiper.Silo.Hosting;

namespace Swiper.Silo.Tests.Hosting;

public sealed class DataFolderTests : IDisposable
{
    private readonly TemporaryFolder _parent = new();

    private string Path => System.IO.Path.Combine(_parent.Path, "data");

    public void Dispose() => _parent.Dispose();

    [Fact]
    public void Acquire_FolderIsMissing_CreatesItForItsOwnerOnly()
    {
        using var folder = new DataFolder(Path);

        folder.Acquire();

        Assert.True(DataFolder.IsHeld(Path));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path));
        }
    }

    [Fact]
    public void Acquire_AnotherHoldsIt_RefusesInOneSentenceThatNamesTheFolder()
    {
        using var first = new DataFolder(Path);
        using var second = new DataFolder(Path);
        first.Acquire();
        first.Acquire();

        var refusal = Assert.Throws<StartRefusedException>(second.Acquire);

        Assert.Equal($"The data folder {Path} is in use by another server: stop that one, or choose another folder with --data.", refusal.Message);
    }

    [Fact]
    public void Acquire_TheOtherLetItGo_Succeeds()
    {
        using var first = new DataFolder(Path);
        using var second = new DataFolder(Path);
        first.Acquire();
        first.Dispose();
        Assert.False(DataFolder.IsHeld(Path));

        second.Acquire();

        Assert.True(DataFolder.IsHeld(Path));
    }

    [Fact]
    public void Acquire_AFileIsInTheWay_RefusesInOneSentence()
    {
        File.WriteAllText(Path, "");
        using var folder = new DataFolder(Path);

        var refusal = Assert.Throws<StartRefusedException>(folder.Acquire);

        Assert.StartsWith($"The data folder {Path} cannot be used", refusal.Message, StringComparison.Ordinal);
    }
}
