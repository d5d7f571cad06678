using Swiper.Api.Contract;
using Swiper.Api.Pipeline;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Accounts;
using Swiper.Grains.Interfaces.Operators;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Safety;
using Swiper.Grains.Interfaces.Text;
using Swiper.Grains.Interfaces.Users;
using Swiper.Grains.Operators;

namespace Swiper.Api.Operators;

/// <summary>Looking up users, and banning them.</summary>
internal static class UsersApi
{
    private static readonly FieldInfo Uid = new("uid", "The user's id", AccountView.Example.Id);
    private static readonly FieldInfo AnyUid = Uid with { Required = false };
    private static readonly FieldInfo Phone = new("phonenum", "Or their number", "13800138000", Required: false);
    private static readonly FieldInfo Nickname = new("nickname", "Or their nickname", "小鱼", Required: false);
    private static readonly FieldInfo Days = new("days", "For how many days, 1 to 3650; 0 for good", 7);
    private static readonly FieldInfo Reason = new("reason", "What the user is told, 1 to 200 characters", "Advertising");

    public static void MapUsers(this IEndpointRouteBuilder group)
    {
        group.MapGet("/users", GetUser).WithContract(new("Look up a user by one of id, number and nickname")
        {
            Access = Access.Operator,
            Role = OperatorRole.Support,
            Fields = [AnyUid, Phone, Nickname],
            Example = AccountView.Example,
            Refusals = [ErrorCode.PHONE_ERROR, ErrorCode.USER_NOT_FOUND],
        });
        group.MapPost("/ban", Ban).WithContract(new("Ban a user: every session ends, and others do not find them any more")
        {
            Access = Access.Operator,
            Fields = [Uid, Days, Reason],
            Example = BanView.Example,
            Refusals = [ErrorCode.USER_NOT_FOUND],
        });
        group.MapPost("/unban", Unban).WithContract(new("Lift a ban")
        {
            Access = Access.Operator,
            Fields = [Uid],
            Refusals = [ErrorCode.USER_NOT_FOUND],
        });
    }

    private static async Task<IResult> GetUser(Fields fields, ApiServices services)
    {
        if (new[] { Uid.Name, Phone.Name, Nickname.Name }.Count(name => fields.TryGet(name, out _)) != 1)
        {
            return Answer.Refuse(Refusal.BadRequest(Uid.Name));
        }

        Result<long> user = fields.TryGet(Phone.Name, out _) ? await FindByPhone(fields.Scalar(Phone.Name), services)
            : fields.TryGet(Nickname.Name, out _) ? await FindByNickname(fields.Scalar(Nickname.Name), services)
            : fields.UserId(Uid.Name) is { } uid ? uid
            : Refusal.BadRequest(Uid.Name);
        if (user.Refusal is { } refusal)
        {
            return Answer.Refuse(refusal);
        }

        if (!Limits.IsUserId(user.Value))
        {
            return Answer.Refuse(ErrorCode.USER_NOT_FOUND);
        }

        var account = await services.Grains.GetGrain<IUserOperator>(user.Value).ReadAccount();
        var reports = await services.Grains.GetGrain<IReportIndexGrain>(0).CountAbout(user.Value);
        return Answer.Of(account, reports, AccountView.From, ApiJson.Default.AccountView);
    }

    private static async Task<IResult> Ban(CurrentOperator caller, Fields fields, OperatorFlows flows)
    {
        if (fields.UserId(Uid.Name) is not { } uid)
        {
            return Answer.Refuse(Refusal.BadRequest(Uid.Name));
        }

        if (fields.Integer(Days.Name) is not { } days || days is < 0 or > Limits.BanDaysMax)
        {
            return Answer.Refuse(Refusal.BadRequest(Days.Name));
        }

        if (fields.Text(Reason.Name) is not { } typed || new BanReason(typed) is not { } reason || reason.Read() is null)
        {
            return Answer.Refuse(Refusal.BadRequest(Reason.Name));
        }

        return Answer.Of(await flows.Ban(caller.Name, uid, days, reason), BanView.From, ApiJson.Default.BanView);
    }

    private static async Task<IResult> Unban(CurrentOperator caller, Fields fields, OperatorFlows flows)
    {
        if (fields.UserId(Uid.Name) is not { } uid)
        {
            return Answer.Refuse(Refusal.BadRequest(Uid.Name));
        }

        return await flows.Unban(caller.Name, uid) is { } refusal ? Answer.Refuse(refusal) : Answer.Nothing;
    }

    /// <summary>Finds the user of a number, unless they have left it.</summary>
    private static async Task<Result<long>> FindByPhone(string? typed, ApiServices services)
    {
        if (typed is null)
        {
            return Refusal.BadRequest(Phone.Name);
        }

        if (!services.Phones.TryRead(typed, out var phone))
        {
            return ErrorCode.PHONE_ERROR;
        }

        var user = await services.Grains.GetGrain<IVerifyCodeGrain>(phone).FindUser();
        return user != 0 && await services.Grains.GetGrain<IUserOperator>(user).Holds(phone) ? user : ErrorCode.USER_NOT_FOUND;
    }

    private static async Task<Result<long>> FindByNickname(string? typed, ApiServices services) =>
        typed is null || ShownText.Check(typed, Limits.NicknameMaxLength, out var shown) is not null || FoldedText.Of(shown) is not { Length: > 0 } key
            ? Refusal.BadRequest(Nickname.Name)
            : await services.Grains.GetGrain<INicknameGrain>(key).FindUser();
}
