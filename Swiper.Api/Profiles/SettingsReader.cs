using Swiper.Api.Contract;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Profiles;

namespace Swiper.Api.Profiles;

/// <summary>Reads a change of one's settings. What the values must be is the grain's business; here they only get their types.</summary>
internal static class SettingsReader
{
    /// <summary>Reads the change, or says which fields do not have their types.</summary>
    internal static Result<SettingsUpdate> Read(Fields fields)
    {
        var reader = new FieldReader();
        var update = new SettingsUpdate();
        foreach (ref readonly var field in fields.All)
        {
            update = Apply(reader, update, field);
        }

        return reader.Refusal is { } refusal ? refusal : update;
    }

    private static SettingsUpdate Apply(FieldReader reader, SettingsUpdate update, in Field field)
    {
        switch (field.Name)
        {
            case "dating_sex" or "location" or "min_distance" or "max_distance" or "min_dating_age" or "max_dating_age" or "vibration"
                or "only_match" or "only_play" when field.Kind is FieldKind.Null:
                return update;
            case "dating_sex":
                return update with { DatingSex = reader.Sex(field) };
            case "location":
                return update with { Location = reader.Text(field) };
            case "min_distance":
                return update with { MinDistance = reader.Integer(field) };
            case "max_distance":
                return update with { MaxDistance = reader.Integer(field) };
            case "min_dating_age":
                return update with { MinDatingAge = reader.Integer(field) };
            case "max_dating_age":
                return update with { MaxDatingAge = reader.Integer(field) };
            case "vibration":
                return update with { Vibration = reader.Boolean(field) };
            case "only_match":
                return update with { OnlyMatch = reader.Boolean(field) };
            case "only_play":
                return update with { OnlyPlay = reader.Boolean(field) };
            default:
                reader.Unknown(field);
                return update;
        }
    }
}
