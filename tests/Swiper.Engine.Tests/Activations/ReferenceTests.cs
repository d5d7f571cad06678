using Swiper.Engine.Tests.Calls;
using Swiper.Engine.Tests.Support;

namespace Swiper.Engine.Tests.Activations;

public sealed class ReferenceTests(EngineFixture engine)
{
    [Fact]
    public void References_ToTheSameGrain_AreEqual()
    {
        var key = EngineFixture.NewKey();
        var one = engine.Grains.GetGrain<ICounterGrain>(key);
        Assert.Equal(one, engine.Grains.GetGrain<ICounterGrain>(key));
        Assert.NotEqual(one, engine.Grains.GetGrain<ICounterGrain>(EngineFixture.NewKey()));
        Assert.Equal(key, one.GetPrimaryKeyLong());
        Assert.Equal("name", engine.Grains.GetGrain<IUnreadyGrain>("name").GetPrimaryKeyString());
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void GetGrain_WithAnEmptyKey_Throws(string key) => Assert.Throws<ArgumentException>(() => engine.Grains.GetGrain<IUnreadyGrain>(key));

    [Theory]
    [InlineData(0, "counter/0")]
    [InlineData(26, "counter/1A")]
    [InlineData(long.MaxValue, "counter/7FFFFFFFFFFFFFFF")]
    [InlineData(-1, "counter/FFFFFFFFFFFFFFFF")]
    public void GrainId_OfAnIntegerKey_IsWrittenInHexadecimal(long key, string expected)
    {
        var id = engine.Grains.GetGrain<ICounterGrain>(key).GetGrainId();
        Assert.Equal(expected, id.ToString());
        Assert.Equal(id, GrainId.Create("counter", expected["counter/".Length..]));
        Assert.Equal(key, id.GetIntegerKey());
    }

    [Fact]
    public void GrainId_OfAStringKey_KeepsTheText()
    {
        Assert.Equal("unready/01", engine.Grains.GetGrain<IUnreadyGrain>("01").GetGrainId().ToString());
        Assert.Equal("unready/1a", engine.Grains.GetGrain<IUnreadyGrain>("1a").GetGrainId().ToString());
        Assert.Equal("unready/+8613800138000", engine.Grains.GetGrain<IUnreadyGrain>("+8613800138000").GetGrainId().ToString());
        Assert.NotEqual(GrainId.Create("unready", "01"), GrainId.Create("unready", "1"));
    }
}
