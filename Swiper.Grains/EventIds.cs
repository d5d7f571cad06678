namespace Swiper.Grains;

/// <summary>The ids of the grains' log events, 1000 to 1999. An id keeps its meaning for ever; a new event gets a new one.</summary>
internal static class EventIds
{
    public const int DocumentLost = 1000;
    public const int PartitionLost = 1001;
    public const int PartitionFenced = 1002;
    public const int TellFailed = 1003;
    public const int SettleFailed = 1004;
    public const int SweepFailed = 1005;
    public const int Swept = 1006;
    public const int WakeFailed = 1007;
}
