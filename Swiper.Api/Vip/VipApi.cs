using Microsoft.Extensions.Options;
using Swiper.Api.Accounts;
using Swiper.Api.Contract;
using Swiper.Api.Operators;
using Swiper.Api.Pipeline;
using Swiper.Api.Profiles;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Operators;
using Swiper.Grains.Interfaces.Users;
using Swiper.Grains.Interfaces.Vip;
using Swiper.Grains.Operators;

namespace Swiper.Api.Vip;

/// <summary>VIP levels, and the operator's route that grants one.</summary>
internal static class VipApi
{
    private static readonly FieldInfo Uid = new("uid", "The user's id", 7194025183640195);
    private static readonly FieldInfo Level = new("level", "The level", 3);
    private static readonly FieldInfo Days = new("days", "For how many days, 1 to 3650", 30);

    public static void MapVip(this IEndpointRouteBuilder group)
    {
        group.MapGet("/vip/levels", GetLevels).WithContract(new("The levels, their prices and permissions")
        {
            Example = new VipOptions().Effective.Select(VipLevelView.From).ToArray(),
        });
    }

    /// <summary>Maps the operators' route.</summary>
    public static void MapGrant(this IEndpointRouteBuilder group) => group.MapPost("/vip", Grant).WithContract(new("Grant a user a level, from now on")
    {
        Access = Access.Operator,
        Fields = [Uid, Level, Days],
        Example = MeView.Example,
        Refusals = [ErrorCode.USER_NOT_FOUND],
    });

    private static async Task<IResult> GetLevels(CurrentUser user, IOptions<VipOptions> options) =>
        await user.CheckSession() is { } refusal
            ? Answer.Refuse(refusal)
            : Answer.Ok(options.Value.Effective.Select(VipLevelView.From).ToArray(), ApiJson.Default.VipLevelViewArray);

    private static async Task<IResult> Grant(CurrentOperator caller, Fields fields, ApiServices services, OperatorFlows flows)
    {
        if (fields.UserId(Uid.Name) is not { } uid)
        {
            return Answer.Refuse(Refusal.BadRequest(Uid.Name));
        }

        if (fields.Integer(Level.Name) is not { } level)
        {
            return Answer.Refuse(Refusal.BadRequest(Level.Name));
        }

        if (fields.Integer(Days.Name) is not { } days)
        {
            return Answer.Refuse(Refusal.BadRequest(Days.Name));
        }

        var line = new OperatorAct(caller.Name, Acts.GrantVip, uid, $"level={level} days={days}");
        var granted = await flows.Do(line, () => services.Grains.GetGrain<IUserOperator>(uid).GrantVip(level, days));
        return Answer.Of(granted, services.Media, MeView.From, ApiJson.Default.MeView);
    }
}
