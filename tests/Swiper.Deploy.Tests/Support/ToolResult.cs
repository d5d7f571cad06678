namespace Swiper.Deploy.Tests.Support;

/// <summary>How a program ended.</summary>
internal sealed record ToolResult(int ExitCode, string Output)
{
    public void ShouldSucceed() => Assert.True(ExitCode == 0, $"Exit code {ExitCode}:\n{Output}");
}
