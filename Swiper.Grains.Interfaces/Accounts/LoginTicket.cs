using Swiper.Grains.Interfaces.Profiles;

namespace Swiper.Grains.Interfaces.Accounts;

/// <summary>A successful login.</summary>
/// <param name="Session">The session that was opened.</param>
/// <param name="User">The user as they see themselves.</param>
/// <param name="Created">Whether this login created the user.</param>
[GenerateSerializer, Immutable, Alias("swiper.login-ticket")]
public sealed record LoginTicket(
    [property: Id(0)] SessionTicket Session,
    [property: Id(1)] Me User,
    [property: Id(2)] bool Created);
