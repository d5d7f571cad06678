using Swiper.Grains.Interfaces.Discovery.Cells;

namespace Swiper.Grains.Tests.Discovery.Cells;

public sealed class NeighboursTests
{
    /// <summary>Of <c>github.com/golang/geo</c>, <c>TestCellIDEdgeNeighbors</c>.</summary>
    [Fact]
    public void AcrossEdges_OfAFace_ArePublishedOnes() =>
        Assert.Equal([5, 3, 2, 0], Neighbours.AcrossEdges(new GridSquare(1, 0, 0).ToCell(0)).Select(cell => cell.Face));

    /// <summary>Of <c>github.com/golang/geo</c>, <c>TestCellIDEdgeNeighbors</c>: found by hand from the faces' axes.</summary>
    [Fact]
    public void AcrossEdges_AtACornerOfTheCube_ArePublishedOnes()
    {
        for (var level = 1; level <= S2Cell.LevelMax; level++)
        {
            var last = (1 << level) - 1;

            Assert.Equal(
                [
                    new GridSquare(5, last, last).ToCell(level),
                    new GridSquare(1, 1, 0).ToCell(level),
                    new GridSquare(1, 0, 1).ToCell(level),
                    new GridSquare(0, last, 0).ToCell(level),
                ],
                Neighbours.AcrossEdges(new GridSquare(1, 0, 0).ToCell(level)));
        }
    }

    /// <summary>Of <c>github.com/golang/geo</c>, <c>TestCellIDVertexNeighbors</c>: three faces meet where four cells meet elsewhere.</summary>
    [Fact]
    public void All_AtTheCornerOfFaces0And4And5_AreSevenAndTheOtherFacesTwo()
    {
        var around = Neighbours.All(new GridSquare(0, 0, 0).ToCell(5));

        Assert.Equal(7, around.Length);
        Assert.Equal([0, 4, 5], around.Select(cell => cell.Face).Distinct().Order());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(9)]
    [InlineData(13)]
    public void All_AnyCells_AreMutualAndShareACorner(int level)
    {
        var random = new Random(level);
        for (var n = 0; n < 500; n++)
        {
            var cell = Globe.AnyCell(random, level);
            var corners = new CellOutline(cell).Corners;
            var around = Neighbours.All(cell);

            Assert.InRange(around.Length, 7, 8);
            Assert.DoesNotContain(cell, around);
            Assert.All(around, other =>
            {
                Assert.Equal(level, other.Level);
                Assert.Contains(cell, Neighbours.All(other));
                Assert.Contains(new CellOutline(other).Corners, corner => corners.Any(own => own.AngleTo(corner) < 1e-12));
            });
        }
    }
}
