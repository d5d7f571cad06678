using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Accounts;
using Swiper.Grains.Interfaces.Safety;
using Swiper.Grains.Interfaces.Swipes;
using Swiper.Grains.Interfaces.Users;
using Swiper.Grains.Interfaces.Vip;
using Swiper.Grains.Swipes;

namespace Swiper.Grains.Users;

internal sealed partial class UserGrain
{
    /// <inheritdoc/>
    public async Task<Result<SwipeOutcome>> Swipe(SessionProof proof, long sid, SwipeKind kind, Note? note)
    {
        if (await CheckSession(proof) is { } dead)
        {
            return dead;
        }

        if (sid == Id || !kind.IsSwipe())
        {
            return Refusal.BadRequest("sid");
        }

        string? text = null;
        if (note?.TryRead(out text) == false)
        {
            return Refusal.BadRequest("note");
        }

        var permissions = PermissionsNow();
        if (kind == SwipeKind.Superlike && !permissions.HasFlag(Permissions.Superlike))
        {
            return ErrorCode.NOT_HAS_PERM;
        }

        using var lease = _relations.Lease(sid);
        if (!await IsKnown(lease))
        {
            return ErrorCode.USER_NOT_FOUND;
        }

        var now = time.GetUtcNow();
        var taken = _deck.TakenAfterSwipe(sid);
        var swipe = await _relations.Change(lease, (row, head) => _rules.Swipe(row, head, kind, permissions, now, taken, text));

        if (swipe.Head is not null)
        {
            _deck.Swipe(sid);
        }

        // Even if refused, this request must tell what is pending: redelivery skips leased rows.
        var told = await _outbox.Tell(lease, swipe.Row);
        if (swipe.Outcome is { } refusal)
        {
            return refusal;
        }

        _deck.Remove(sid);
        return new SwipeOutcome(told.FriendSince is not null);
    }

    /// <inheritdoc/>
    public async Task<Result<long>> Rewind(SessionProof proof, long? sid)
    {
        if (await CheckSession(proof) is { } dead)
        {
            return dead;
        }

        var permissions = PermissionsNow();
        if (!permissions.HasFlag(Permissions.Rewind))
        {
            return ErrorCode.NOT_HAS_PERM;
        }

        if ((sid ?? await LastSwiped()) is not { } other)
        {
            return ErrorCode.NOTHING_TO_REWIND;
        }

        var rewound = await Rewind(other, permissions, isNamed: sid is not null);
        if (sid is null && rewound.Refusal?.Code == ErrorCode.USER_NOT_FOUND
            && (await store.Of(Id).ReadLastSwipe(Id))?.Other is { } earlier && await Exists(earlier))
        {
            // The person swiped last is blocked. The store knows who comes before, and has heard what this activation has.
            rewound = await Rewind(earlier, permissions, isNamed: false);
        }

        return sid is null && rewound.Refusal?.Code == ErrorCode.USER_NOT_FOUND ? ErrorCode.NOTHING_TO_REWIND : rewound;
    }

    private async Task<Result<long>> Rewind(long other, Permissions permissions, bool isNamed)
    {
        using var lease = _relations.Lease(other);
        if (isNamed && other != Id && !await IsKnown(lease))
        {
            return ErrorCode.USER_NOT_FOUND;
        }

        var now = time.GetUtcNow();
        var taken = _deck.TakenAfterRewind(other);
        var rewind = await _relations.Change(lease, (row, head) => _rules.Rewind(row, head, permissions, now, taken));
        var told = await _outbox.Tell(lease, rewind.Row);
        if (rewind.Outcome is { } refusal)
        {
            return refusal;
        }

        if (!told.IsParted && !told.IsBlocked)
        {
            _deck.PutBack(other);
        }

        return other;
    }

    /// <inheritdoc/>
    public async Task<Statement> Hear(long from, Statement statement)
    {
        FallAsleep();
        if (await IsNobody())
        {
            return new Statement(SwipeKind.None, 0);
        }

        using var lease = _relations.Lease(from);
        var now = time.GetUtcNow();
        var heard = await _relations.Change(lease, (row, _) => SwipeRules.Hear(row, statement, now));
        ShowOrHide(heard.Row);
        if (heard.Row is { IsWaiting: true, Heard: SwipeKind.Superlike })
        {
            _deck.NoteSuperlike(from, heard.Row.HeardNote);
        }
        else
        {
            _deck.ForgetSuperlike(from);
        }

        return heard.Outcome;
    }

    /// <summary>The person the user swiped last and did not rewind, or null. Whoever is gone by now is passed over.</summary>
    private async ValueTask<long?> LastSwiped()
    {
        await _partition.Claim();
        foreach (var last in _partition.Head.Recent.Reverse())
        {
            if (await Exists(last))
            {
                return last;
            }
        }

        return _partition.Head.Recent.IsEmpty && (await store.Of(Id).ReadLastSwipe(Id))?.Other is { } other && await Exists(other) ? other : null;
    }

    private ValueTask<bool> Exists(long other) => GrainFactory.GetGrain<IUserPeer>(other).Exists();

    /// <summary>Whether others meet the person, as far as the user may know. A row or an old deal does not tell: they may be gone by now.</summary>
    /// <param name="lease">The row about the person.</param>
    /// <param name="seesBlocked">Whether those whom the user blocks count. Those who block the user never do.</param>
    private async ValueTask<bool> IsKnown(RowLease lease, bool seesBlocked = false)
    {
        if (!Limits.IsUserId(lease.Other))
        {
            return false;
        }

        if (await _deck.StillShows(MakeSearch(), lease.Other))
        {
            return true;
        }

        // Reads the row first: if this activation cannot change it, nobody needs to be woken.
        var row = await _relations.Read(lease);
        return row.IsBlocked && !(seesBlocked && row.Blocks == Blocks.Mine)
            ? await AskForNobody(instead: lease.Other)
            : await Exists(lease.Other);
    }
}
