using System.Diagnostics.CodeAnalysis;
using Swiper.Api.Contract;
using Swiper.Api.Hosting;
using Swiper.Api.Pipeline;
using Swiper.Api.Profiles;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Accounts;

namespace Swiper.Api.Accounts;

/// <summary>Signing in and out.</summary>
internal static class AccountsApi
{
    private const string Phone = "phonenum";

    private static readonly FieldInfo PhoneField = new(Phone, "A mobile number in E.164, or a national one of the server's region", "13800138000");
    private static readonly FieldInfo Code = new("vcode", "The code that was sent", "042917");
    private static readonly FieldInfo SessionId = new("id", "The session's id", SessionView.Example.Id);
    private static readonly FieldInfo All = new("all", "Whether to end every session", false, Required: false);

    public static void MapAccounts(this IEndpointRouteBuilder group)
    {
        group.MapMethods("/verify", [HttpMethods.Get, HttpMethods.Post], Verify).LimitSignIn().WithContract(new("Send a 6-digit code to a phone")
        {
            Access = Access.Anyone,
            Fields = [PhoneField],
            Example = VerifyView.Example,
            Refusals = [ErrorCode.PHONE_ERROR, ErrorCode.TOO_MANY_REQUESTS],
        });
        group.MapPost("/login", Login).LimitSignIn().WithContract(new("Trade a code for a session; the first login creates the user")
        {
            Access = Access.Anyone,
            Fields = [PhoneField, Code],
            Example = LoginView.Example,
            Refusals = [ErrorCode.PHONE_ERROR, ErrorCode.VCODE_ERROR, ErrorCode.BANNED, ErrorCode.TOO_MANY_REQUESTS],
        });
        group.MapPost("/phone", ChangePhone).LimitSignIn().WithContract(new("Move my account to another number, with a code of that number")
        {
            Fields = [PhoneField, Code],
            Example = MeView.Example,
            Refusals = [ErrorCode.PHONE_ERROR, ErrorCode.VCODE_ERROR, ErrorCode.PHONE_TAKEN, ErrorCode.TOO_MANY_REQUESTS],
        });
        group.MapGet("/sessions", GetSessions).WithContract(new("Where I am signed in, the last sign-in first")
        {
            Example = new[] { SessionView.Example },
        });
        group.MapPost("/sessions/end", EndSession).WithContract(new("End one of my sessions")
        {
            Fields = [SessionId],
        });
        group.MapPost("/logout", Logout).WithContract(new("End the session in use, or all of mine")
        {
            Fields = [All],
        });
    }

