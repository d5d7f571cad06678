using Swiper.Grains.Interfaces.Accounts;
using Swiper.Grains.Interfaces.Safety;
using Swiper.Grains.Interfaces.Users;
using Swiper.Simulation.Plans;

namespace Swiper.Simulation.Clients;

internal sealed partial class Device
{
    public async Task<bool> GetBlocks(SessionProof proof)
    {
        var attempt = NewAttempt(OpKind.GetBlocks, User, proof);
        var (isAnswered, answer) = await _caller.Try(attempt, grains => grains.GetGrain<IUserSafety>(User).GetBlocks(proof, null), Patience());
        if (isAnswered)
        {
            world.Oracle.Safety.OnBlocks(attempt, answer!);
            ForgetIfRefused(answer!.Refusal, proof);
        }

        return isAnswered;
    }

    /// <summary>Carries out an operation on those whom one does not want to see. Answers null for any other.</summary>
    private Task<bool>? DoWithSafety(PlannedOp op, SessionProof proof) => op.Kind switch
    {
        OpKind.Block or OpKind.Unblock => Block(op, proof),
        OpKind.GetBlocks => GetBlocks(proof),
        OpKind.Report => Report(op, proof),
        _ => null,
    };

    private async Task<bool> Block(PlannedOp op, SessionProof proof)
    {
        var target = TargetOf(op);
        var attempt = NewAttempt(op.Kind, User, proof, target);
        var (isAnswered, refusal) = await _caller.Try(
            attempt,
            grains => op.Kind == OpKind.Block
                ? grains.GetGrain<IUserSafety>(User).Block(proof, target)
                : grains.GetGrain<IUserSafety>(User).Unblock(proof, target),
            Patience());
        if (isAnswered)
        {
            world.Oracle.Safety.OnBlock(attempt, refusal);
            ForgetIfRefused(refusal, proof);
        }

        return isAnswered;
    }

    /// <summary>Reports somebody; three times in four that blocks them too.</summary>
    private async Task<bool> Report(PlannedOp op, SessionProof proof)
    {
        var draw = op.Argument;
        var request = new ReportRequest(
            TargetOf(op),
            (ReportReason)(1 + (draw % 6)),
            draw % 3 == 0 ? null : $" {draw % 4}\n",
            draw % 5 == 0 ? 7 : null,
            draw % 2 == 0 ? 1 : null,
            Blocks: (draw >> 8) % 4 != 0);
        var attempt = NewAttempt(op.Kind, User, proof, request.Sid, blocks: request.Blocks);
        var (isAnswered, answer) = await _caller.Try(attempt, grains => world.Media.Reports(grains).File(User, proof, request), patience: 0);
        if (isAnswered)
        {
            world.Oracle.Safety.OnReport(attempt, answer!, request);
            ForgetIfRefused(answer!.Refusal, proof);
        }

        return isAnswered;
    }
}
