using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Grains.Tests.Support;

/// <summary>A call of the relation store.</summary>
/// <param name="Method">The method's name.</param>
/// <param name="Owner">Whose partition; 0 where it is not about one.</param>
/// <param name="Change">What is to be written, for a write.</param>
public sealed record RelationCall(string Method, long Owner, RelationWrite? Change = null)
{
    /// <summary>Whether it writes a row about a person.</summary>
    public bool WritesRow(long owner, long other) => Owner == owner && Change is not null && Change.Rows.Any(row => row.Other == other);

    /// <summary>Whether it is a call of a method about a partition.</summary>
    public bool Is(string method, long owner) => Method == method && Owner == owner;
}
