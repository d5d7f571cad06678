using Microsoft.Extensions.Logging.Abstractions;

namespace Swiper.Simulation.Stage;

/// <summary>The stages in which an activation begins, run by Orleans' own code. Nothing migrates here.</summary>
internal sealed class StageLifecycle() : LifecycleSubject(NullLogger.Instance), IGrainLifecycle
{
    public void AddMigrationParticipant(IGrainMigrationParticipant participant)
    {
    }

    public void RemoveMigrationParticipant(IGrainMigrationParticipant participant)
    {
    }
}
