using Swiper.Grains.Interfaces.Accounts;

namespace Swiper.Grains.Tests.Support;

/// <summary>The owner of a phone number, who signs in.</summary>
internal sealed class PhoneOwner(SwiperCluster cluster)
{
    public string Phone { get; } = cluster.NewPhone();

    public IVerifyCodeGrain Number => cluster.Grains.GetGrain<IVerifyCodeGrain>(Phone);

    public SmsMessage LastMessage => cluster.Sms.LastTo(Phone);

    /// <summary>A code other than the last one.</summary>
    public string WrongCode => LastMessage.Code == "000000" ? "000001" : "000000";

    /// <summary>Requests a code and answers it.</summary>
    public async Task<string> Receive()
    {
        Assert.Null((await Number.Send()).Refusal);
        return LastMessage.Code;
    }

    public async Task<LoginTicket> LogIn(string code)
    {
        var result = await Number.Login(code, device: null);
        Assert.Null(result.Refusal);
        return result.Value!;
    }

    public async Task<ErrorCode?> LogInRefusal(string code) => (await Number.Login(code, device: null)).Refusal?.Code;
}
