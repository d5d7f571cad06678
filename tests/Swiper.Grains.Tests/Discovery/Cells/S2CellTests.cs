using Swiper.Grains.Interfaces.Discovery.Cells;

namespace Swiper.Grains.Tests.Discovery.Cells;

/// <summary>Vectors of <c>github.com/golang/geo</c>, <c>s2/cellid_test.go</c> and <c>s2/latlng_test.go</c>, which the C++ library agrees with.</summary>
public sealed class S2CellTests
{
    [Theory]
    [InlineData(0x47a1cbd595522b39, 49.703498679, 11.770681595)]
    [InlineData(0x46525318b63be0f9, 55.685376759, 12.588490937)]
    [InlineData(0x52b30b71698e729d, 45.486546517, -93.449700022)]
    [InlineData(0x46ed8886cfadda85, 58.299984854, 23.049300056)]
    [InlineData(0x3663f18a24cbe857, 34.364439040, 108.330699969)]
    [InlineData(0x10a06c0a948cf5d, -30.694551352, -30.048758753)]
    [InlineData(0x2b2bfd076787c5df, -25.285264027, 133.823116966)]
    [InlineData(0xb09dff882a7809e1, -75.000000031, 0.000000133)]
    [InlineData(0x94daa3d000000001, -24.694439215, -47.537363213)]
    [InlineData(0x87a1000000000001, 38.899730392, -99.901813021)]
    [InlineData(0x4fc76d5000000001, 81.647200334, -55.631712940)]
    [InlineData(0x3b00955555555555, 10.050986518, 78.293170610)]
    [InlineData(0x1dcc469991555555, -34.055420593, 18.551140038)]
    [InlineData(0xb112966aaaaaaaab, -69.219262171, 49.670072392)]
    public void At_AndCentre_ArePublishedOnes(ulong id, double latitude, double longitude)
    {
        var point = SpherePoint.FromDegrees(latitude, longitude);

        Assert.Equal(Cell(id), S2Cell.At(point, S2Cell.LevelMax));
        Assert.InRange(Cell(id).Centre.AngleTo(point) * (180 / Math.PI), 0, 1e-9);
    }

    [Theory]
    [InlineData("1", 0x1000000000000000)]
    [InlineData("14", 0x1400000000000000)]
    [InlineData("094", 0x0940000000000000)]
    [InlineData("3fec", 0x3fec000000000000)]
    [InlineData("990ed", 0x990ed00000000000)]
    [InlineData("b675785", 0xb675785000000000)]
    [InlineData("08f569b5c", 0x08f569b5c0000000)]
    [InlineData("96f48d8c39", 0x96f48d8c39000000)]
    [InlineData("07a77802a3fc", 0x07a77802a3fc0000)]
    [InlineData("01614b5e968e121", 0x01614b5e968e1210)]
    [InlineData("48a23db9c2963e5b", 0x48a23db9c2963e5b)]
    public void Token_IsPublishedOne(string token, ulong id) => Assert.Equal(token, Cell(id).Token);

    [Fact]
    public void Parent_IsPublishedOne()
    {
        var cell = Cell((3UL << 61) + 0x12345700);

        Assert.Equal(26, cell.Level);
        Assert.Equal(Cell((3UL << 61) + 0x12345000), cell.Parent(24));
        Assert.Equal(Cell(0x80855c0000000000), Cell(0x80855dc000000000).Parent(Cell(0x80855c0000000000).Level));
    }

    [Theory]
    [InlineData(90, 0, 2)]
    [InlineData(-90, 0, 5)]
    [InlineData(90, 180, 2)]
    [InlineData(0, 180, 3)]
    [InlineData(0, -180, 3)]
    [InlineData(0, 0, 0)]
    public void At_PolesAndDateLine_IsOnThatFaceAndHoldsThePoint(double latitude, double longitude, int face)
    {
        var point = SpherePoint.FromDegrees(latitude, longitude);
        var cell = S2Cell.At(point, S2Cell.PositionLevel);

        Assert.Equal(Cell(((ulong)face << 61) | (1UL << 60)), cell.Parent(0));
        Assert.True(new CellOutline(cell).IsWithin(1e-12, point));
    }

    [Fact]
    public void At_Centre_IsTheCellItself()
    {
        var random = new Random(1);
        for (var n = 0; n < 20_000; n++)
        {
            var cell = Globe.AnyCell(random, random.Next(S2Cell.LevelMax + 1));

            Assert.Equal(cell, S2Cell.At(cell.Centre, cell.Level));
            Assert.Equal(cell.Parent(0), S2Cell.At(cell.Centre, 0));
        }
    }

    [Theory]
    [InlineData(0UL, false)]
    [InlineData(ulong.MaxValue, false)]
    [InlineData(0xd000000000000000, false)]
    [InlineData(0x1000000000000002, false)]
    [InlineData(0x1000000000000000, true)]
    [InlineData(0xb112966aaaaaaaab, true)]
    public void IsValid_SaysWhetherSuchACellExists(ulong id, bool isValid) => Assert.Equal(isValid, Cell(id).IsValid);

    [Fact]
    public void ToString_HidesThePlace() => Assert.Equal("S2Cell SpherePoint", $"{Cell(1)} {Cell(1).Centre}");

    private static S2Cell Cell(ulong id) => new((long)id);
}
