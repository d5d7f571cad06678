namespace Swiper.Engine.Tests.Storage;

internal interface INoteGrain : IGrainWithIntegerKey
{
    Task<string> Read();

    Task<(bool Exists, string? Etag)> Version();

    Task Write(string text);

    /// <summary>Writes and answers the type of what the store throws.</summary>
    Task<string> TryWrite(string text);

    Task Clear();

    Task Reload();

    /// <summary>Changes and writes as often as told, without waiting in between.</summary>
    Task WriteTogether(int times);

    Task<int> Activation();
}
