namespace Swiper.Api.Contract;

/// <summary>What a route asks of its caller.</summary>
internal enum Access
{
    /// <summary>A session.</summary>
    Session,

    /// <summary>Nothing.</summary>
    Anyone,

    /// <summary>The operator's key.</summary>
    Operator,
}
