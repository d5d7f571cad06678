namespace Swiper.Grains.Interfaces.Vip;

/// <summary>Permissions that a VIP level can grant. The contract's names are the snake_case forms.</summary>
[Flags]
public enum Permissions
{
    /// <summary>No more than everyone may do.</summary>
    None = 0,

    /// <summary><c>vipflag</c>: a badge on the profile.</summary>
    VipFlag = 1,

    /// <summary><c>superlike</c>: may superlike.</summary>
    Superlike = 2,

    /// <summary><c>rewind</c>: may undo a swipe.</summary>
    Rewind = 4,

    /// <summary><c>anylocation</c>: may look for people in any place.</summary>
    AnyLocation = 8,

    /// <summary><c>unlimit_like</c>: has no like quota.</summary>
    UnlimitedLikes = 16,

    /// <summary><c>seelikes</c>: may see who likes them.</summary>
    SeeLikes = 32,
}
