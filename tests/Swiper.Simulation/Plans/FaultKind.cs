namespace Swiper.Simulation.Plans;

internal enum FaultKind
{
    DelayRequest,
    DelayResponse,
    DropRequest,
    DropResponse,
    DoubleRequest,
    FailBeforeCommit,
    FailAfterCommit,
    SlowCommit,
    Conflict,
    TornCommit,
    DiskFull,
    FailRead,
    SlowRead,
    Crash,
    Collect,
    Duplicate,
    ClockJump,
    SmsLost,
    SmsFailed,
    SmsQueueFull,
}
