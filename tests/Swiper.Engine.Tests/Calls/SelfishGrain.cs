namespace Swiper.Engine.Tests.Calls;

internal sealed class SelfishGrain : Grain, ISelfishGrain
{
    public Task<string> CallMyself() => OutcomeOf(this.AsReference<ISelfishGrain>().Knock());

    public Task<string> CallMyselfInterleaved() => OutcomeOf(this.AsReference<ISelfishGrain>().Slip());

    public Task Knock() => Task.CompletedTask;

    public Task Slip() => Task.CompletedTask;

    private static async Task<string> OutcomeOf(Task call)
    {
        try
        {
            await call;
            return "done";
        }
        catch (TimeoutException)
        {
            return "timeout";
        }
    }
}
