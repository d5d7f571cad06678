using System.Globalization;
using ErrorCode = Swiper.Grains.Interfaces.ErrorCode;

namespace Swiper.Cli.Chaos.Load;

/// <summary>Somebody who uses the app.</summary>
/// <param name="Id">The user's id.</param>
/// <param name="Phone">The phone number.</param>
/// <param name="Token">The session.</param>
/// <param name="Code">The code it was opened with.</param>
internal sealed record Citizen(long Id, string Phone, string Token, string Code)
{
    private const string Place = "Chaos";
    private const int CodePolls = 50;
    private static readonly TimeSpan CodePollInterval = TimeSpan.FromMilliseconds(100);

    /// <summary>The id as requests carry it.</summary>
    public string Sid => Id.ToString(CultureInfo.InvariantCulture);

    /// <summary>Signs in with a number, with a new code if trouble took the last one.</summary>
    /// <param name="caller">The app.</param>
    /// <param name="phone">The number.</param>
    /// <param name="used">The code of the last sign-in, which is shown until there is a later one.</param>
    public static async Task<Citizen> SignIn(Caller caller, string phone, string used = "")
    {
        for (var codes = 1; ; codes++)
        {
            var verify = await caller.Post("/api/user/verify", null, ("phonenum", phone));
            if (await LastCode(caller, phone, used) is { } code)
            {
                var login = await caller.Post("/api/user/login", null, ("phonenum", phone), ("vcode", code));
                if (login.Code == 0)
                {
                    var id = login.Data.GetProperty("user").GetProperty("id").GetInt64();
                    return new Citizen(id, phone, login.Data.GetProperty("token").GetString()!, code);
                }

                // A repeated request may find its code used, or replaced by a later one that is still to be shown.
                var mayBeStale = login.IsRepeated || verify.IsRepeated || codes > 1;
                if (login.Code != (int)ErrorCode.VCODE_ERROR || !mayBeStale)
                {
                    caller.Blame(login);
                }
            }
        }
    }

    /// <summary>Completes the profile, and takes the level that may do everything.</summary>
    public async Task Settle(Caller caller, string sex, string datingSex, string adminKey)
    {
        await caller.Post("/api/user/info", Token, ("sex", sex), ("birth_year", "1995"), ("location", Place));
        await caller.Post("/api/user/profile", Token, ("dating_sex", datingSex));
        await caller.Send("/api/admin/vip", null, [("uid", Sid), ("level", "3"), ("days", "30")], adminKey);
    }

    private static async Task<string?> LastCode(Caller caller, string phone, string used)
    {
        for (var poll = 0; poll < CodePolls; poll++)
        {
            var answer = await caller.Get("/dev/sms/" + Uri.EscapeDataString(phone));
            if (answer.Status == 200 && answer.Data.GetProperty("code").GetString() is { } code && code != used)
            {
                return code;
            }

            await Task.Delay(CodePollInterval);
        }

        return null;
    }
}
