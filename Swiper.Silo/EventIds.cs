namespace Swiper.Silo;

/// <summary>The ids of a silo's log events, 3000 to 3999: 3000 codes, 3100 redelivery, 3200 grain state, 3300 membership, 3400 Aliyun. An id keeps its meaning for ever.</summary>
internal static class EventIds
{
    public const int SmsFailed = 3000;
    public const int SmsUnknown = 3001;
    public const int SmsProviderThrew = 3002;
    public const int SmsNotTakenBack = 3003;
    public const int SmsAbandoned = 3004;
    public const int SmsRefused = 3005;
    public const int SmsNotKept = 3006;
    public const int RedeliveryNotStarted = 3100;
    public const int GrainStateFailed = 3200;
    public const int MembershipLost = 3300;
    public const int MembershipUnread = 3301;
    public const int WaitingToFound = 3302;
    public const int AliyunFault = 3400;
    public const int AliyunRecovered = 3401;
    public const int AliyunAnswered = 3402;
}
