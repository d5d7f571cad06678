using System.Globalization;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Accounts;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Robots;
using Swiper.Grains.Interfaces.Swipes;
using Swiper.Grains.Interfaces.Users;
using Swiper.Simulation.Core;
using Swiper.Simulation.Oracle;
using Swiper.Simulation.Plans;

namespace Swiper.Simulation.Clients;

internal sealed partial class Device
{
    private const int TownSize = 16;
    private const int GroupsMax = 40;

    private static readonly string[] Places = ["上海", "深圳"];

    /// <summary>Carries out one operation. Answers false if its outcome is unknown.</summary>
    private async Task<bool> Do(PlannedOp op)
    {
        switch (op.Kind)
        {
            case OpKind.SendCode:
                await Ask(phone.Line);
                return true;
            case OpKind.LoginWrong:
                return await LoginWrong(op);
            case OpKind.LoginAgain when phone.Line.Made.Count > 1:
                return (await Login(op.Kind, phone.Line, phone.Line.Made[(int)(op.Argument % (ulong)(phone.Line.Made.Count - 1))].Code)).IsAnswered;
        }

        if (DoAsOperator(op) is { } decided)
        {
            return await decided;
        }

        if (_proof is null && !await SignIn())
        {
            return true;
        }

        world.Operations++;
        var proof = _proof!;
        if (DoWithPictures(op, proof) is { } pictures)
        {
            return await pictures;
        }

        if (DoWithSafety(op, proof) is { } safety)
        {
            return await safety;
        }

        switch (op.Kind)
        {
            case OpKind.Like or OpKind.Dislike:
                return await Swipe(op.Kind, proof, TargetOf(op), op.Kind == OpKind.Like ? SwipeKind.Like : SwipeKind.Dislike);
            case OpKind.Superlike:
                return await Swipe(op.Kind, proof, TargetOf(op), SwipeKind.Superlike, NoteOf(op));
            case OpKind.SwipeDeck:
                return await SwipeDeck(op, proof);
            case OpKind.SwipeThrough:
                return await SwipeThrough(op, proof);
            case OpKind.RewindLast:
                return await Rewind(op.Kind, proof, null);
            case OpKind.Rewind:
                return await Rewind(op.Kind, proof, TargetOf(op));
            case OpKind.Unfriend:
                return await Unfriend(proof, TargetOf(op));
            case OpKind.GetDeck:
                return await GetDeck(proof, (int)(op.Argument % 3)) is not null;
            case OpKind.GetFriends:
                return await GetFriends(proof);
            case OpKind.GetLikes:
                return await GetLikes(proof);
            case OpKind.GetInfoWithDeadSession:
                return await GetInfo(op.Kind, DeadProof(op, proof));
            case OpKind.UpdateInfo:
                return await UpdateInfo(op, proof);
            case OpKind.GetSettings:
                return await GetSettings(proof);
            case OpKind.UpdateSettings:
                return await UpdateSettings(op, proof);
            case OpKind.Logout or OpKind.LogoutAll:
                return await Logout(op.Kind, proof);
            case OpKind.ChangePhone:
                return await ChangePhone(op, proof);
            case OpKind.GrantVip:
                return await GrantVip(op);
            case OpKind.GetCard:
                return await GetCard(op);
            case OpKind.CreateRobot:
                return await CreateRobot(op);
            case OpKind.FillTown:
                return await FillTown(op);
            case OpKind.SetPosition:
                return await SetPosition(op, proof);
            case OpKind.Travel:
                return await Travel(op, proof);
            case OpKind.Hide:
                return await Hide(op, proof);
            case OpKind.Widen:
                return await Widen(op, proof);
            default:
                return await GetInfo(OpKind.GetInfo, proof);
        }
    }

    /// <summary>Reads the user's own profile, which also checks the session.</summary>
    public async Task<bool> GetInfo(OpKind kind, SessionProof proof)
    {
        var attempt = NewAttempt(kind, User, proof);
        var (isAnswered, answer) = await _caller.Try(attempt, grains => grains.GetGrain<IUserGrain>(User).GetInfo(proof).AsTask(), Patience());
        if (isAnswered)
        {
            world.Oracle.Answers.OnMe(attempt, answer!);
            ForgetIfRefused(answer!.Refusal, proof);
        }

        return isAnswered;
    }

