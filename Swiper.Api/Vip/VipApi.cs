using Microsoft.Extensions.Options;
using Swiper.Api.Accounts;
using Swiper.Api.Contract;
using Swiper.Api.Pipeline;
using Swiper.Api.Profiles;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Users;
using Swiper.Grains.Interfaces.Vip;

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
        group.MapPost("/admin/vip", Grant).WithContract(new("Grant a user a level, from now on")
        {
            Access = Access.Operator,
            Fields = [Uid, Level, Days],
            Example = MeView.Example,
            Refusals = [ErrorCode.NOT_HAS_PERM, ErrorCode.USER_NOT_FOUND, ErrorCode.NO_SUCH_ROUTE],
        });
    }

    private static async Task<IResult> GetLevels(CurrentUser user, IOptions<VipOptions> options) =>
        await user.CheckSession() is { } refusal
            ? Answer.Refuse(refusal)
            : Answer.Ok(options.Value.Effective.Select(VipLevelView.From).ToArray(), ApiJson.Default.VipLevelViewArray);

    private static async Task<IResult> Grant(Fields fields, ApiServices services)
    {
        if (fields.UserId(Uid.Name) is not { } uid)
        {
            return Answer.Refuse(Refusal.BadRequest(Uid.Name));
        }

        if (fields.Integer(Level.Name) is not { } level)
        {
            return Answer.Refuse(Refusal.BadRequest(Level.Name));
        }

        return fields.Integer(Days.Name) is { } days
            ? Answer.Of(await services.Grains.GetGrain<IUserOperator>(uid).GrantVip(level, days), services.Media, MeView.From, ApiJson.Default.MeView)
            : Answer.Refuse(Refusal.BadRequest(Days.Name));
    }
}
