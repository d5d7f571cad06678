using System.Collections.Immutable;
using Swiper.Grains.Friends;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Accounts;
using Swiper.Grains.Interfaces.Safety;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Grains.Interfaces.Users;
using Swiper.Grains.Safety;
using Swiper.Grains.Swipes;

namespace Swiper.Grains.Users;

internal sealed partial class UserGrain
{
    /// <inheritdoc/>
    public async Task<Refusal?> Block(SessionProof proof, long sid)
    {
        if (await CheckSession(proof) is { } dead)
        {
            return dead;
        }

        if (sid == Id)
        {
            return Refusal.BadRequest("sid");
        }

        using var lease = _relations.Lease(sid);
        if (!await IsKnown(lease, seesBlocked: true))
        {
            return new Refusal(ErrorCode.USER_NOT_FOUND);
        }

        return await RefuseIfFull(lease) ?? await Block(lease);
    }

    /// <inheritdoc/>
    public async Task<Refusal?> Unblock(SessionProof proof, long sid)
    {
        if (await CheckSession(proof) is { } dead)
        {
            return dead;
        }

        if (sid == Id)
        {
            return Refusal.BadRequest("sid");
        }

        using var lease = _relations.Lease(sid);
        if (!await IsKnown(lease, seesBlocked: true))
        {
            return new Refusal(ErrorCode.USER_NOT_FOUND);
        }

        var now = time.GetUtcNow();
        var end = await _relations.Change(lease, (row, head) => BlockRules.Unblock(row, head, now));
        ShowOrHide(await _outbox.Tell(lease, end.Row));
        return end.Outcome;
    }

    /// <inheritdoc/>
    public async Task<Result<BlocksPage>> GetBlocks(SessionProof proof, string? cursor)
    {
        if (await CheckSession(proof) is { } refusal)
        {
            return refusal;
        }

        if (!ListCursor.TryRead(cursor, out var after))
        {
            return Refusal.BadRequest("cursor");
        }

        // Read one more than a page to learn whether there is a next page.
        var blocks = await store.Of(Id).ReadBlocks(Id, after, Limits.BlocksPageSize + 1);
        var page = blocks.Take(Limits.BlocksPageSize).ToImmutableArray();
        return new BlocksPage([.. page.Select(person => person.Id)], blocks.Length > page.Length ? ListCursor.Format(page[^1]) : null);
    }

    private async Task<Refusal?> RefuseIfFull(RowLease lease)
    {
        var row = await _relations.Read(lease);
        return !row.IsBlocked && await store.Of(Id).CountBlocks(Id) >= safety.Value.Blocks
            ? new Refusal(ErrorCode.LIMIT_REACHED, Max: safety.Value.Blocks)
            : null;
    }

    /// <summary>
    /// Blocks a person, and tells them. Unlike a swipe a block is not made until they have heard it: from then on nothing they ask shows the user.
    /// </summary>
    private async Task<Refusal?> Block(RowLease lease)
    {
        var now = time.GetUtcNow();
        var block = await _relations.Change(lease, (row, head) => BlockRules.Block(row, head, now));
        ShowOrHide(block.Row);
        if ((await _outbox.Tell(lease, block.Row)).Pending)
        {
            throw new StoreUnavailableException("The other has yet to hear of a block.");
        }

        return block.Outcome;
    }

    /// <summary>Keeps a person off the deck for as long as a row says so.</summary>
    private void ShowOrHide(Relation row)
    {
        if (row.IsParted || row.IsBlocked)
        {
            _deck.Ban(row.Other);
        }
        else
        {
            _deck.Unban(row.Other);
        }
    }

    /// <summary>
    /// Asks for somebody who does not exist, as for a person of whom nothing is known: nobody's id is negative. What the user is told of a person who is
    /// blocked then costs the same as what they are told of nobody, and so takes as long.
    /// </summary>
    private ValueTask<bool> AskForNobody(long instead) => GrainFactory.GetGrain<IUserPeer>(-instead).Exists();
}
