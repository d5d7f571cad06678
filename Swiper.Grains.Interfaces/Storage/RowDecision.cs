namespace Swiper.Grains.Interfaces.Storage;

/// <summary>Decides what becomes of a row. Pure: a store calls it on a thread of its own, and again where it has to try again.</summary>
/// <param name="row">The row as it is stored; an empty one where there is none.</param>
/// <returns>The row to put in its place, and the head where that changes too (null to leave it). The same row means that nothing is written.</returns>
public delegate (Relation Row, Partition? Head) RowDecision(Relation row);
