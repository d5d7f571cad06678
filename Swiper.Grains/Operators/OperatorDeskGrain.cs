using Swiper.Grains.Friends;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Operators;
using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Grains.Operators;

/// <inheritdoc cref="IOperatorDeskGrain"/>
[GrainType("swiper.operator-desk")]
internal sealed class OperatorDeskGrain(IGrainContext context, IOperatorStore store, TimeProvider time, IEntropy entropy) : Grain(context), IOperatorDeskGrain
{
    private const int PageSize = 100;

    /// <inheritdoc/>
    public Task Write(OperatorAct act)
    {
        var now = DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
        return store.Append(new AuditLine(now, entropy.NextUserId(), act));
    }

    /// <inheritdoc/>
    public async Task<AuditPage?> Read(string? cursor)
    {
        if (!ListCursor.TryRead(cursor, out var after))
        {
            return null;
        }

        // Read one more than a page to learn whether there is a next page.
        var lines = await store.ReadAudit(after is { } last ? (last.Since, last.Id) : null, PageSize + 1);
        return lines.Length > PageSize
            ? new AuditPage(lines[..PageSize], ListCursor.Format(new PersonSince(lines[PageSize - 1].Id, lines[PageSize - 1].At)))
            : new AuditPage(lines, null);
    }

    /// <inheritdoc/>
    public Task<Census> Count() => store.Count();
}
