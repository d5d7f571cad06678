using Swiper.Api.Contract;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Profiles;

namespace Swiper.Api.Profiles;

/// <summary>Reads a change of one's profile. What the values must be is the grain's business; here they only get their types.</summary>
internal static class ProfileReader
{
    /// <summary>Reads the change, or says which fields do not have their types.</summary>
    internal static Result<ProfileUpdate> Read(Fields fields)
    {
        var reader = new FieldReader();
        var update = new ProfileUpdate();
        foreach (ref readonly var field in fields.All)
        {
            update = Apply(reader, update, field);
        }

        return reader.Refusal is { } refusal ? refusal : update;
    }

    private static ProfileUpdate Apply(FieldReader reader, ProfileUpdate update, in Field field)
    {
        switch (field.Name)
        {
            case "nickname" or "sex" or "birth_year" or "birth_month" or "birth_day" or "location" when field.Kind is FieldKind.Null:
                return update;
            case "nickname":
                return update with { Nickname = reader.Text(field) };
            case "sex":
                return update with { Sex = reader.Sex(field) };
            case "birth_year":
                return update with { BirthYear = reader.Integer(field) };
            case "birth_month":
                return update with { BirthMonth = reader.Integer(field) };
            case "birth_day":
                return update with { BirthDay = reader.Integer(field) };
            case "location":
                return update with { Location = reader.Text(field) };
            default:
                reader.Unknown(field);
                return update;
        }
    }
}
