using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Grains.Tests.Support;

/// <summary>A call of the relation store.</summary>
/// <param name="Method">The method's name.</param>
/// <param name="Owner">The partition's owner; 0 if the call concerns no partition.</param>
/// <param name="Change">The change, if the call is a write.</param>
public sealed record RelationCall(string Method, long Owner, RelationWrite? Change = null)
{
    /// <summary>Whether the call writes a row about a person.</summary>
    public bool WritesRow(long owner, long other) => Owner == owner && Change is not null && Change.Rows.Any(row => row.Other == other);

    /// <summary>Whether the call is to this method and partition.</summary>
    public bool Is(string method, long owner) => Method == method && Owner == owner;
}
