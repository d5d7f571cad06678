#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

usage() {
    cat <<'EOF'
Usage: release.sh [--version NAME] [--from DIR] [--no-switch] [--keep N]
       release.sh --rollback

Builds the API and the silo into a folder of their own, <prefix>/releases/NAME, and points <prefix>/current at it.
Running instances keep their release until they are restarted: rolling-restart.sh.

  --version NAME  the release's name; default: the time, and the commit if known
  --from DIR      copies DIR/api and DIR/silo, built elsewhere, and does not build
  --no-switch     leaves <prefix>/current as it is
  --keep N        old releases to keep besides the current one (default 5)
  --rollback      points <prefix>/current at the release before the current one
The prefix is /opt/swiper, or SWIPER_PREFIX.
EOF
}

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
releases=$SWIPER_PREFIX/releases
current=$SWIPER_PREFIX/current
previous=$SWIPER_PREFIX/previous

default_version() {
    local commit
    commit=$(git -C "$root" rev-parse --short=12 HEAD 2>/dev/null || true)
    say "$(date -u +%Y%m%d-%H%M%S)${commit:+-$commit}"
}

# point LINK TARGET: replaces the link atomically, so that no start finds it missing.
point() {
    ln -sfn "$2" "$1.new"
    mv -T "$1.new" "$1"
}

switch_to() {
    local name=$1
    if [[ -L $current && $(readlink "$current") != "releases/$name" ]]; then
        point "$previous" "$(readlink "$current")"
    fi
    point "$current" "releases/$name"
    say "current release: $name"
}

rollback() {
    [[ -L $previous ]] || die "there is no release before the current one"
    local name
    name=$(basename "$(readlink "$previous")")
    [[ -d $releases/$name ]] || die "$releases/$name is gone"
    switch_to "$name"
}

build() {
    local into=$1 name=$2 project
    need dotnet
    # Compiled ahead of time: otherwise the first seconds after a start go into compiling what the first requests need.
    for project in Api Silo; do
        dotnet publish "$root/Swiper.$project/Swiper.$project.csproj" --configuration Release --output "$into/${project,,}" \
            --use-current-runtime --self-contained false -p:PublishReadyToRun=true -p:CloudSdks=true -p:UseAppHost=false "-p:InformationalVersion=$name"
    done
}

copy() {
    local into=$1 from=$2
    [[ -f $from/api/Swiper.Api.dll && -f $from/silo/Swiper.Silo.dll ]] || die "$from has no api/Swiper.Api.dll and silo/Swiper.Silo.dll"
    cp -R "$from/api" "$from/silo" "$into/"
}

# prune N: deletes the oldest releases, but never the current or the previous one.
prune() {
    local keep=$1 name kept=0
    while IFS= read -r name; do
        if [[ "releases/$name" == "$(readlink "$current" || true)" || "releases/$name" == "$(readlink "$previous" || true)" ]]; then continue; fi
        kept=$((kept + 1))
        if ((kept > keep)); then
            rm -rf "${releases:?}/$name"
            say "deleted release $name"
        fi
    done < <(find "$releases" -mindepth 1 -maxdepth 1 -type d ! -name '*.partial' -printf '%T@ %f\n' | sort -rn | cut -d' ' -f2-)
}

version='' from='' switch=1 keep=5
while (($# > 0)); do
    case $1 in
        -h | --help) usage; exit 0 ;;
        --version) version=${2:?--version needs a name}; shift 2 ;;
        --from) from=${2:?--from needs a folder}; shift 2 ;;
        --keep) keep=${2:?--keep needs a number}; shift 2 ;;
        --no-switch) switch=0; shift ;;
        --rollback) rollback; exit 0 ;;
        *) usage_error "unknown argument: $1" ;;
    esac
done
version=${version:-$(default_version)}
[[ $version =~ ^[A-Za-z0-9][A-Za-z0-9._-]*$ && $version != *.partial ]] || usage_error "a release's name is letters, digits, dots, dashes: $version"
[[ $keep =~ ^[0-9]+$ ]] || usage_error "--keep is a number: $keep"
[[ ! -e $releases/$version ]] || die "release $version exists already"

# Only a complete release gets its name: an interrupted build leaves an unreferenced folder, which the next build deletes.
partial=$releases/$version.partial
mkdir -p "$releases"
rm -rf "$partial"
mkdir "$partial"
trap 'rm -rf "$partial"' EXIT
if [[ -n $from ]]; then
    copy "$partial" "$from"
else
    build "$partial" "$version"
fi
cp -R "$root/deploy" "$partial/deploy"
# Readable by the services' user, writable only by the owner.
chmod -R u=rwX,go=rX "$partial"
mv -T "$partial" "$releases/$version"
say "built release $version"
if ((switch)); then
    switch_to "$version"
fi
prune "$keep"
