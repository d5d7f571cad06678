#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

usage() {
    cat <<'EOF'
Usage: start.sh [all|silo|api]

Starts this machine's silos and APIs and returns when they are ready: silos first, since APIs need them.
Running instances are left alone.
EOF
}

start_kind() {
    local kind=$1 number units=()
    for number in $(instances_of "$kind"); do units+=("$(unit_of "$kind" "$number")"); done
    ((${#units[@]} > 0)) || return 0
    systemctl start "${units[@]}"
    for number in $(instances_of "$kind"); do await_ready "$kind" "$number"; done
}

what=${1:-all}
case $what in
    -h | --help) usage; exit 0 ;;
esac
(($# <= 1)) || usage_error "too many arguments"
kinds=$(kinds_of "$what" silo api)
need systemctl curl
for kind in $kinds; do start_kind "$kind"; done
