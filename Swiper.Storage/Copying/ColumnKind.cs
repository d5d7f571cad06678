namespace Swiper.Storage.Copying;

/// <summary>The type of a copied column, independent of the database.</summary>
internal enum ColumnKind
{
    Number,

    Text,

    /// <summary>Text of a key, stored as bytes by some databases.</summary>
    Key,

    Bytes,
}
