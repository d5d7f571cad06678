namespace Swiper.Engine.Tests.Storage;

[GenerateSerializer]
[Alias("Swiper.Engine.Tests.Storage.NoteState")]
public sealed record NoteState
{
    [Id(0)]
    public string Text { get; init; } = "";
}
