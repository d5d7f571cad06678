using System.Collections.Immutable;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Text;
using Swiper.Grains.Interfaces.Vip;

namespace Swiper.Grains.Profiles;

/// <summary>Validates settings updates. Pure.</summary>
internal static class SettingsRules
{
    /// <summary>Applies an update, or refuses it.</summary>
    public static Result<Settings> Apply(Settings settings, SettingsUpdate update, string? ownLocation, Permissions permissions)
    {
        var errors = ImmutableArray.CreateBuilder<FieldError>();
        var location = TextRules.Optional("location", update.Location, Limits.LocationMaxLength, errors);
        var next = settings with
        {
            DatingSex = update.DatingSex ?? settings.DatingSex,
            Location = location ?? settings.Location,
            MinDistance = update.MinDistance ?? settings.MinDistance,
            MaxDistance = update.MaxDistance ?? settings.MaxDistance,
            MinDatingAge = update.MinDatingAge ?? settings.MinDatingAge,
            MaxDatingAge = update.MaxDatingAge ?? settings.MaxDatingAge,
            Vibration = update.Vibration ?? settings.Vibration,
            OnlyMatch = update.OnlyMatch ?? settings.OnlyMatch,
            OnlyPlay = update.OnlyPlay ?? settings.OnlyPlay,
        };
        CheckRange("min_distance", next.MinDistance, "max_distance", next.MaxDistance, 0, Limits.DistanceMaxKm, errors);
        CheckRange("min_dating_age", next.MinDatingAge, "max_dating_age", next.MaxDatingAge, Limits.AgeMin, Limits.DatingAgeMax, errors);
        if (errors.Count > 0)
        {
            return Refusal.Invalid(errors.ToImmutable());
        }

        // Only a change of place needs the permission, so that an expired level does not lock the other settings.
        var isElsewhere = next.Location.Length > 0 && !FoldedText.AreOne(next.Location, ownLocation);
        if (isElsewhere && !FoldedText.AreOne(next.Location, settings.Location) && !permissions.HasFlag(Permissions.AnyLocation))
        {
            return new Refusal(ErrorCode.NOT_HAS_PERM);
        }

        return next;
    }

    private static void CheckRange(
        string minField, int min, string maxField, int max, int lowest, int highest, ImmutableArray<FieldError>.Builder errors)
    {
        var isMinInRange = min >= lowest && min <= highest;
        var isMaxInRange = max >= lowest && max <= highest;
        if (!isMinInRange)
        {
            errors.Add(new(minField, FieldProblem.OutOfRange));
        }

        if (!isMaxInRange)
        {
            errors.Add(new(maxField, FieldProblem.OutOfRange));
        }

        if (isMinInRange && isMaxInRange && min > max)
        {
            errors.Add(new(minField, FieldProblem.MinAboveMax));
        }
    }
}
