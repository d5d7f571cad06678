namespace Swiper.Grains.Tests.Support;

/// <summary>What goes wrong with a call of a store.</summary>
public enum FaultKind
{
    /// <summary>It fails and does nothing.</summary>
    FailBefore,

    /// <summary>It does its work and fails: the answer is lost.</summary>
    FailAfter,

    /// <summary>It waits until it is released, and then does its work.</summary>
    HoldBefore,

    /// <summary>It does its work, and waits until it is released before it answers.</summary>
    HoldAfter,
}
