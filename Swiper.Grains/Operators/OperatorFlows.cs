using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Operators;
using Swiper.Grains.Interfaces.Users;

namespace Swiper.Grains.Operators;

/// <summary>
/// Does what operators decide, after it is in the audit log: so nothing is done that is not there. An act that fails afterwards is there, too, and once
/// more when it is repeated.
/// </summary>
/// <param name="grains">The grains.</param>
public sealed class OperatorFlows(IGrainFactory grains)
{
    /// <summary>Bans a user.</summary>
    public Task<Result<Ban>> Ban(string name, long user, int days, BanReason reason) =>
        Do(new OperatorAct(name, Acts.Ban, user, $"days={days}"), () => grains.GetGrain<IUserOperator>(user).Ban(days, reason));

    /// <summary>Lifts a user's ban.</summary>
    public Task<Refusal?> Unban(string name, long user) =>
        Do(new OperatorAct(name, Acts.Unban, user, ""), () => grains.GetGrain<IUserOperator>(user).Unban());

    /// <summary>Writes a line, then acts.</summary>
    public async Task<T> Do<T>(OperatorAct line, Func<Task<T>> act)
    {
        await grains.GetGrain<IOperatorDeskGrain>(0).Write(line);
        return await act();
    }
}
