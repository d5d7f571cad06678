using System.Globalization;
using System.Text.Json;
using Orleans.Serialization.Invocation;
using Swiper.Grains;
using Swiper.Grains.Interfaces.Operators;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Users;
using Swiper.Grains.Users;
using Swiper.Simulation.Disk;
using Swiper.Simulation.Oracle;
using Swiper.Simulation.Processes;
using Swiper.Simulation.Stage;
using Swiper.Storage.GroupCommit;

namespace Swiper.Simulation.Plants;

/// <summary>A defect in what a ban does: each property that is set is one.</summary>
internal sealed class BanPlant(string name) : Plant, ICallFilter
{
    private readonly Dictionary<long, UserCard> _cards = [];
    private int _count;

    public override string Name => name;

    /// <summary>Lets others like and rewind whoever is banned.</summary>
    public bool IsFound { get; init; }

    /// <summary>Shows the card that a banned person had before.</summary>
    public bool IsShown { get; init; }

    /// <summary>Leaves banned people in every pool.</summary>
    public bool StaysListed { get; init; }

    /// <summary>Acknowledges lines of the audit log that are not stored.</summary>
    public bool LosesLines { get; init; }

    public override IGrainFactory Wrap(IGrainFactory grains, Process process) => process.Host.ReferencesThrough(this);

    public override bool LosesLine(AuditLine line) => LosesLines && _count++ % 3 == 0;

    public override CandidateChange OnWrite(CandidateChange change, SimDatabase database) => StaysListed && change.Entry is null
        && database.DocumentOf(DocumentOracle.UserKind, change.UserId.ToString("X", CultureInfo.InvariantCulture)) is { } document
        && JsonSerializer.Deserialize<UserState>(document.Payload.Span, GrainsJson.Options)!.Ban is not null
        && database.CandidatesOf(change.Pool).FirstOrDefault(entry => entry.Id == change.UserId) is { } listed
            ? new CandidateChange(change.Pool, change.UserId, change.Revision, listed with { Revision = change.Revision })
            : change;

    public Task? AnswerInstead(GrainReference grain, IInvokable request) => request.GetMethodName() switch
    {
        nameof(IUserPeer.Exists) when IsFound => Find((IUserPeer)grain),
        nameof(IUserPeer.GetCard) when IsShown => Show((IUserPeer)grain, grain.GetPrimaryKeyLong(), request.GetArgument(0) as long?),
        _ => null,
    };

    private static async Task<bool> Find(IUserPeer user) => await user.Exists() || await user.AsReference<IUserOperator>().ReadBan() is not null;

    private async Task<UserCard?> Show(IUserPeer user, long id, long? viewerCell)
    {
        var card = await user.GetCard(viewerCell) ?? _cards.GetValueOrDefault(id);
        if (card is not null)
        {
            _cards[id] = card;
        }

        return card;
    }
}