    /// <summary>Shows one group of the deck, or null if no answer came.</summary>
    public async Task<IReadOnlyList<UserCard>?> GetDeck(SessionProof proof, int group)
    {
        var attempt = NewAttempt(OpKind.GetDeck, User, proof);
        var (isAnswered, answer) = await _caller.Try(attempt, grains => grains.GetGrain<IUserGrain>(User).GetDeck(proof, group), Patience());
        if (!isAnswered)
        {
            return null;
        }

        world.Oracle.Answers.OnDeck(attempt, answer!);
        ForgetIfRefused(answer!.Refusal, proof);
        return answer.Refusal is null ? answer.Value : [];
    }

    public async Task<bool> GetFriends(SessionProof proof)
    {
        var attempt = NewAttempt(OpKind.GetFriends, User, proof);
        var (isAnswered, answer) = await _caller.Try(attempt, grains => grains.GetGrain<IUserGrain>(User).GetFriends(proof, null), Patience());
        if (isAnswered)
        {
            world.Oracle.Answers.OnFriends(attempt, answer!);
            ForgetIfRefused(answer!.Refusal, proof);
        }

        return isAnswered;
    }

    public async Task<bool> GetLikes(SessionProof proof)
    {
        var attempt = NewAttempt(OpKind.GetLikes, User, proof);
        var (isAnswered, answer) = await _caller.Try(attempt, grains => grains.GetGrain<IUserGrain>(User).GetLikes(proof, null), Patience());
        if (isAnswered)
        {
            world.Oracle.Answers.OnLikes(attempt, answer!);
            ForgetIfRefused(answer!.Refusal, proof);
        }

        return isAnswered;
    }

    private async Task<bool> LoginWrong(PlannedOp op)
    {
        // Five wrong tries in a row revoke a code; the sixth try uses the right one.
        var line = phone.Line;
        var isRow = op.Argument % 3 == 0 && line.Inbox.Count > 0;
        for (var tries = 0; tries < (isRow ? 5 : 1); tries++)
        {
            var code = ((int)((op.Argument + (ulong)tries) % 1_000_000)).ToString("D6", CultureInfo.InvariantCulture);
            if (line.Made.All(message => message.Code != code) && !(await Login(op.Kind, line, code)).IsAnswered)
            {
                return false;
            }
        }

        return !isRow || (await Login(OpKind.LoginAgain, line, line.Inbox[^1].Code)).IsAnswered;
    }

    private async Task<bool> Swipe(OpKind kind, SessionProof proof, long target, SwipeKind says, Note? note = null)
    {
        string? text = null;
        note?.TryRead(out text);
        var attempt = NewAttempt(kind, User, proof, target, says, text);
        var (isAnswered, answer) = await _caller.Try(attempt, grains => grains.GetGrain<IUserGrain>(User).Swipe(proof, target, says, note), Patience());
        if (isAnswered)
        {
            world.Oracle.Answers.OnSwipe(attempt, answer!);
            ForgetIfRefused(answer!.Refusal, proof);
        }

        return isAnswered;
    }

    private async Task<bool> SwipeDeck(PlannedOp op, SessionProof proof)
    {
        var cards = await GetDeck(proof, 0);
        return cards is not null && (cards.Count == 0 || await Swipe(
            op.Kind, proof, cards[(int)(op.Argument % (ulong)cards.Count)].Id, op.Argument % 5 == 0 ? SwipeKind.Dislike : SwipeKind.Like));
    }

