namespace Swiper.Storage.GroupCommit;

/// <summary>Makes a database commit something durable that is nobody's data, to see whether it can. Outcome: true.</summary>
public sealed class ProbeChange : StoreChange<bool>
{
    internal override int RowsWritten => 0;
}
