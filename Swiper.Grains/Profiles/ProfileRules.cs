using System.Collections.Immutable;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Profiles;

namespace Swiper.Grains.Profiles;

/// <summary>Validates profile updates. Pure.</summary>
internal static class ProfileRules
{
    /// <summary>Applies an update, or reports every invalid field.</summary>
    public static Result<Profile> Apply(Profile profile, ProfileUpdate update, DateOnly today)
    {
        var errors = ImmutableArray.CreateBuilder<FieldError>();
        var nickname = TextRules.Required("nickname", update.Nickname, Limits.NicknameMaxLength, errors);
        var location = TextRules.Required("location", update.Location, Limits.LocationMaxLength, errors);
        var bio = TextRules.Lines("bio", update.Bio, Limits.BioMaxLength, errors);
        var interests = InterestRules.Join("interests", update.Interests, errors);
        var birthDate = BirthDate(profile.BirthDate, update, today, errors);
        if (errors.Count > 0)
        {
            return Refusal.Invalid(errors.ToImmutable());
        }

        return profile with
        {
            Nickname = nickname ?? profile.Nickname,
            Sex = update.Sex ?? profile.Sex,
            BirthDate = birthDate,
            Location = location ?? profile.Location,
            Bio = NullIfEmpty(bio ?? profile.Bio),
            Interests = NullIfEmpty(interests ?? profile.Interests),
            LookingFor = update.LookingFor ?? profile.LookingFor,
            Hidden = update.Hidden ?? profile.Hidden,
        };
    }

    /// <summary>An empty text takes back what was set.</summary>
    private static string? NullIfEmpty(string? text) => text is "" ? null : text;

    /// <summary>Combines the parts of a date. A missing part keeps its value or becomes 1; without a year there is no date.</summary>
    private static DateOnly? BirthDate(DateOnly? current, ProfileUpdate update, DateOnly today, ImmutableArray<FieldError>.Builder errors)
    {
        if (update is { BirthYear: null, BirthMonth: null, BirthDay: null })
        {
            return current;
        }

        var field = update.BirthDay is not null ? "birth_day" : update.BirthMonth is not null ? "birth_month" : "birth_year";
        if ((update.BirthYear ?? current?.Year) is not { } year)
        {
            errors.Add(new("birth_year", FieldProblem.YearMissing));
            return null;
        }

        var month = update.BirthMonth ?? current?.Month ?? 1;
        var day = update.BirthDay ?? current?.Day ?? 1;
        if (year is < 1 or > 9999)
        {
            errors.Add(new("birth_year", FieldProblem.OutOfRange));
            return null;
        }

        if (month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            errors.Add(new(month is < 1 or > 12 && update.BirthMonth is not null ? "birth_month" : field, FieldProblem.NotADate));
            return null;
        }

        var date = new DateOnly(year, month, day);
        switch (Calendar.Age(date, today))
        {
            case < Limits.AgeMin:
                errors.Add(new(update.BirthYear is not null ? "birth_year" : field, FieldProblem.TooYoung));
                break;
            case > Limits.AgeMax:
                errors.Add(new(update.BirthYear is not null ? "birth_year" : field, FieldProblem.TooOld));
                break;
        }

        return date;
    }
}
