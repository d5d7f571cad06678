namespace Swiper.Silo.Hosting;

/// <summary>Refuses to start if a folder cannot be written. What writes there later would fail request by request, or unseen.</summary>
/// <param name="setting">The setting that names the folder.</param>
/// <param name="path">The folder.</param>
public sealed class FolderCheck(string setting, string path) : IStartCheck
{
    private const string ProbeName = ".swiper-probe";

    /// <inheritdoc/>
    public void Check()
    {
        try
        {
            OwnerOnly.CreateFolder(path);
            var probe = Path.Combine(path, $"{ProbeName}-{Environment.ProcessId}");
            OwnerOnly.OpenFile(probe, FileMode.Create, FileShare.None).Dispose();
            File.Delete(probe);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException($"{setting} is '{path}'; it must be a folder that this user can write.", exception);
        }
    }
}
