using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Grains.Swipes;

/// <summary>What a command on one row leads to: a new row and head to be written together, or a refusal.</summary>
public readonly record struct SwipeDecision
{
    /// <summary>Decides for a row and a head; those that were given mean that nothing changes.</summary>
    public SwipeDecision(Relation row, Partition head)
    {
        Row = row;
        Head = head;
    }

    /// <summary>The row to write; null on a refusal.</summary>
    public Relation? Row { get; }

    /// <summary>The head to write; null on a refusal.</summary>
    public Partition? Head { get; }

    /// <summary>Why nothing is to be written; null otherwise.</summary>
    public Refusal? Refusal { get; private init; }

    /// <summary>Decides against it.</summary>
    public static implicit operator SwipeDecision(Refusal refusal) => new() { Refusal = refusal };
}