    /// <summary>
    /// Swipes like an app: asks for one group after the other, or for the first one again and again, and dislikes everyone until nobody is left.
    /// </summary>
    private async Task<bool> SwipeThrough(PlannedOp op, SessionProof proof)
    {
        var tour = new DeckTour(world.Oracle, User, op.Id);
        for (var group = 0; group < GroupsMax; group++)
        {
            var cards = await GetDeck(proof, op.Argument % 3 == 0 ? 0 : group);
            for (var tries = 0; tries < SignInTries && cards is null; tries++)
            {
                await world.Delay(Second / 4);
                cards = await GetDeck(proof, op.Argument % 3 == 0 ? 0 : group);
            }

            if (cards is null || _proof != proof)
            {
                return cards is not null;
            }

            if (cards.Count == 0)
            {
                tour.End();
                return true;
            }

            foreach (var card in cards)
            {
                tour.Show(card.Id);
                await world.Delay((long)((op.Argument >> 8) % (ulong)(Second / 5)));
                var isAnswered = await Swipe(op.Kind, proof, card.Id, SwipeKind.Dislike);
                for (var tries = 0; tries < SignInTries && !isAnswered; tries++)
                {
                    await world.Delay(Second / 4);
                    isAnswered = await Swipe(op.Kind, proof, card.Id, SwipeKind.Dislike);
                }

                if (!isAnswered || _proof != proof)
                {
                    return isAnswered;
                }
            }
        }

        return true;
    }

    private async Task<bool> Rewind(OpKind kind, SessionProof proof, long? target)
    {
        var attempt = NewAttempt(kind, User, proof, target);
        var (isAnswered, answer) = await _caller.Try(attempt, grains => grains.GetGrain<IUserGrain>(User).Rewind(proof, target), Patience());
        if (isAnswered)
        {
            world.Oracle.Answers.OnRewind(attempt, answer!);
            ForgetIfRefused(answer!.Refusal, proof);
        }

        return isAnswered;
    }

    private async Task<bool> Unfriend(SessionProof proof, long target)
    {
        var attempt = NewAttempt(OpKind.Unfriend, User, proof, target, SwipeKind.Unfriend);
        var (isAnswered, refusal) = await _caller.Try(attempt, grains => grains.GetGrain<IUserGrain>(User).Unfriend(proof, target), Patience());
        if (isAnswered)
        {
            world.Oracle.Answers.OnUnfriend(attempt, refusal);
            ForgetIfRefused(refusal, proof);
        }

        return isAnswered;
    }

    private Task<bool> UpdateInfo(PlannedOp op, SessionProof proof)
    {
        var draw = op.Argument;
        var isWhole = op.Target == 0 || draw % 4 == 0;
        return UpdateInfo(op, proof, new ProfileUpdate(
            isWhole || draw % 3 == 0 ? $"n{(draw >> 8) % 12}" : null,
            isWhole ? (draw >> 16) % 2 == 0 ? Sex.Male : Sex.Female : null,
            isWhole ? 1985 + (int)((draw >> 20) % 10) : draw % 7 == 0 ? 2020 : null,
            isWhole ? 5 : null,
            isWhole ? 17 : null,
            isWhole || draw % 3 != 0 ? Places[(draw >> 24) % 2] : null));
    }

    private async Task<bool> UpdateInfo(PlannedOp op, SessionProof proof, ProfileUpdate update)
    {
        var attempt = NewAttempt(op.Kind, User, proof, profile: update);
        var (isAnswered, answer) = await _caller.Try(attempt, grains => grains.GetGrain<IUserGrain>(User).UpdateInfo(proof, update), Patience());
        if (isAnswered)
        {
            world.Oracle.Answers.OnMe(attempt, answer!);
            ForgetIfRefused(answer!.Refusal, proof);
        }

        return isAnswered;
    }

    private async Task<bool> GetSettings(SessionProof proof)
    {
        var attempt = NewAttempt(OpKind.GetSettings, User, proof);
        var (isAnswered, answer) = await _caller.Try(attempt, grains => grains.GetGrain<IUserGrain>(User).GetSettings(proof).AsTask(), Patience());
        if (isAnswered)
        {
            world.Oracle.Answers.OnSettings(attempt, answer!);
            ForgetIfRefused(answer!.Refusal, proof);
        }

        return isAnswered;
    }

