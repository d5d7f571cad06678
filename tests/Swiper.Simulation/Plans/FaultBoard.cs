using Swiper.Simulation.Core;

namespace Swiper.Simulation.Plans;

/// <summary>The armed faults. A fault strikes once, at the first opportunity after its moment that it does not skip.</summary>
internal sealed class FaultBoard
{
    private const int DiskFullOccasions = 8;

    private readonly SimLoop _loop;
    private readonly Trace _trace;
    private readonly Queue<PlannedFault>[] _waiting;
    private readonly int[] _skipped;
    private int _diskFull;

    public FaultBoard(Plan plan, SimLoop loop, Trace trace)
    {
        (_loop, _trace) = (loop, trace);
        var kinds = Enum.GetValues<FaultKind>();
        _waiting = [.. kinds.Select(kind => new Queue<PlannedFault>(plan.Faults.Where(fault => fault.Kind == kind).OrderBy(fault => fault.At)))];
        _skipped = new int[kinds.Length];
    }

    public int Struck { get; private set; }

    /// <summary>Whether any fault struck that can make a call time out: a lost message or a very late one.</summary>
    public bool HasStalled { get; private set; }

    public bool IsQuiet { get; set; }

    public bool IsDiskFull
    {
        get
        {
            if (_diskFull == 0 && Take(FaultKind.DiskFull) is not null)
            {
                _diskFull = DiskFullOccasions;
            }

            return !IsQuiet && _diskFull > 0 && _diskFull-- > 0;
        }
    }

    /// <summary>The fault that strikes at this opportunity, or null.</summary>
    public PlannedFault? Take(FaultKind kind)
    {
        var waiting = _waiting[(int)kind];
        if (IsQuiet || !waiting.TryPeek(out var fault) || fault.At > _loop.Now)
        {
            return null;
        }

        if (_skipped[(int)kind]++ < fault.Skip)
        {
            return null;
        }

        _skipped[(int)kind] = 0;
        Note(kind);
        HasStalled |= CanStall(kind, fault.Amount);
        return waiting.Dequeue();
    }

    /// <summary>A lost message makes its caller time out; so does a late one if it is very late, which is one in eight.</summary>
    private static bool CanStall(FaultKind kind, ulong amount) => kind switch
    {
        FaultKind.DropRequest or FaultKind.DropResponse => true,
        FaultKind.SlowCommit or FaultKind.SlowRead or FaultKind.DelayRequest or FaultKind.DelayResponse => amount % 8 == 0,
        FaultKind.FailAfterCommit => amount % 32 == 0,
        _ => false,
    };

    public void NoteImpatience()
    {
        Struck++;
        _trace.Add("impatient");
    }

    /// <summary>Counts a fault that was not armed.</summary>
    public void Note(FaultKind kind)
    {
        Struck++;
        _trace.Add("fault", (long)kind);
        _trace.Say($"--- {kind}");
    }
}
