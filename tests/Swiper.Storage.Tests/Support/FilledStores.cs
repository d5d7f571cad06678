using Orleans.Storage;
using Swiper.Grains.Interfaces.Operators;
using Swiper.Grains.Interfaces.Safety;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Grains.Interfaces.Swipes;

namespace Swiper.Storage.Tests.Support;

/// <summary>Fills every table, and verifies the contents.</summary>
internal static class FilledStores
{
    private const int Owners = 300;
    private const string StateName = "état";
    private const string Pool = "female@上海 ";

    /// <summary>More rows than are copied at once.</summary>
    internal static async Task Fill(this TestStores stores)
    {
        using var states = await stores.OpenGrainState();
        await Task.WhenAll(Enumerable.Range(1, Owners).Select(owner => stores.Fill(states, owner)));
    }

    /// <summary>Asserts that every row is where the stores look for it.</summary>
    internal static async Task AssertFilled(this TestStores stores)
    {
        using var states = await stores.OpenGrainState();
        for (var owner = 1; owner <= Owners; owner++)
        {
            Assert.Equivalent(Some.Head(owner, epoch: 1, seq: 3), await stores.Relations.Of(owner).ReadHead(owner));
            Assert.Equal(SwipeOf(owner, 2), await stores.Relations.Of(owner).Read(owner, owner + 2));
            var state = await states.Read(GrainOf(owner), StateName);
            Assert.Equal(("1", true, TextOf(owner)), (state.ETag, state.RecordExists, state.State!.Text));
            Assert.Equal(Some.Report(owner), await stores.Reports.Read(owner));
            Assert.False(await stores.Candidates.Write(Pool, owner, 2, Some.Candidate(owner, 2)));
        }

        var listed = new List<long>();
        await foreach (var candidate in stores.Candidates.ReadPool(Pool))
        {
            listed.Add(candidate.Id);
        }

        Assert.Equal(Owners - (Owners / 10), listed.Count);
        Assert.Equal(Enumerable.Range(1, Owners).Select(LineOf).OrderByDescending(line => line.At), await stores.Operators.ReadAudit(null, 2 * Owners));
    }

    private static async Task Fill(this TestStores stores, IGrainStorage states, int owner)
    {
        var rows = Enumerable.Range(1, 3).Select(seq => SwipeOf(owner, seq));
        var related = stores.Relations.Write(new RelationWrite(owner, 0, Some.Head(owner, epoch: 1, seq: 3), [.. rows]));
        var listed = stores.Candidates.Write(Pool, owner, 2, owner % 10 == 0 ? null : Some.Candidate(owner, 2));
        await stores.Operators.Append(LineOf(owner));
        var written = states.Write(GrainOf(owner), TextOf(owner), StateName);
        await stores.Reports.Add(Some.Report(owner));
        Assert.Equal((true, true, "1"), (await related, await listed, (await written).ETag));
    }

    private static Relation SwipeOf(int owner, int seq) =>
        Some.Swipe(owner, owner + seq, seq, SwipeKind.Superlike) with { Note = $"{owner} \"你好\" 🐟", HeardNote = seq % 2 == 0 ? "é" : null, Blocks = (Blocks)seq, BlockedAt = Some.Time(owner) };

    private static AuditLine LineOf(int owner) => new(Some.Time(owner), owner, new("li", Acts.Unban, owner, ""));

    private static GrainId GrainOf(int owner) => GrainId.Create("swiper.user", $"k{owner} é");

    private static string TextOf(int owner) => $"{owner} \"状态\" \0";
}
