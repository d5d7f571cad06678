namespace Swiper.Grains.Interfaces;

/// <summary>Fixed limits of the contract. Limits that an operator may change are in the options classes.</summary>
public static class Limits
{
    /// <summary>Exclusive upper bound of user ids, which are positive: 2^53, exact in JavaScript.</summary>
    public const long UserIdExclusiveMax = 1L << 53;

    /// <summary>Digits of a one-time code.</summary>
    public const int CodeDigits = 6;

    /// <summary>Longest nickname, in characters as readers see them (extended grapheme clusters).</summary>
    public const int NicknameMaxLength = 32;

    /// <summary>Longest location, in characters as readers see them (extended grapheme clusters).</summary>
    public const int LocationMaxLength = 32;

    /// <summary>Longest bio, in characters as readers see them (extended grapheme clusters).</summary>
    public const int BioMaxLength = 500;

    /// <summary>Interests of one user.</summary>
    public const int InterestsMax = 10;

    /// <summary>Longest interest, in characters as readers see them (extended grapheme clusters).</summary>
    public const int InterestMaxLength = 20;

    /// <summary>Bytes of UTF-8 that a long text may have for each character of its limit.</summary>
    public const int CharacterMaxBytes = 8;

    /// <summary>Longest nickname or location, in bytes of UTF-8: a reader's character has no longest form.</summary>
    public const int TextMaxBytes = 256;

    /// <summary>Longest note of a superlike, in characters as readers see them (extended grapheme clusters).</summary>
    public const int NoteMaxLength = 140;

    /// <summary>Longest note of a superlike, in bytes of UTF-8.</summary>
    public const int NoteMaxBytes = 1120;

    /// <summary>
    /// Longest folded form of a nickname or location, in UTF-16 units. It is a part of keys, which are at most 255 long, and may be much longer than the
    /// text: one Arabic ligature stands for 18 characters.
    /// </summary>
    public const int FoldedMaxLength = 240;

    /// <summary>Farthest settable distance, in kilometres.</summary>
    public const int DistanceMaxKm = 1000;

    /// <summary>Youngest age of a user and of the people on a deck, in years.</summary>
    public const int AgeMin = 18;

    /// <summary>Oldest age a user can have, in years.</summary>
    public const int AgeMax = 120;

    /// <summary>Oldest age to look for, in years.</summary>
    public const int DatingAgeMax = 100;

    /// <summary>People in one group of a deck.</summary>
    public const int DeckGroupSize = 5;

    /// <summary>Deck groups that are filled, which bounds the work of one request. Later groups are empty.</summary>
    public const int DeckGroupMax = 2000;

    /// <summary>People left on a deck that are counted.</summary>
    public const int DeckRemainingMax = 100;

    /// <summary>Friends on one page.</summary>
    public const int FriendsPageSize = 100;

    /// <summary>People on one page of likes.</summary>
    public const int LikesPageSize = 100;

    /// <summary>People on one page of those who are blocked.</summary>
    public const int BlocksPageSize = 100;

    /// <summary>Longest text of a report, in characters as readers see them (extended grapheme clusters).</summary>
    public const int ReportTextMaxLength = 1000;

    /// <summary>Live sessions of one user. The next login ends the oldest.</summary>
    public const int SessionsMax = 16;

    /// <summary>Characters of a device's name that are kept.</summary>
    public const int DeviceMaxLength = 28;

    /// <summary>Longest grant of a VIP level, in days.</summary>
    public const int VipDaysMax = 3650;

    /// <summary>Longest ban that ends by itself, in days.</summary>
    public const int BanDaysMax = 3650;

    /// <summary>Longest reason of a ban, in characters as readers see them (extended grapheme clusters).</summary>
    public const int BanReasonMaxLength = 200;

    /// <summary>Longest name of an operator, in characters of printable ASCII.</summary>
    public const int OperatorNameMaxLength = 64;

    /// <summary>Photos of one user, beside the avatar.</summary>
    public const int PhotosMax = 9;

    /// <summary>Files of one user that are being stored, or wait for their deletion.</summary>
    public const int LooseFilesMax = 32;

    /// <summary>How long after its announcement a file may be named. Longer than any upload takes, whatever the settings of its store.</summary>
    public static readonly TimeSpan UploadLifetime = TimeSpan.FromDays(1);

    /// <summary>Whether a number can be a user's id.</summary>
    public static bool IsUserId(long id) => id is > 0 and < UserIdExclusiveMax;
}
