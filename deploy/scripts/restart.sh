#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

usage() {
    cat <<'EOF'
Usage: restart.sh [all|silo|api]

Stops, then starts. Requests fail in between; rolling-restart.sh avoids that.
EOF
}

what=${1:-all}
case $what in
    -h | --help) usage; exit 0 ;;
esac
(($# <= 1)) || usage_error "too many arguments"
here=$(dirname "${BASH_SOURCE[0]}")
"$here/stop.sh" "$what"
"$here/start.sh" "$what"
