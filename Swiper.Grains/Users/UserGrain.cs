using System.Collections.Immutable;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Placement;
using Orleans.Storage;
using Swiper.Grains.Accounts;
using Swiper.Grains.Discovery;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Accounts;
using Swiper.Grains.Interfaces.Media;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Grains.Interfaces.Swipes;
using Swiper.Grains.Interfaces.Users;
using Swiper.Grains.Interfaces.Vip;
using Swiper.Grains.Likes;
using Swiper.Grains.Safety;
using Swiper.Grains.Swipes;
using Swiper.Grains.Vip;

namespace Swiper.Grains.Users;

/// <summary>One user. Each feature has its own part; this part holds what they share.</summary>
[GrainType("swiper.user"), PreferLocalPlacement]
internal sealed partial class UserGrain(
    IGrainContext context,
    [FromKeyedServices(GrainStorage.Name)] IGrainStorage documents,
    IRelationStore store,
    Calendar calendar,
    TimeProvider time,
    IEntropy entropy,
    IOptions<AccountOptions> accounts,
    IOptions<VipOptions> vip,
    IOptions<QuotaOptions> quotas,
    IOptions<RedeliveryOptions> redelivery,
    IOptions<DiscoveryOptions> discovery,
    IOptions<SafetyOptions> safety,
    CandidatePools pools,
    ILogger<UserGrain> log) : Grain(context), IUserGrain, IUserPictures, IUserSafety, IUserPeer, IUserOperator, IPictureKeeper
{
    private readonly SwipeRules _rules = new(quotas.Value, discovery.Value, calendar);
    private Document<UserState> _document = null!;
    private EarlyDeactivation _deactivation = null!;
    private UserPartition _partition = null!;
    private LikesCount _likes = null!;
    private Relations _relations = null!;
    private Outbox _outbox = null!;
    private PublicProfile _publicProfile = null!;
    private Deck _deck = null!;
    private IGrainTimer? _settling;

    // Whether a session was shown to this activation: its user is there.
    private bool _isAwake;

    // Whether this activation wrote the document after claiming the partition, so that no other activation's profile can be stored.
    private bool _ownsDocument;

    private long Id => this.GetPrimaryKeyLong();

    private bool IsCreated => _document.Current.Phone.Length > 0;

    private bool IsAway => _document.Current.IsAway(time.GetUtcNow());

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _document = new(new LateState<UserState>(documents, GrainStorage.User, GrainContext.GrainId), log, DeactivateOnIdle);
        _deactivation = new(this, DeactivateOnIdle, () => _outbox.IsBusy || _settling is not null);
        var reader = store.Of(Id);
        _partition = new(store, Id, log, DeactivateOnIdle);
        _likes = new(reader, _partition, Id);
        _relations = new(reader, _partition, _likes, Id);
        _outbox = new(reader, _relations, GrainFactory, time, redelivery.Value, this, Id, log);
        _publicProfile = new(_partition, GrainFactory, pools, vip.Value, time, Id);
        _deck = new(reader, pools, GrainFactory, Id);
        var hasPending = await _partition.Load();

        // Start unfinished work before serving, but do not wait for it: two users who each wait for the other to activate would deadlock.
        if (_partition.Head.Unsettled)
        {
            ScheduleSettling(TimeSpan.Zero);
        }

        if (hasPending)
        {
            _outbox.Schedule(TimeSpan.Zero);
        }
    }

    /// <inheritdoc/>
    public async Task<UserCreation> Create(string phone)
    {
        await Load();
        if (IsCreated)
        {
            return IsHeld(phone) ? UserCreation.Existed : UserCreation.IdTaken;
        }

        await _document.Save(_document.Current with { Phone = phone, CreatedAt = time.GetUtcNow() });
        return UserCreation.Created;
    }

    /// <inheritdoc/>
    public async Task<LoginTicket?> OpenSession(long sessionId, string phone, string? device, bool replaces)
    {
        await Load();
        if (!IsCreated)
        {
            throw new InvalidOperationException("A session cannot be opened for an unknown user.");
        }

        var now = time.GetUtcNow();
        if (!IsHeld(phone) || _document.Current.IsAway(now) || (!replaces && SessionRules.WasOpened(_document.Current, sessionId)))
        {
            return null;
        }

        var secret = new byte[32];
        entropy.Fill(secret);
        var session = new Session
        {
            Id = sessionId,
            SecretHash = ImmutableArray.Create(SHA256.HashData(secret)),
            ExpiresAt = now + accounts.Value.SessionLifetime,
            SeenHour = SessionRules.HourOf(now),
            Device = device,
        };
        if (SessionRules.Open(MovedTo(phone), session, now) is not { } next)
        {
            return null;
        }

        var isFirst = SessionRules.IsFirst(_document.Current, sessionId);

        // A listed user's activity is recorded with the listing, by the first request.
        await _document.Save(_publicProfile.IsUnlisted ? next with { ActiveOn = calendar.DateAt(now) } : next);
        if (_document.Current.Ban is not null && !_publicProfile.IsSettled(_document.Current))
        {
            // The ban is over: on decks again.
            ScheduleSettling(TimeSpan.Zero);
        }

        StayAwake();
        return new LoginTicket(new SessionTicket(Id, sessionId, ImmutableArray.Create(secret), session.ExpiresAt), BuildMe(), isFirst);
    }

    /// <inheritdoc/>
    public async Task<Refusal?> Logout(SessionProof proof, bool all)
    {
        if (await CheckSession(proof) is { } refusal)
        {
            return refusal;
        }

        await _document.Save(SessionRules.End(_document.Current, session => all || session.Id == proof.SessionId));
        return null;
    }

    /// <inheritdoc/>
    public async ValueTask<bool> Exists()
    {
        FallAsleep();
        return !await IsUnknown();
    }

    /// <inheritdoc/>
    public async Task Wake()
    {
        // The unfinished work may have been left by a newer activation that no longer exists, so this one may be stale.
        await _partition.Verify();
        if (_partition.Head.Unsettled)
        {
            ScheduleSettling(TimeSpan.Zero);
        }

        _outbox.Schedule(TimeSpan.Zero);
        FallAsleep();
    }

    /// <summary>Reads the profile, if nothing has needed it yet.</summary>
    private ValueTask Load() => _document.IsLoaded ? default : new(LoadOnce());

    private async Task LoadOnce()
    {
        await _document.Load();
        if (!_publicProfile.IsSettled(_document.Current))
        {
            ScheduleSettling(TimeSpan.Zero);
        }
    }

    /// <summary>Refuses unless the session is live. The refusal does not reveal whether the user exists.</summary>
    private ValueTask<Refusal?> CheckSession(SessionProof proof)
    {
        if (!_isAwake)
        {
            return new(WakeFor(proof));
        }

        var now = time.GetUtcNow();
        if (SessionRules.FindLive(_document.Current.Sessions, proof, now) is not { } session)
        {
            return new(RefuseDeadSession());
        }

        NoteActivity(session, now);
        return default;
    }

    private async Task<Refusal?> WakeFor(SessionProof proof)
    {
        await Load();
        var now = time.GetUtcNow();
        if (SessionRules.FindLive(_document.Current.Sessions, proof, now) is not { } session)
        {
            return await RefuseDeadSession();
        }

        StayAwake();
        NoteActivity(session, now);
        return null;
    }

    /// <summary>Keeps the activation, as its user is there and more requests will follow.</summary>
    private void StayAwake()
    {
        _isAwake = true;
        _deactivation.Cancel();
    }

    /// <summary>Lets the activation end soon unless its user is there: others only wanted a word.</summary>
    private void FallAsleep()
    {
        if (!_isAwake)
        {
            _deactivation.Schedule();
        }
    }

    /// <summary>
    /// Whether the user does not exist. Somebody who is listed does, and needs no profile to be read. Before saying that there is nobody the store is
    /// asked: another activation may have created them, while a network is split.
    /// </summary>
    private ValueTask<bool> IsNobody() => (_document.IsLoaded ? IsCreated : _publicProfile.IsListed) ? default : new(CheckNobody());

    /// <summary>
    /// Whether others must not know of the user: there is nobody, or they are away. Whoever is away takes the same reads as somebody who does not exist.
    /// </summary>
    private ValueTask<bool> IsUnknown() =>
        (_document.IsLoaded ? IsCreated && !IsAway : _publicProfile.IsListed) ? default : new(CheckUnknown());

    private async Task<bool> CheckUnknown() => await CheckNobody() || IsAway;

    private async Task<bool> CheckNobody()
    {
        if (_document.IsLoaded)
        {
            await _document.Verify();
        }
        else
        {
            await Load();
        }

        ForgetIfNobody();
        return !IsCreated;
    }

    private async Task<Refusal?> RefuseDeadSession()
    {
        // Another activation may have opened the session, while a network is split: ask the store before signing somebody out.
        await _document.Verify();
        ForgetIfNobody();
        return new Refusal(ErrorCode.LOGIN_ERROR);
    }

    /// <summary>Ends the activation of an unknown user, so that made-up ids cannot fill the memory.</summary>
    private void ForgetIfNobody()
    {
        if (!IsCreated)
        {
            _deactivation.Schedule();
        }
    }

    private Permissions PermissionsNow() => VipRules.PermissionsOf(_document.Current.Vip, vip.Value, time.GetUtcNow());
}
