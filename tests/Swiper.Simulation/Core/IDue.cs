namespace Swiper.Simulation.Core;

/// <summary>Something that is due at a moment of virtual time.</summary>
internal interface IDue
{
    /// <summary>Whether an entry of the queue still counts.</summary>
    bool IsArmedFor(long due);

    /// <summary>Its moment has come.</summary>
    void Fire();
}
