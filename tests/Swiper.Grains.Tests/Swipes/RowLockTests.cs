using Swiper.Grains.Swipes;

namespace Swiper.Grains.Tests.Swipes;

public sealed class RowLockTests
{
    [Fact]
    public void Enter_Free_IsAtOnce() => Assert.True(new RowLock().Enter().IsCompletedSuccessfully);

    [Fact]
    public async Task Enter_Taken_WaitsForItsTurnInOrder()
    {
        var row = new RowLock();
        await row.Enter();
        var second = row.Enter();
        var third = row.Enter();

        Assert.False(second.IsCompleted);
        row.Leave();
        await second;
        Assert.False(third.IsCompleted);
        row.Leave();
        await third;
    }

    [Fact]
    public async Task Enter_AfterAllLeft_IsAtOnce()
    {
        var row = new RowLock();
        await row.Enter();
        var second = row.Enter();
        row.Leave();
        await second;
        row.Leave();

        Assert.True(row.Enter().IsCompletedSuccessfully);
        Assert.False(row.Enter().IsCompleted);
    }

    [Fact]
    public async Task Enter_Many_NeverTwoAtOnce()
    {
        var row = new RowLock();
        var inside = 0;
        var entered = new List<int>();
        await row.Enter();
        var all = Enumerable.Range(0, 100).Select(Work).ToList();
        row.Leave();
        await Task.WhenAll(all);

        Assert.Equal(Enumerable.Range(0, 100), entered);

        async Task Work(int number)
        {
            await row.Enter();
            Assert.Equal(1, Interlocked.Increment(ref inside));
            entered.Add(number);
            await Task.Yield();
            Interlocked.Decrement(ref inside);
            row.Leave();
        }
    }
}