    /// <summary>Maps the route that shows codes instead of sending them; Development only.</summary>
    public static void MapDevelopmentSms(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/dev/sms/{" + Phone + "}", ShowLastCode).ExcludeFromDescription();

    private static async Task<IResult> Verify(Fields fields, ApiServices services)
    {
        if (!TryReadPhone(fields, services, out var phone, out var refusal))
        {
            return Answer.Refuse(refusal);
        }

        return Answer.Of(
            await services.Grains.GetGrain<IVerifyCodeGrain>(phone).Send(),
            sent => VerifyView.From(phone, sent),
            ApiJson.Default.VerifyView);
    }

    private static async Task<IResult> Login(Fields fields, ApiServices services, HttpContext context)
    {
        if (!TryReadPhone(fields, services, out var phone, out var refusal) || !TryReadCode(fields, out var code, out refusal))
        {
            return Answer.Refuse(refusal);
        }

        var login = await services.Grains.GetGrain<IVerifyCodeGrain>(phone).Login(code, DeviceOf(context.Request));
        if (login.Value is { } ticket)
        {
            SessionCookie.Set(context, services.Tokens.Write(ticket.Session), ticket.Session.ExpiresAt);
        }

        return Answer.Of(login, services, Show, ApiJson.Default.LoginView);
    }

    private static async Task<IResult> ChangePhone(CurrentUser user, Fields fields, ApiServices services) =>
        TryReadPhone(fields, services, out var phone, out var refusal) && TryReadCode(fields, out var code, out refusal)
            ? Answer.Of(await user.Grain.ChangePhone(user.Proof, phone, code), services.Media, MeView.From, ApiJson.Default.MeView)
            : await user.Refuse(refusal);

    private static async Task<IResult> GetSessions(CurrentUser user) => Answer.Of(
        await user.Grain.GetSessions(user.Proof),
        sessions => sessions.Select(SessionView.From).ToArray(),
        ApiJson.Default.SessionViewArray);

    private static async Task<IResult> EndSession(CurrentUser user, Fields fields)
    {
        if (!fields.TryGet(SessionId.Name, out var field) || !field.TryGetInteger(out var id))
        {
            return await user.Refuse(Refusal.BadRequest(SessionId.Name));
        }

        return await user.Grain.EndSession(user.Proof, id) is { } refusal ? Answer.Refuse(refusal) : Answer.Nothing;
    }

    private static async Task<IResult> Logout(CurrentUser user, Fields fields, HttpContext context)
    {
        var all = false;
        if (fields.TryGet(All.Name, out var field) && !field.TryGetBoolean(out all))
        {
            return await user.Refuse(Refusal.BadRequest(All.Name));
        }

        if (await user.Grain.Logout(user.Proof, all) is { } refusal)
        {
            return Answer.Refuse(refusal);
        }

        SessionCookie.Clear(context);
        return Answer.Nothing;
    }

    private static async Task<IResult> ShowLastCode(string phonenum, ApiServices services) =>
        services.Phones.TryRead(phonenum, out var phone)
        && await services.Grains.GetGrain<IDevelopmentInboxGrain>(phone).Last() is { } sms
            ? Answer.Bare(new DevelopmentSmsView(phone, sms.Code, WireTime.Of(sms.SentAt)), ApiJson.Default.DevelopmentSmsView)
            : Answer.Refuse(ErrorCode.NO_SUCH_ROUTE);

    private static LoginView Show(LoginTicket ticket, ApiServices services) => new(
        MeView.From(ticket.User, services.Media),
        services.Tokens.Write(ticket.Session),
        WireTime.Of(ticket.Session.ExpiresAt),
        ticket.Created);

    /// <summary>What a device calls itself: printable ASCII of its <c>User-Agent</c>, or null.</summary>
    private static string? DeviceOf(HttpRequest request)
    {
        var shown = string.Concat(request.Headers.UserAgent.ToString().Where(character => character is >= ' ' and <= '~').Take(Limits.DeviceMaxLength)).Trim();
        return shown.Length > 0 ? shown : null;
    }

    /// <summary>Whether a text may be a code. One that cannot be is no guess, so it does not cost a try.</summary>
    private static bool CanBeCode(string text) => text.Length == Limits.CodeDigits && !text.AsSpan().ContainsAnyExceptInRange('0', '9');

    private static bool TryReadPhone(Fields fields, ApiServices services, out string phone, [NotNullWhen(false)] out Refusal? refusal)
    {
        phone = "";
        refusal = null;
        if (fields.Scalar(Phone) is not { } text)
        {
            refusal = Refusal.BadRequest(Phone);
        }
        else if (!services.Phones.TryRead(text, out var e164))
        {
            refusal = new Refusal(ErrorCode.PHONE_ERROR);
        }
        else
        {
            phone = e164;
        }

        return refusal is null;
    }

    private static bool TryReadCode(Fields fields, out string code, [NotNullWhen(false)] out Refusal? refusal)
    {
        code = fields.Text(Code.Name) ?? "";
        refusal = fields.Text(Code.Name) is null ? Refusal.BadRequest(Code.Name) : CanBeCode(code) ? null : new Refusal(ErrorCode.VCODE_ERROR);
        return refusal is null;
    }
}
