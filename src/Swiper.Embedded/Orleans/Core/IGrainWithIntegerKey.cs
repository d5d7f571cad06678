namespace Orleans;

/// <summary>Marks a grain interface whose key is a <see cref="long"/>.</summary>
public interface IGrainWithIntegerKey : IGrain;
