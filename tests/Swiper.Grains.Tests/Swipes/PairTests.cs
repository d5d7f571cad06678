using Swiper.Grains.Swipes;

namespace Swiper.Grains.Tests.Swipes;

public sealed class PairTests
{
    [Fact]
    public void Enter_Free_IsAtOnce() => Assert.True(new Pair().Enter().IsCompletedSuccessfully);

    [Fact]
    public async Task Enter_Taken_WaitsForItsTurnInOrder()
    {
        var pair = new Pair();
        await pair.Enter();
        var second = pair.Enter();
        var third = pair.Enter();

        Assert.False(second.IsCompleted);
        pair.Leave();
        await second;
        Assert.False(third.IsCompleted);
        pair.Leave();
        await third;
    }

    [Fact]
    public async Task Enter_AfterAllLeft_IsAtOnce()
    {
        var pair = new Pair();
        await pair.Enter();
        var second = pair.Enter();
        pair.Leave();
        await second;
        pair.Leave();

        Assert.True(pair.Enter().IsCompletedSuccessfully);
        Assert.False(pair.Enter().IsCompleted);
    }

    [Fact]
    public async Task Enter_Many_NeverTwoAtOnce()
    {
        var pair = new Pair();
        var inside = 0;
        var entered = new List<int>();
        await pair.Enter();
        var all = Enumerable.Range(0, 100).Select(Work).ToList();
        pair.Leave();
        await Task.WhenAll(all);

        Assert.Equal(Enumerable.Range(0, 100), entered);

        async Task Work(int number)
        {
            await pair.Enter();
            Assert.Equal(1, Interlocked.Increment(ref inside));
            entered.Add(number);
            await Task.Yield();
            Interlocked.Decrement(ref inside);
            pair.Leave();
        }
    }
}
