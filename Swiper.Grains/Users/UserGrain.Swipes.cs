using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Accounts;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Grains.Interfaces.Swipes;
using Swiper.Grains.Interfaces.Users;
using Swiper.Grains.Interfaces.Vip;
using Swiper.Grains.Swipes;

namespace Swiper.Grains.Users;

public sealed partial class UserGrain
{
    /// <inheritdoc/>
    public async Task<Result<SwipeOutcome>> Swipe(SessionProof proof, long sid, SwipeKind kind)
    {
        if (CheckSession(proof) is { } dead)
        {
            return dead;
        }

        if (sid == Id || kind is SwipeKind.None || !Enum.IsDefined(kind))
        {
            return Refusal.BadRequest("sid");
        }

        var permissions = PermissionsNow();
        if (kind == SwipeKind.Superlike && !permissions.HasFlag(Permissions.Superlike))
        {
            return ErrorCode.NOT_HAS_PERM;
        }

        using var hold = _book.Open(sid);
        if (!await IsKnown(hold))
        {
            return ErrorCode.USER_NOT_FOUND;
        }

        Refusal? refusal = null;
        var row = await _book.Change(
            hold, current => ToWrite(_rules.Swipe(current, _partition.Head, kind, permissions, time.GetUtcNow()), current, out refusal));
        if (refusal is null)
        {
            _deck.Remove(sid);
        }

        // Refused or not, what is pending is this request's to tell: the outbox leaves a row alone while somebody works on it.
        var told = row.Pending ? await _outbox.Tell(hold, row) : null;
        return refusal is not null ? refusal : new SwipeOutcome((told ?? row).FriendSince is not null);
    }

    /// <inheritdoc/>
    public async Task<Result<long>> Rewind(SessionProof proof, long? sid)
    {
        if (CheckSession(proof) is { } dead)
        {
            return dead;
        }

        var permissions = PermissionsNow();
        if (!permissions.HasFlag(Permissions.Rewind))
        {
            return ErrorCode.NOT_HAS_PERM;
        }

        if ((sid ?? await LastSwiped()) is not { } other || !Limits.IsUserId(other))
        {
            return ErrorCode.NOTHING_TO_REWIND;
        }

        using var hold = _book.Open(other);
        Refusal? refusal = null;
        var row = await _book.Change(
            hold, current => ToWrite(_rules.Rewind(current, _partition.Head, permissions, time.GetUtcNow()), current, out refusal));
        if (refusal is null)
        {
            _deck.PutBack(other);
        }

        if (row.Pending)
        {
            await _outbox.Tell(hold, row);
        }

        return refusal is not null ? refusal : other;
    }

    /// <inheritdoc/>
    public async Task<Statement> Hear(long from, Statement statement)
    {
        if (!IsCreated)
        {
            ForgetIfNobody();
            return new Statement(SwipeKind.None, 0);
        }

        using var hold = _book.Open(from);
        return SwipeRules.StatementOf(
            await _book.Change(hold, row => (SwipeRules.Hear(row, statement, time.GetUtcNow()), null)));
    }

    /// <summary>Whom the user swiped last and did not take back; null where there is nobody.</summary>
    private async ValueTask<long?> LastSwiped()
    {
        await _partition.Claim();
        return _partition.Head.Recent is [.., var last] ? last : (await relations.ReadLastSwipe(Id))?.Other;
    }

    /// <summary>Whether there is such a person. Who is on the deck or has a row is known without asking.</summary>
    private async ValueTask<bool> IsKnown(RelationBook.Hold hold)
    {
        if (!Limits.IsUserId(hold.Other))
        {
            return false;
        }

        if (_deck.Contains(hold.Other))
        {
            return true;
        }

        var row = await _book.Read(hold);
        return row.Seq > 0 || row.HeardSeq > 0 || await GrainFactory.GetGrain<IUserGrain>(hold.Other).Exists();
    }

    /// <summary>What is to be written; on a refusal the row as it is, which is nothing.</summary>
    private static (Relation Row, Partition? Head) ToWrite(SwipeDecision decision, Relation current, out Refusal? refusal)
    {
        refusal = decision.Refusal;
        return refusal is null ? (decision.Row!, decision.Head) : (current, null);
    }
}