    private Task<bool> UpdateSettings(PlannedOp op, SessionProof proof)
    {
        var draw = op.Argument;
        return UpdateSettings(op, proof, new SettingsUpdate(
            DatingSex: draw % 2 == 0 ? Sex.Male : Sex.Female,
            Location: draw % 5 == 0 ? Places[(draw >> 8) % 2] : null,
            MinDatingAge: draw % 7 == 0 ? 18 + (int)((draw >> 16) % 20) : null,
            MaxDatingAge: draw % 11 == 0 ? 30 + (int)((draw >> 20) % 30) : null,
            OnlyMatch: draw % 3 == 0 ? null : draw % 3 == 1));
    }

    private async Task<bool> UpdateSettings(PlannedOp op, SessionProof proof, SettingsUpdate update)
    {
        var attempt = NewAttempt(op.Kind, User, proof, settings: update);
        var (isAnswered, answer) = await _caller.Try(attempt, grains => grains.GetGrain<IUserGrain>(User).UpdateSettings(proof, update), Patience());
        if (isAnswered)
        {
            world.Oracle.Answers.OnSettings(attempt, answer!);
            ForgetIfRefused(answer!.Refusal, proof);
        }

        return isAnswered;
    }

    private async Task<bool> Logout(OpKind kind, SessionProof proof)
    {
        var attempt = NewAttempt(kind, User, proof);
        var (isAnswered, refusal) = await _caller.Try(attempt, grains => grains.GetGrain<IUserGrain>(User).Logout(proof, kind == OpKind.LogoutAll), Patience());
        if (isAnswered)
        {
            world.Oracle.Answers.OnLogout(attempt, refusal);
            Forget(proof);
        }

        return isAnswered;
    }

    /// <summary>Moves to the person's other number; sometimes somebody else signs in with the one that was left.</summary>
    private async Task<bool> ChangePhone(PlannedOp op, SessionProof proof)
    {
        if (phone.IsMoving)
        {
            return true;
        }

        phone.IsMoving = true;
        var (left, next, user) = (phone.Line, phone.Spare, User);
        if (await Ask(next) is { } sms)
        {
            for (var (tries, isAnswered) = (0, false); tries < SignInTries && !isAnswered; tries++)
            {
                var attempt = NewAttempt(op.Kind, user, proof, code: sms.Code, number: next.Number);
                (isAnswered, var answer) = await _caller.Try(attempt, grains => grains.GetGrain<IUserGrain>(user).ChangePhone(proof, next.Number, sms.Code), Patience());
                if (isAnswered)
                {
                    world.Oracle.Answers.OnChangePhone(attempt, answer!, sms.SendId);
                    ForgetIfRefused(answer!.Refusal, proof);
                }
            }

            if (world.Oracle.Documents.User(user)?.Phone == next.Number)
            {
                phone.Swap();
            }
        }

        phone.IsMoving = false;
        if (phone.Line == next && op.Argument % 2 == 0 && await Ask(left) is { } code)
        {
            await Login(OpKind.Login, left, code.Code);
        }

        return true;
    }

    private async Task<bool> GrantVip(PlannedOp op)
    {
        var user = op.Target >= 0 ? world.Phones[op.Target].User : 0;
        if (user == 0)
        {
            user = TargetOf(op with { Target = -1 });
        }

        // A person's first grant is of a level that grants permissions.
        var level = (int)(op.Argument % 4);
        var days = op.Argument % 9 == 0 ? 0 : 1 + (int)((op.Argument >> 8) % 40);
        var attempt = NewAttempt(op.Kind, user, grant: (level, days));
        var (isAnswered, answer) = await _caller.Try(attempt, grains => grains.GetGrain<IUserOperator>(user).GrantVip(level, days), Patience());
        if (isAnswered)
        {
            world.Oracle.Answers.OnMe(attempt, answer!);
        }

        return isAnswered;
    }

