using System.Text.RegularExpressions;

namespace Swiper.Deploy.Tests.Docker;

public sealed partial class DockerfileTests
{
    private const string Api = "deploy/docker/api.Dockerfile";
    private const string Silo = "deploy/docker/silo.Dockerfile";

    [Theory]
    [InlineData(Api)]
    [InlineData(Silo)]
    public void User_OfTheImage_IsANumberAndNotRoot(string file)
    {
        var user = Assert.Single(new Dockerfile(file).LastStage, line => line.StartsWith("USER ", StringComparison.Ordinal)).Split(' ')[1];

        Assert.Matches("^[1-9][0-9]*$", user);
    }

    [Theory]
    [InlineData(Api, "Swiper.Api", "8080 11111 30000")]
    [InlineData(Silo, "Swiper.Silo", "8081 11111 30000")]
    public void Image_WhenStarted_RunsItsProjectOnItsPorts(string file, string project, string ports)
    {
        var image = new Dockerfile(file).LastStage;

        Assert.Equal($"ENTRYPOINT [\"dotnet\", \"{project}.dll\"]", image[^1]);
        Assert.Contains($"EXPOSE {ports}", image);
        Assert.Contains($"ENV ASPNETCORE_URLS=http://+:{ports.Split(' ')[0]}", image);
    }

    [Theory]
    [InlineData(Api)]
    [InlineData(Silo)]
    public void Bases_Always_HaveATagAndTheImagesIsChiselledWithIcuAndTimeZones(string file)
    {
        var bases = new Dockerfile(file).Of("FROM").Select(line => line.Split(' ')[1]).ToList();

        Assert.All(bases, image => Assert.Matches(":[0-9][^:]*$", image));
        Assert.Equal("mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra", bases[^1]);
    }

    [Theory]
    [InlineData(Api, "Swiper.Api")]
    [InlineData(Silo, "Swiper.Silo")]
    public void Publish_Always_ChoosesAliyunAndQiniu(string file, string project)
    {
        var runs = new Dockerfile(file).Of("RUN").ToList();

        Assert.Contains(runs, run => run.StartsWith($"RUN dotnet publish {project}/{project}.csproj ", StringComparison.Ordinal));
        Assert.All(runs, run => Assert.Contains("-p:CloudSdks=true", run, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Api)]
    [InlineData(Silo)]
    public void Copies_FromTheRepository_ExistAndReachTheBuilder(string file)
    {
        var letThrough = Repository.Read(".dockerignore").Split('\n').Where(line => line.StartsWith('!')).Select(line => line[1..]).ToList();
        var copied = new Dockerfile(file).Copied;

        Assert.NotEmpty(copied);
        Assert.All(copied, source => Assert.True(Path.Exists(Repository.At(source)), $"{file} copies {source}, which is not in the repository."));
        Assert.All(copied, source => Assert.Contains(letThrough, prefix => source.StartsWith(prefix, StringComparison.Ordinal)));
    }

    /// <summary>A project missing from the first copies would not be restored, and publishing without a restore would fail.</summary>
    [Theory]
    [InlineData(Api, "Swiper.Api")]
    [InlineData(Silo, "Swiper.Silo")]
    public void Copies_BeforeTheRestore_HoldEveryProjectReferenced(string file, string project)
    {
        var before = new Dockerfile(file).Instructions.TakeWhile(line => !line.StartsWith("RUN ", StringComparison.Ordinal)).ToList();

        Assert.All(
            Closure($"{project}/{project}.csproj"),
            reference => Assert.Contains(before, line => line.StartsWith($"COPY {reference} ", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(Api)]
    [InlineData(Silo)]
    public void Secrets_InAnyLayer_AreNone(string file) => Assert.All(new Dockerfile(file).Instructions, line =>
    {
        Assert.False(line.StartsWith("ADD ", StringComparison.Ordinal), "ADD fetches and unpacks; COPY says what it does.");
        Assert.DoesNotMatch("(?i)^(ARG|ENV) .*(password|secret|key|token|connectionstring)", line);
        Assert.DoesNotMatch(@"(?i)^COPY .*(\.env|\.pem|\.key)\b", line);
    });

    [Fact]
    public void IgnoreFile_First_ShutsEverythingOut()
    {
        var rules = Repository.Read(".dockerignore").Split('\n').Where(line => line.Length > 0 && !line.StartsWith('#'));

        Assert.Equal("*", rules.First());
    }

    private static HashSet<string> Closure(string project)
    {
        var found = new HashSet<string>(StringComparer.Ordinal) { project };
        var folder = Path.GetDirectoryName(Repository.At(project))!;
        foreach (Match reference in References().Matches(Repository.Read(project)))
        {
            found.UnionWith(Closure(Path.GetRelativePath(Repository.Root, Path.GetFullPath(Path.Combine(folder, reference.Groups[1].Value)))));
        }

        return found;
    }

    [GeneratedRegex("<ProjectReference Include=\"([^\"]+)\"")]
    private static partial Regex References();
}
