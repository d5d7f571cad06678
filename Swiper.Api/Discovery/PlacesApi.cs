using Swiper.Api.Accounts;
using Swiper.Api.Contract;
using Swiper.Api.Pipeline;
using Swiper.Api.Profiles;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Discovery;
using Swiper.Grains.Interfaces.Discovery.Cells;

namespace Swiper.Api.Discovery;

/// <summary>Where I am, and where I travel.</summary>
internal static class PlacesApi
{
    private const double LatitudeMax = 90;
    private const double LongitudeMax = 180;

    private static readonly FieldInfo Latitude = new("latitude", "Degrees, from -90 to 90", 31.2304);
    private static readonly FieldInfo Longitude = new("longitude", "Degrees, from -180 to 180", 121.4737);
    private static readonly FieldInfo Location = new("location", "A place by its name, at most 32 characters; without it, the destination is a latitude and longitude", "成都", Required: false);

    public static void MapPlaces(this IEndpointRouteBuilder group)
    {
        group.MapPost("/position", SetPosition).WithContract(new("Say where I am; only a cell of about 1 km is kept")
        {
            Fields = [Latitude, Longitude],
        });
        group.MapPost("/position/clear", ClearPosition).WithContract(new("Forget where I am: I am found by the name of my place alone"));
        group.MapPost("/travel", Travel).WithContract(new("Look and be shown elsewhere, while I have the permission anylocation: in a place, or at a position")
        {
            Fields = [Location, Latitude with { Required = false }, Longitude with { Required = false }],
            Example = MeView.Example with { Travel = JourneyView.Example },
            Refusals = [ErrorCode.NOT_HAS_PERM],
        });
        group.MapPost("/travel/clear", EndTravel).WithContract(new("Come home") { Example = MeView.Example });
    }

    private static async Task<IResult> SetPosition(CurrentUser user, Fields fields)
    {
        var cell = CellOf(fields);
        return cell.Refusal is { } wrong
            ? await user.Refuse(wrong)
            : await user.Grain.SetPosition(user.Proof, cell.Value) is { } refusal ? Answer.Refuse(refusal) : Answer.Nothing;
    }

    private static async Task<IResult> ClearPosition(CurrentUser user) =>
        await user.Grain.SetPosition(user.Proof, null) is { } refusal ? Answer.Refuse(refusal) : Answer.Nothing;

    private static async Task<IResult> Travel(CurrentUser user, Fields fields, ApiServices services)
    {
        var destination = DestinationOf(fields);
        return destination.Refusal is { } wrong
            ? await user.Refuse(wrong)
            : Answer.Of(await user.Grain.SetTravel(user.Proof, destination.Value), services.Media, MeView.From, ApiJson.Default.MeView);
    }

    private static async Task<IResult> EndTravel(CurrentUser user, ApiServices services) =>
        Answer.Of(await user.Grain.SetTravel(user.Proof, null), services.Media, MeView.From, ApiJson.Default.MeView);

    private static Result<Destination> DestinationOf(Fields fields)
    {
        if (fields.TryGet(Location.Name, out var field))
        {
            return field.TryGetText(out var name) ? new Destination(name) : Refusal.BadRequest(Location.Name);
        }

        if (!fields.TryGet(Latitude.Name, out _) && !fields.TryGet(Longitude.Name, out _))
        {
            return Refusal.BadRequest(Location.Name);
        }

        var cell = CellOf(fields);
        return cell.Refusal is { } refusal ? refusal : new Destination(Cell: cell.Value);
    }

    /// <summary>Rounds a position to its cell before anything else sees it.</summary>
    private static Result<long> CellOf(Fields fields) =>
        fields.Decimal(Latitude.Name) is not (>= -LatitudeMax and <= LatitudeMax) ? Refusal.BadRequest(Latitude.Name)
        : fields.Decimal(Longitude.Name) is not (>= -LongitudeMax and <= LongitudeMax) ? Refusal.BadRequest(Longitude.Name)
        : S2Cell.At(SpherePoint.FromDegrees(fields.Decimal(Latitude.Name)!.Value, fields.Decimal(Longitude.Name)!.Value), S2Cell.PositionLevel).Id;
}

/// <summary>A journey: <c>location</c> is null at a position, and <c>ends_at</c> if the permission does not end.</summary>
internal sealed record JourneyView(string? Location, DateTime? EndsAt)
{
    /// <summary>A view for examples.</summary>
    public static JourneyView Example { get; } = new("成都", new DateTime(2026, 1, 31, 16, 0, 0, DateTimeKind.Utc));

    /// <summary>Shows a journey.</summary>
    public static JourneyView From(Journey journey) =>
        new(journey.Location, journey.EndsAt is { } endsAt ? WireTime.Of(endsAt) : null);
}