    private async Task<bool> GetCard(PlannedOp op)
    {
        var target = TargetOf(op);
        if (!Limits.IsUserId(target))
        {
            return true;
        }

        var attempt = NewAttempt(op.Kind, target);
        var (isAnswered, card) = await _caller.Try(attempt, grains => grains.GetGrain<IUserPeer>(target).GetCard().AsTask(), Patience());
        if (isAnswered)
        {
            world.Oracle.Require(
                (card is null && world.Oracle.Bans.CouldBeAway(attempt, target)) || world.Oracle.Documents.UserStates(target, world.Oracle.Since(attempt)).Any(user => card is null
                    ? user is null
                    : user is not null && (user.Profile.Nickname, user.Profile.Sex, user.Profile.Location) == (card.Nickname, card.Sex, card.Location)),
                "answer",
                $"a card of {target} shows another user");
            if (card is not null)
            {
                world.Oracle.Bans.RequireNobody(attempt, target, "a card was shown of");
                world.Oracle.Pictures.OnCard(attempt, target, card.AvatarKey, card.Photos);
                world.Oracle.Pictures.OnStranger(attempt, card);
            }
        }

        return isAnswered;
    }

    private async Task<bool> CreateRobot(PlannedOp op)
    {
        var draw = op.Argument;
        var number = 1_000 + (long)(draw % 3);
        var robot = new Robot(
            $"+999{number:D8}", $"r{draw % 4}", Sex.Female, new DateOnly(1990, 1, 1 + (int)(draw % 3)), Places[draw % 2], draw % 2 == 0 ? Sex.Male : Sex.Female);
        return await CreateRobot(RobotId(number), robot);
    }

    /// <summary>Creates enough robots in one place for several groups of anyone's deck.</summary>
    private async Task<bool> FillTown(PlannedOp op)
    {
        var place = Places[op.Argument % 2];
        for (var index = 0; index < TownSize; index++)
        {
            var number = 2_000 + (long)(op.Argument % 2 * TownSize) + index;
            var robot = new Robot(
                $"+999{number:D8}",
                $"t{number}",
                Sex.Female,
                new DateOnly(1990, 1, 1),
                place,
                index % 2 == 0 ? Sex.Male : Sex.Female,
                Cell: index % 3 == 0 ? CellBy((ulong)index) : null);
            if (!await CreateRobot(RobotId(number), robot))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Spreads robots over all ids, as users are: pools are split by the first bits.</summary>
    private static long RobotId(long number) => (long)(SimRandom.Mix((ulong)number) % Limits.UserIdExclusiveMax);

    private async Task<bool> CreateRobot(long id, Robot robot)
    {
        var attempt = NewAttempt(OpKind.CreateRobot, id);
        var (isAnswered, isCreated) = await _caller.Try(attempt, grains => grains.GetGrain<IUserOperator>(id).CreateRobot(robot), Patience());
        world.Oracle.Require(!isAnswered || !isCreated || world.Oracle.Documents.User(id)?.Phone == robot.Phone, "lost", "an acknowledged robot is not stored");
        return isAnswered;
    }

    /// <summary>The note that an operation's argument stands for: none, a blank one, or one of a few, so that two may be the same.</summary>
    private static Note? NoteOf(PlannedOp op) => ((op.Argument >> 12) % 4) switch
    {
        0 => null,
        1 => new Note(" \n"),
        _ => new Note($" 你好 {(op.Argument >> 16) % 5}\n"),
    };

    private long TargetOf(PlannedOp op)
    {
        if (op.Target >= 0 && world.Phones[op.Target].User is not 0 and var known)
        {
            return known;
        }

        return ((op.Target % 6) + 6) % 6 switch
        {
            0 => 0,
            1 => -5,
            2 => User,
            3 => 1L << 53,
            4 => long.MaxValue,
            _ => 7_777_777_000 + Math.Abs(op.Target),
        };
    }

    private SessionProof DeadProof(PlannedOp op, SessionProof proof) => _dead.Count > 0 && op.Argument % 3 != 0
        ? _dead[(int)(op.Argument % (ulong)_dead.Count)]
        : proof with { SecretHash = proof.SecretHash.SetItem(3, (byte)(proof.SecretHash[3] + 1)) };

    private void ForgetIfRefused(Refusal? refusal, SessionProof proof)
    {
        if (refusal?.Code == ErrorCode.LOGIN_ERROR)
        {
            Forget(proof);
        }
    }

    private void Forget(SessionProof proof)
    {
        if (_proof == proof)
        {
            _dead.Add(proof);
            _proof = null;
        }
    }
}
