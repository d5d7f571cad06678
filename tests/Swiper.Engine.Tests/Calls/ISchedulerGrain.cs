namespace Swiper.Engine.Tests.Calls;

internal interface ISchedulerGrain : IGrainWithIntegerKey
{
    /// <summary>Whether code after each kind of await runs on the activation's scheduler.</summary>
    Task<bool> StaysAfterAwait();

    Task<bool> StaysAfterCall(ICounterGrain other);

    Task<bool> StaysInStartedTask();
}
