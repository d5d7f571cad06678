namespace Swiper.Simulation.Tests.Conformance.Grains;

/// <summary>Keeps one text in a document.</summary>
[Alias("test.note")]
internal interface INoteGrain : IGrainWithIntegerKey
{
    /// <summary>The text now and at activation.</summary>
    [Alias("Read")]
    Task<string> Read();

    /// <summary>Whether the document is stored, and under which version.</summary>
    [Alias("Version")]
    Task<string> Version();

    [Alias("Write")]
    Task Write(string text);

    /// <summary>Writes, and answers the type of the store's exception.</summary>
    [Alias("TryWrite")]
    Task<string> TryWrite(string text);

    /// <summary>Makes another grain write, and lets its exception escape.</summary>
    [Alias("WriteTo")]
    Task WriteTo(long other, string text);

    [Alias("Clear")]
    Task Clear();

    [Alias("Reload")]
    Task Reload();

    /// <summary>Changes and writes that many times without waiting in between.</summary>
    [Alias("WriteTogether")]
    Task WriteTogether(int times);

    [Alias("End")]
    Task End();

    [Alias("Activation")]
    Task<int> Activation();
}

[GenerateSerializer, Alias("test.note-state")]
internal sealed record NoteState
{
    [Id(0)]
    public string Text { get; init; } = "";
}

[GrainType("test.note")]
internal sealed class NoteGrain(
    IGrainContext context,
    [PersistentState("note", StoreDouble.Name)] IPersistentState<NoteState> note,
    Probe probe) : Grain(context), INoteGrain
{
    private string _atActivation = "";
    private int _activation;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _atActivation = note.State.Text;
        _activation = probe.Count($"note:{this.GetPrimaryKeyLong()}");
        return Task.CompletedTask;
    }

    public Task<string> Read() => Task.FromResult($"{note.State.Text}|{_atActivation}");

    public Task<string> Version() => Task.FromResult($"{note.RecordExists} {note.Etag}");

    public Task Write(string text)
    {
        note.State = new() { Text = text };
        return note.WriteStateAsync();
    }

    public async Task<string> TryWrite(string text)
    {
        try
        {
            await Write(text);
            return "done";
        }
        catch (OrleansException exception)
        {
            return exception.GetType().Name;
        }
    }

    public Task WriteTo(long other, string text) => GrainFactory.GetGrain<INoteGrain>(other).Write(text);

    public Task Clear() => note.ClearStateAsync();

    public Task Reload() => note.ReadStateAsync();

    public Task WriteTogether(int times) => Task.WhenAll(Enumerable.Range(1, times).Select(time => Write($"{time}")));

    public Task End()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public Task<int> Activation() => Task.FromResult(_activation);
}
