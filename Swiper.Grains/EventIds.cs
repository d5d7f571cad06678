namespace Swiper.Grains;

/// <summary>Ids of the grains' log events, 1000 to 1999. An id is never reused for another event.</summary>
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
    public const int ActivityNotRecorded = 1008;
    public const int JoinFailed = 1010;
    public const int CleaningFailed = 1050;
}
