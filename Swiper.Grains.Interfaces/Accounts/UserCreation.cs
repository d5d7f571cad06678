namespace Swiper.Grains.Interfaces.Accounts;

/// <summary>How an attempt to create a user under an id ended.</summary>
public enum UserCreation
{
    /// <summary>The user did not exist and does now.</summary>
    Created,

    /// <summary>The user exists already and belongs to the same phone number.</summary>
    Existed,

    /// <summary>The id belongs to another phone number: draw another id.</summary>
    IdTaken,
}
