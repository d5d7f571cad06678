using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Robots;

namespace Swiper.Silo.Robots;

/// <summary>
/// The robots of one seed. Each follows from the seed, the places and its place in the run alone, so that a run can be repeated, continued and
/// split.
/// </summary>
internal sealed class RobotRun
{
    // No mobile number of mainland China begins with these digits, and with an id's sixteen it is longer than any number can be.
    private const string PhonePrefix = "+8610";

    private const uint SameSexOneIn = 10;

    /// <summary>Parts that a distance and a direction are divided into.</summary>
    private const ulong Fine = 1_000_000;

    /// <summary>Robots were last active up to this long before, so that all that is told of activity is seen.</summary>
    private const int AwayMaxDays = 14;

    private static readonly ImmutableArray<string> Cities = [.. RobotCity.All.Select(city => city.Name)];
    private static readonly DateOnly FirstBirth = new(1980, 1, 1);
    private static readonly DateOnly LastBirth = new(2000, 12, 31);

    private readonly ImmutableArray<string> _places;
    private readonly string _name;
    private readonly uint _order;

    /// <summary>Names a run.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="places">Where its robots live; the eight cities where empty.</param>
    public RobotRun(long seed, ImmutableArray<string> places)
    {
        _places = places.IsEmpty ? Cities : places;
        _name = string.Create(CultureInfo.InvariantCulture, $"robots {seed} {string.Join('\n', _places)}");
        _order = (uint)new Draw(_name).Next(uint.MaxValue);
    }

    /// <summary>The robot at a place in the run.</summary>
    /// <param name="index">The place, from 0.</param>
    /// <param name="attempt">0, and one more each time the id or nickname before turned out to be somebody else's.</param>
    public (long Id, Robot Robot) At(int index, int attempt)
    {
        var draw = new Draw(string.Create(CultureInfo.InvariantCulture, $"{_name} {index}"));
        var firstId = draw.Next((ulong)Limits.UserIdExclusiveMax - 1);
        var traits = draw.Next(uint.MaxValue);
        var birthDate = FirstBirth.AddDays((int)draw.Next((ulong)(LastBirth.DayNumber - FirstBirth.DayNumber + 1)));
        var isMale = traits % 2 == 0;
        var likesSame = traits / 2 % SameSexOneIn == 0;
        var name = RobotNames.Of(index, _order, isMale);

        // Half of the attempts keep the id: it is the nickname that is likely to be taken.
        var id = (long)((firstId + (ulong)(attempt / (RobotSeeder.AttemptsMax / 2))) % ((ulong)Limits.UserIdExclusiveMax - 1)) + 1;
        return (id, Dress(index, new Robot(
            string.Create(CultureInfo.InvariantCulture, $"{PhonePrefix}{id:D16}"),
            attempt == 0 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}{(index + attempt) % 10_000:D4}"),
            isMale ? Sex.Male : Sex.Female,
            birthDate,
            _places[(int)draw.Next((ulong)_places.Length)],
            isMale == likesSame ? Sex.Male : Sex.Female)));
    }

    /// <summary>Gives a robot a home in its city, a picture, and something to say.</summary>
    private Robot Dress(int index, Robot robot)
    {
        var draw = new Draw(string.Create(CultureInfo.InvariantCulture, $"{_name} {index} looks"));
        var (distance, direction) = (draw.Next(Fine) / (double)Fine, draw.Next(Fine) / (double)Fine);
        var (picture, words) = ((uint)draw.Next(uint.MaxValue), draw.Next(uint.MaxValue));
        return robot with
        {
            AvatarKey = RobotPicture.KeyOf(robot.Nickname, picture),
            Cell = RobotCity.Find(robot.Location)?.Home(distance, direction).Id,
            Bio = RobotLooks.Bios[(int)(words % (uint)RobotLooks.Bios.Length)],
            Interests = RobotLooks.InterestsOf((int)(words >> 8 & 0xFFFF)),
            LookingFor = (LookingFor)((int)(words >> 24) % 3) + 1,
            DaysAway = (int)(picture >> 16) % AwayMaxDays,
        };
    }

    /// <summary>Four numbers that follow from a name.</summary>
    private ref struct Draw(string name)
    {
        private readonly ReadOnlySpan<byte> _bits = SHA256.HashData(Encoding.UTF8.GetBytes(name));
        private int _drawn;

        /// <summary>The next number, below a bound.</summary>
        public ulong Next(ulong bound) => BinaryPrimitives.ReadUInt64LittleEndian(_bits[(sizeof(ulong) * _drawn++)..]) % bound;
    }
}
