namespace Swiper.Grains.Tests.Support;

internal static class Waiting
{
    /// <summary>Far longer than anything takes, so that a test fails instead of hanging.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    public static Task Soon(this Task task) => task.WaitAsync(Limit, TestContext.Current.CancellationToken);

    public static Task<T> Soon<T>(this Task<T> task) => task.WaitAsync(Limit, TestContext.Current.CancellationToken);
}
