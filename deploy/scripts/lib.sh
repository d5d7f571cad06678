#!/usr/bin/env bash
# Shared by the scripts. Sourced, never run.
# shellcheck disable=SC2034  # the variables are used by the scripts that source this file
set -euo pipefail

SWIPER_PREFIX=${SWIPER_PREFIX:-/opt/swiper}
SWIPER_CONFIG=${SWIPER_CONFIG:-/etc/swiper}
SWIPER_SILOS=""
SWIPER_APIS="1 2 3"
SWIPER_UPSTREAM=/etc/nginx/swiper/upstream.conf
SWIPER_SILO_HEALTH_BASE=8080
SWIPER_API_BASE=8000
SWIPER_READY_SECONDS=120
SWIPER_NGINX=nginx
SWIPER_NGINX_PID=/run/nginx.pid
SWIPER_NGINX_DRAIN_SECONDS=60
if [[ -f $SWIPER_CONFIG/deploy.conf ]]; then
    # shellcheck source=/dev/null
    source "$SWIPER_CONFIG/deploy.conf"
fi

say() { printf '%s\n' "$*"; }

die() {
    printf '%s: %s\n' "$(basename "$0")" "$*" >&2
    exit 1
}

# usage_error TEXT: reports invalid arguments.
usage_error() {
    printf '%s: %s (see --help)\n' "$(basename "$0")" "$*" >&2
    exit 2
}

need() {
    local tool
    for tool in "$@"; do
        command -v "$tool" >/dev/null || die "$tool is not installed"
    done
}

# base_of KIND: the HTTP port of an instance is this base plus its number.
base_of() {
    case $1 in
        silo) say "$SWIPER_SILO_HEALTH_BASE" ;;
        api) say "$SWIPER_API_BASE" ;;
        *) die "no such kind: $1" ;;
    esac
}

# address_of KIND N: the HTTP address of an instance.
address_of() { say "127.0.0.1:$(($(base_of "$1") + $2))"; }

unit_of() { say "swiper-$1@$2.service"; }

# instances_of KIND: the numbers of this machine's instances.
instances_of() {
    case $1 in
        silo) say "$SWIPER_SILOS" ;;
        api) say "$SWIPER_APIS" ;;
        *) die "no such kind: $1" ;;
    esac
}

is_ready() { curl --silent --fail --noproxy '*' --max-time 5 --output /dev/null "http://$(address_of "$1" "$2")/health/ready"; }

# await_ready KIND N: returns once the instance is ready, or dies on a time-out.
await_ready() {
    local kind=$1 number=$2 deadline=$((SECONDS + SWIPER_READY_SECONDS))
    until is_ready "$kind" "$number"; do
        ((SECONDS < deadline)) || die "$kind $number is not ready after $SWIPER_READY_SECONDS s: journalctl -u $(unit_of "$kind" "$number")"
        sleep 0.5
    done
    say "$kind $number is ready"
}

# kinds_of WHAT DEFAULT…: expands an argument into kinds, "all" in the order given.
kinds_of() {
    local what=$1
    shift
    case $what in
        all) say "$*" ;;
        silo | api) say "$what" ;;
        *) usage_error "unknown argument: $what" ;;
    esac
}
