namespace Swiper.Storage.GroupCommit;

/// <summary>Makes a database commit something durable that is nobody's data, to see whether it can. Outcome: true.</summary>
public sealed class ProbeChange : StoreChange<bool>
{
    private protected override int RowsOf(bool outcome) => 0;
}
