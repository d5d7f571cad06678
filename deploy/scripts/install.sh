#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

usage() {
    cat <<'EOF'
Usage: install.sh [--host NAME] [--no-nginx] [--root DIR]

Makes this machine ready for Swiper: the user swiper, /opt/swiper, /etc/swiper with settings to fill in, the systemd units, and
nginx's configuration. Keeps existing settings. Starts nothing: release.sh and start.sh come next.

  --host NAME  the host name that nginx serves (default swiper.example.com)
  --no-nginx   leaves nginx alone
  --root DIR   writes below DIR, as for a package, and touches neither users nor services
EOF
}

host=swiper.example.com nginx=1 root=''
while (($# > 0)); do
    case $1 in
        -h | --help) usage; exit 0 ;;
        --host) host=${2:?--host needs a name}; shift 2 ;;
        --root) root=${2:?--root needs a folder}; shift 2 ;;
        --no-nginx) nginx=0; shift ;;
        *) usage_error "unknown argument: $1" ;;
    esac
done
[[ $host =~ ^[A-Za-z0-9.-]+$ ]] || usage_error "not a host name: $host"
deploy=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

make_user() {
    if ! id swiper >/dev/null 2>&1; then
        useradd --system --user-group --home-dir /var/lib/swiper --no-create-home --shell /usr/sbin/nologin swiper
    fi
}

# settings FILE MODE: copies an example to a settings file unless that exists.
settings() {
    local target=$root/etc/swiper/$1
    if [[ -e $target ]]; then
        say "kept $target"
        return
    fi
    install -m "$2" "$deploy/systemd/$1.example" "$target"
    if [[ -z $root ]]; then
        chown root:swiper "$target"
    fi
    say "fill in $target"
}

install_nginx() {
    local draft
    install -d "$root/etc/nginx/conf.d" "$root/etc/nginx/swiper" "$root/var/www/acme"
    install -d -m 0700 "$root/etc/nginx/swiper/tls"
    draft=$(mktemp)
    sed "s/swiper\.example\.com/$host/g" "$deploy/nginx/conf.d/swiper.conf" >"$draft"
    install -m 0644 "$draft" "$root/etc/nginx/conf.d/swiper.conf"
    rm -f "$draft"
    install -m 0644 "$deploy"/nginx/swiper/{proxy,errors}.conf "$root/etc/nginx/swiper/"
    local name
    for name in upstream retry private log; do
        if [[ ! -e $root/etc/nginx/swiper/$name.conf ]]; then
            install -m 0644 "$deploy/nginx/swiper/$name.conf" "$root/etc/nginx/swiper/"
        fi
    done
    say "put the certificate into $root/etc/nginx/swiper/tls: fullchain.pem and privkey.pem"
}

if [[ -z $root ]]; then
    ((EUID == 0)) || die "must run as root (or with --root)"
    need systemctl useradd
    make_user
fi
install -d "$root/opt/swiper/releases" "$root/etc/systemd/system"
install -d -m 0750 "$root/etc/swiper"
if [[ -z $root ]]; then
    chown root:swiper /etc/swiper
fi
settings common.env 0640
settings silo.env 0640
settings api.env 0640
settings deploy.conf 0644
install -m 0644 "$deploy"/systemd/swiper-{silo,api}@.service "$root/etc/systemd/system/"
if ((nginx)); then
    install_nginx
fi
if [[ -z $root ]]; then
    systemctl daemon-reload
    units=()
    for kind in silo api; do
        for number in $(instances_of "$kind"); do units+=("$(unit_of "$kind" "$number")"); done
    done
    systemctl enable "${units[@]}"
fi
say "next: fill in the settings, then release.sh and start.sh"
