namespace Swiper.Storage;

/// <summary>Ids of the stores' log events, 4000 to 4999. An id is never reused for another event.</summary>
internal static class EventIds
{
    public const int BatchFailed = 4000;
    public const int Opened = 4001;
    public const int Migrated = 4002;
    public const int Closed = 4003;
    public const int WeakSettings = 4004;
    public const int ReadFailed = 4005;
}
