# syntax=docker/dockerfile:1
# The API. Build from the root of the repository: docker build -f deploy/docker/api.Dockerfile -t swiper-api:VERSION .
FROM mcr.microsoft.com/dotnet/sdk:10.0-noble AS build
WORKDIR /source

# Files that determine the packages come first, so that a change of code keeps the restored layer.
COPY global.json Directory.Build.props Directory.Packages.props .editorconfig ./
COPY Swiper.Grains.Interfaces/Swiper.Grains.Interfaces.csproj Swiper.Grains.Interfaces/
COPY Swiper.Grains/Swiper.Grains.csproj Swiper.Grains/
COPY Swiper.Storage/Swiper.Storage.csproj Swiper.Storage/
COPY Swiper.Silo/Swiper.Silo.csproj Swiper.Silo/
COPY Swiper.Api/Swiper.Api.csproj Swiper.Api/
RUN dotnet restore Swiper.Api/Swiper.Api.csproj --use-current-runtime -p:PublishReadyToRun=true -p:CloudSdks=true

COPY Swiper.Grains.Interfaces/ Swiper.Grains.Interfaces/
COPY Swiper.Grains/ Swiper.Grains/
COPY Swiper.Storage/ Swiper.Storage/
COPY Swiper.Silo/ Swiper.Silo/
COPY Swiper.Api/ Swiper.Api/
ARG VERSION=0.1.0
# Compiled ahead of time: otherwise the first seconds after a start go into compiling what the first requests need.
RUN dotnet publish Swiper.Api/Swiper.Api.csproj --no-restore --configuration Release --output /app \
    --use-current-runtime --self-contained false -p:PublishReadyToRun=true -p:CloudSdks=true -p:UseAppHost=false -p:Version=$VERSION

# Chiselled: no shell, no package manager. "extra" adds ICU and time zones, needed for nicknames and days.
FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra
WORKDIR /app
# The only tool besides the runtime, for container health checks.
COPY --from=busybox:1.37-musl /bin/wget /usr/bin/wget
COPY --from=build /app ./
ENV ASPNETCORE_URLS=http://+:8080
EXPOSE 8080 11111 30000
# The base image's user "app", by number, so that a cluster can verify that it is not root.
USER 1654
ENTRYPOINT ["dotnet", "Swiper.Api.dll"]
