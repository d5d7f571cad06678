using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Media;
using Swiper.Grains.Interfaces.Users;

namespace Swiper.Simulation.Tests;

public sealed class IdempotentTests
{
    /// <summary>
    /// The fabric duplicates every call of a client and every other call marked as idempotent. A new method must be one or the other.
    /// </summary>
    [Fact]
    public void Marks_EveryMethodBetweenGrains_ButThoseThatMustNotArriveAgain()
    {
        var unmarked = typeof(IUserGrain).Assembly.GetExportedTypes()
            .Where(type => type.IsInterface && typeof(IGrain).IsAssignableFrom(type) && type != typeof(IUserGrain) && type != typeof(IUserPictures) && type != typeof(IUserSafety))
            .SelectMany(type => type.GetMethods())
            .Where(method => !IdempotentAttribute.Marks(method))
            .Select(method => $"{method.DeclaringType!.Name}.{method.Name}");

        Assert.Equal(
            [
                // What the parts of a pool ask each other holds for that moment.
                "ICandidatePoolPart.AskToJoinAt", "ICandidatePoolPart.Close", "ICandidatePoolPart.Count", "ICandidatePoolPart.IsSplit",
                "ICandidatePoolPart.Join",
                "INicknameGrain.Claim", "IOperatorDeskGrain.Write", "IUserOperator.Ban", "IUserOperator.GrantVip", "IUserOperator.OpenSession",
                "IUserOperator.Unban", "IVerifyCodeGrain.Login", "IVerifyCodeGrain.MoveHere",
                "IVerifyCodeGrain.Send",
            ],
            unmarked.Order(StringComparer.Ordinal));
    }
}
