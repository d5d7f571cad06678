#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

usage() {
    cat <<'EOF'
Usage: stop.sh [all|silo|api]

Stops this machine's APIs and silos, APIs first, so that their requests in flight can finish.
Returns when they have drained and exited, after 150 s at the latest.
EOF
}

stop_kind() {
    local kind=$1 number units=()
    for number in $(instances_of "$kind"); do units+=("$(unit_of "$kind" "$number")"); done
    ((${#units[@]} > 0)) || return 0
    systemctl stop "${units[@]}"
    say "$kind: stopped"
}

what=${1:-all}
case $what in
    -h | --help) usage; exit 0 ;;
esac
(($# <= 1)) || usage_error "too many arguments"
kinds=$(kinds_of "$what" api silo)
need systemctl
for kind in $kinds; do stop_kind "$kind"; done
