namespace Orleans.Runtime;

/// <summary>What can be addressed by a reference: a grain or an observer.</summary>
public interface IAddressable;
