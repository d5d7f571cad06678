using System.Collections.Immutable;
using Swiper.Grains.Interfaces.Accounts;
using Swiper.Grains.Interfaces.Discovery;
using Swiper.Grains.Interfaces.Discovery.Cells;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Users;
using Swiper.Simulation.Plans;

namespace Swiper.Simulation.Clients;

internal sealed partial class Device
{
    /// <summary>Cells some kilometres apart and in one town, in the next town, and far away: they share large cells, small ones, and none.</summary>
    private static readonly ImmutableArray<long> Cells =
    [
        CellOf(31.2304, 121.4737), CellOf(31.2510, 121.4950), CellOf(31.1900, 121.4400), CellOf(31.2990, 120.5853), CellOf(22.5431, 114.0579), CellOf(51.5074, -0.1278),
    ];

    /// <summary>Says where the user is, and now and then takes it back.</summary>
    private async Task<bool> SetPosition(PlannedOp op, SessionProof proof)
    {
        var cell = op.Argument % 5 == 0 ? (long?)null : CellBy(op.Argument >> 8);
        var attempt = NewAttempt(op.Kind, User, proof, cell: cell);
        var (isAnswered, refusal) = await _caller.Try(attempt, grains => grains.GetGrain<IUserGrain>(User).SetPosition(proof, cell), Patience());
        if (isAnswered)
        {
            world.Oracle.Places.OnPosition(attempt, refusal);
            ForgetIfRefused(refusal, proof);
        }

        return isAnswered;
    }

    /// <summary>Begins a journey to a place or a cell, or ends it.</summary>
    private async Task<bool> Travel(PlannedOp op, SessionProof proof)
    {
        var destination = (op.Argument % 4) switch
        {
            0 => null,
            1 => new Destination(Places[(op.Argument >> 8) % 2]),
            _ => new Destination(Cell: CellBy(op.Argument >> 8)),
        };
        var attempt = NewAttempt(op.Kind, User, proof, destination: destination);
        var (isAnswered, answer) = await _caller.Try(attempt, grains => grains.GetGrain<IUserGrain>(User).SetTravel(proof, destination), Patience());
        if (isAnswered)
        {
            world.Oracle.Places.OnTravel(attempt, answer!);
            ForgetIfRefused(answer!.Refusal, proof);
        }

        return isAnswered;
    }

    /// <summary>Hides from decks or shows again, and says something.</summary>
    private Task<bool> Hide(PlannedOp op, SessionProof proof) =>
        UpdateInfo(op, proof, new ProfileUpdate(Bio: op.Argument % 3 == 0 ? $"b{op.Argument % 7}" : null, Hidden: op.Argument % 2 == 0));

    /// <summary>Looks farther, and for anybody.</summary>
    private Task<bool> Widen(PlannedOp op, SessionProof proof) => UpdateSettings(op, proof, new SettingsUpdate(
        op.Argument % 3 == 0 ? Sex.Any : null,
        MinDistance: (int)(op.Argument >> 8) % 3,
        MaxDistance: ((op.Argument >> 16) % 4) switch { 0 => 5, 1 => 50, 2 => 200, _ => 1000 }));

    private static long CellBy(ulong draw) => Cells[(int)(draw % (ulong)Cells.Length)];

    private static long CellOf(double latitude, double longitude) => S2Cell.At(SpherePoint.FromDegrees(latitude, longitude), S2Cell.PositionLevel).Id;
}
