# syntax=docker/dockerfile:1
# The API. Built from the root of the repository: docker build -f deploy/docker/api.Dockerfile -t swiper-api:VERSION .
FROM mcr.microsoft.com/dotnet/sdk:10.0-noble AS build
WORKDIR /source

# What decides the packages comes first, so that a change of code does not restore them again.
COPY global.json Directory.Build.props Directory.Packages.props .editorconfig ./
COPY Swiper.Grains.Interfaces/Swiper.Grains.Interfaces.csproj Swiper.Grains.Interfaces/
COPY Swiper.Grains/Swiper.Grains.csproj Swiper.Grains/
COPY Swiper.Storage/Swiper.Storage.csproj Swiper.Storage/
COPY Swiper.Silo/Swiper.Silo.csproj Swiper.Silo/
COPY Swiper.Api/Swiper.Api.csproj Swiper.Api/
RUN dotnet restore Swiper.Api/Swiper.Api.csproj -p:CloudSdks=true

COPY Swiper.Grains.Interfaces/ Swiper.Grains.Interfaces/
COPY Swiper.Grains/ Swiper.Grains/
COPY Swiper.Storage/ Swiper.Storage/
COPY Swiper.Silo/ Swiper.Silo/
COPY Swiper.Api/ Swiper.Api/
ARG VERSION=0.1.0
RUN dotnet publish Swiper.Api/Swiper.Api.csproj --no-restore --configuration Release --output /app \
    -p:CloudSdks=true -p:UseAppHost=false -p:Version=$VERSION

# Chiselled: no shell, no package manager. "extra" has ICU and the time zones, which names and days need.
FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra
WORKDIR /app
# The one tool beside the runtime, for health checks where nobody asks from outside.
COPY --from=busybox:1.37-musl /bin/wget /usr/bin/wget
COPY --from=build /app ./
ENV ASPNETCORE_URLS=http://+:8080
EXPOSE 8080
# The user "app" of the base image, by number, so that a cluster can tell that it is not root.
USER 1654
ENTRYPOINT ["dotnet", "Swiper.Api.dll"]
