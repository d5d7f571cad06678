#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

usage() {
    cat <<'EOF'
Usage: rolling-restart.sh [all|silo|api]

Restarts this machine's silos, then its APIs, one at a time, so that no request fails:
  - nothing is stopped unless all the others of its kind are ready;
  - an API is first taken out of nginx, and stopped when nginx has no more requests for it;
  - SIGTERM lets requests in flight finish (120 s);
  - the next one follows only when this one is ready again.
Stops with an error at the first instance that does not come back. If that is an API, it stays out of nginx.
EOF
}

# others_ready KIND N: dies unless there are other instances and all of them are ready.
others_ready() {
    local kind=$1 number=$2 other others=0
    for other in $(instances_of "$kind"); do
        [[ $other != "$number" ]] || continue
        is_ready "$kind" "$other" || die "$kind $other is not ready: not restarting $kind $number, which would leave too few"
        others=$((others + 1))
    done
    ((others > 0)) || die "$kind $number is the only one here: restart.sh restarts it, and requests fail meanwhile"
}

nginx_pid() { cat "$SWIPER_NGINX_PID"; }

# workers: the process ids of the nginx workers that accept requests.
workers() { ps -o pid=,args= --ppid "$(nginx_pid)" | awk '!/shutting down/ && /worker process/ { print $1 }'; }

# any_alive PID…
any_alive() {
    local pid
    for pid in "$@"; do
        if kill -0 "$pid" 2>/dev/null; then return 0; fi
    done
    return 1
}

# reload_nginx: returns when the workers with the old list are gone. The wait is bounded: a worker that still sends a long answer
# takes no new requests.
reload_nginx() {
    local old deadline=$((SECONDS + SWIPER_NGINX_DRAIN_SECONDS))
    mapfile -t old < <(workers)
    "$SWIPER_NGINX" -t -q
    "$SWIPER_NGINX" -s reload
    while ((SECONDS < deadline)) && any_alive "${old[@]}"; do sleep 0.1; done
}

# mark N out|in: changes the API's line in the list of upstreams, replacing the file atomically.
mark() {
    local number=$1 where=$2 line draft
    line="server $(address_of api "$number")"
    grep -qE "^[[:space:]]*${line}[ ;]" "$SWIPER_UPSTREAM" || die "$SWIPER_UPSTREAM has no '$line'"
    draft=$(mktemp "$SWIPER_UPSTREAM.XXXXXX")
    if [[ $where == out ]]; then
        sed -E "s/^([[:space:]]*${line}( [^;]*)?);/\1 down;/; s/ down down;/ down;/" "$SWIPER_UPSTREAM" >"$draft"
    else
        sed -E "s/^([[:space:]]*${line}( [^;]*)?) down;/\1;/" "$SWIPER_UPSTREAM" >"$draft"
    fi
    chmod --reference="$SWIPER_UPSTREAM" "$draft"
    mv "$draft" "$SWIPER_UPSTREAM"
    reload_nginx
}

restart_one() {
    local kind=$1 number=$2
    others_ready "$kind" "$number"
    if [[ $kind == api && -n $SWIPER_UPSTREAM ]]; then
        mark "$number" out
    fi
    say "$kind $number: restarting"
    systemctl restart "$(unit_of "$kind" "$number")"
    await_ready "$kind" "$number"
    if [[ $kind == api && -n $SWIPER_UPSTREAM ]]; then
        mark "$number" in
    fi
}

what=${1:-all}
case $what in
    -h | --help) usage; exit 0 ;;
esac
(($# <= 1)) || usage_error "too many arguments"
kinds=$(kinds_of "$what" silo api)
need systemctl curl
if [[ -n $SWIPER_UPSTREAM ]]; then
    need "$SWIPER_NGINX" ps awk sed
fi
for kind in $kinds; do
    for number in $(instances_of "$kind"); do restart_one "$kind" "$number"; done
done
