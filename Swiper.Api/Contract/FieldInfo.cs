namespace Swiper.Api.Contract;

/// <summary>A field of a request, for the API's description.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it is.</param>
/// <param name="Example">A value that works: a text, a whole number or a switch.</param>
/// <param name="Required">Whether the route needs it.</param>
internal sealed record FieldInfo(string Name, string Description, object Example, bool Required = true);
