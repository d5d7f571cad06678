using Swiper.Engine.Tests.Support;

namespace Swiper.Engine.Tests.Storage;

internal sealed class NoteGrain(
    [PersistentState("note", "store")] IPersistentState<NoteState> note,
    [PersistentState("other", "store")] IPersistentState<NoteState> other,
    Probe probe) : Grain, INoteGrain
{
    private string _atActivation = "";
    private int _activation;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _atActivation = note.State.Text;
        _activation = probe.Count($"note:{this.GetPrimaryKeyLong()}");
        return Task.CompletedTask;
    }

    public Task<string> Read() => Task.FromResult($"{note.State.Text}|{other.State.Text}|{_atActivation}");

    public Task<(bool Exists, string? Etag)> Version() => Task.FromResult((note.RecordExists, note.Etag));

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

    public Task Clear() => note.ClearStateAsync();

    public Task Reload() => note.ReadStateAsync();

    public Task WriteTogether(int times) => Task.WhenAll(Enumerable.Range(1, times).Select(time => Write($"{time}")));

    public Task<int> Activation() => Task.FromResult(_activation);
}
