namespace Orleans;

/// <summary>Marks a grain interface whose key is a string.</summary>
public interface IGrainWithStringKey : IGrain;
