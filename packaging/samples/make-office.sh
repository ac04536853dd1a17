#!/bin/bash
# Records office.pcapng: some minutes in a small office network that exists only in network namespaces of this machine.
# No frame leaves the machine. Run as root:  make-office.sh [OUTPUT]
# With OFFICE_LOGS=DIRECTORY in the environment, what the programs said is kept there.
#
# Everything (namespaces, daemons, files) lives inside one PID, mount and network namespace and under a tmpfs there:
# when this script ends, for whatever reason, the kernel takes all of it away.
set -euo pipefail

readonly HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
readonly OUTPUT=$(realpath -m "${1:-$HERE/office.pcapng}")
readonly RUN=/run/office                # seen only in here
readonly LARGEST=1500000                # bytes of a capture that is to be shipped
readonly PYTHON=/usr/bin/python3        # the one that has the Debian modules

readonly PACKAGES="iproute2 nftables ethtool tcpdump wireshark-common tshark util-linux bsdutils procps openssl curl
    nginx-light dnsmasq bind9-dnsutils openssh-server openssh-client swaks python3-aiosmtpd python3-pyftpdlib
    python3-websockets dovecot-imapd dovecot-pop3d chrony ntpsec-ntpdig redis mosquitto mosquitto-clients snmpd snmp
    udhcpc traceroute iputils-ping nmap socat netcat-openbsd postgresql mariadb-server mariadb-client slapd ldap-utils
    samba smbclient ngircd sip-tester avahi-daemon"
readonly TOOLS="ip nft ethtool tcpdump editcap reordercap tshark unshare logger openssl curl nginx dnsmasq dig sshd ssh
    sftp swaks dovecot chronyd ntpdig redis-server redis-cli mosquitto mosquitto_sub mosquitto_pub snmpd snmpget snmpwalk
    snmptrap udhcpc traceroute ping nmap socat nc psql mariadbd mariadb slapd ldapsearch smbd smbclient ngircd sipp
    avahi-daemon"

export PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C TZ=UTC

check_tools() {
    local missing=() tool
    [[ $EUID == 0 ]] || { echo "make-office.sh: must be root to make network namespaces" >&2; exit 1; }
    for tool in $TOOLS; do
        command -v "$tool" >/dev/null || missing+=("$tool")
    done
    ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || missing+=(initdb)
    "$PYTHON" -c 'import aiosmtpd, pyftpdlib, websockets' 2>/dev/null || missing+=("python modules")
    if (( ${#missing[@]} )); then
        echo "make-office.sh: missing ${missing[*]}" >&2
        echo "apt-get install --no-install-recommends" $PACKAGES >&2
        exit 1
    fi
}

if [[ ${OFFICE_INSIDE:-} != yes ]]; then
    check_tools
    OFFICE_INSIDE=yes exec unshare --mount --net --pid --uts --fork --kill-child --mount-proc "$0" "$OUTPUT"
fi

# ---- inside -------------------------------------------------------------------------------------------------------

at() { local host=$1; shift; ip netns exec "$host" "$@"; }          # runs a program on a host
say() { printf '%3d s  %s\n' "$SECONDS" "$*"; }

prepare_machine() {
    mount -t tmpfs office /run
    mkdir -p "$RUN" /run/netns /run/sshd /run/lock
    chmod 755 "$RUN"
    hostname office
    echo "nameserver 10.20.0.1" > "$RUN/resolv.conf"
    echo "127.0.0.1 localhost office" > "$RUN/hosts"
    mount --bind "$RUN/resolv.conf" "$(realpath /etc/resolv.conf)"
    mount --bind "$RUN/hosts" /etc/hosts
    ip link set lo up
}

new_host() {
    ip netns add "$1"
    at "$1" sysctl -qw net.ipv4.conf.all.rp_filter=0 net.ipv4.conf.default.rp_filter=0 net.ipv4.tcp_fastopen=3 \
        net.ipv6.conf.all.accept_dad=0 net.ipv6.conf.default.accept_dad=0 net.ipv6.conf.default.router_solicitations=1 \
        net.ipv4.ping_group_range="0 0"
    ip -n "$1" link set lo up
}

# Checksums and segments as on a real wire: nothing is left to an adapter that does not exist.
no_offload() { at "$1" ethtool -K "$2" tx off rx off tso off gso off gro off >/dev/null 2>&1 || true; }

# plug HOST NUMBER: a network card with 10.20.0.NUMBER and 2001:db8:20::NUMBER, plugged into the office switch.
plug() {
    local host=$1 number=$2
    new_host "$host"
    ip link add "p-$host" netns gw type veth peer name eth0 netns "$host"
    ip -n "$host" link set eth0 address "$(printf '02:00:5e:14:00:%02x' "$number")"
    ip -n gw link set "p-$host" master lan0 up
    no_offload gw "p-$host"
    no_offload "$host" eth0
    ip -n "$host" link set eth0 up
    [[ $number == 100 ]] && return      # gets its address by DHCP
    ip -n "$host" addr add "10.20.0.$number/24" dev eth0
    ip -n "$host" route add default via 10.20.0.1
    ip -n "$host" addr add "2001:db8:20::$number/64" dev eth0
    ip -n "$host" route add default via 2001:db8:20::1
}

# camera HOST NUMBER: a host on VLAN 30; the cable tags its frames.
camera() {
    local host=$1 number=$2
    new_host "$host"
    "$PYTHON" "$HERE/office/link.py" "t-$host" "p-$host" --vlan 30 &
    wait_for ip link show "p-$host"
    ip link set "t-$host" netns "$host" name eth0 address "$(printf '02:00:5e:1e:00:%02x' "$number")"
    ip -n "$host" addr add "10.30.0.$number/24" dev eth0
    ip -n "$host" link set eth0 up
    ip link set "p-$host" netns gw
    ip -n gw link set "p-$host" master lan0 up
}

wait_for() {
    local tries=100
    until "$@" >/dev/null 2>&1; do
        (( tries-- )) || { echo "make-office.sh: gave up waiting for: $*" >&2; exit 1; }
        sleep 0.1
    done
}

build_network() {
    new_host gw
    new_host net
    at gw sysctl -qw net.ipv4.ip_forward=1 net.ipv6.conf.all.forwarding=1
    ip -n gw link add lan0 address 02:00:5e:14:00:01 type bridge mcast_snooping 0
    ip -n gw addr add 10.20.0.1/24 dev lan0
    ip -n gw addr add 2001:db8:20::1/64 dev lan0
    ip -n gw link set lan0 up
    no_offload gw lan0
    # Or else the firewall would answer through the bridge's port, past the capture.
    at gw sysctl -qw net.bridge.bridge-nf-call-iptables=0 net.bridge.bridge-nf-call-ip6tables=0

    # The line to the provider: 9 to 12 ms each way, and two places at its other end that are hard to reach.
    "$PYTHON" "$HERE/office/link.py" wan0 isp0 --delay 9 --jitter 3 \
        --trouble 203.0.113.66:loss=0.03,duplicate=0.03,reorder=0.04,corrupt=0.03 \
        --trouble 203.0.113.67:loss=0.28 &
    wait_for ip link show isp0
    ip link set wan0 netns gw
    ip link set isp0 netns net
    ip -n gw addr add 192.0.2.1/30 dev wan0
    ip -n gw addr add 2001:db8:ffff::1/64 dev wan0
    ip -n gw link set wan0 up
    ip -n net addr add 192.0.2.2/30 dev isp0
    ip -n net addr add 2001:db8:ffff::2/64 dev isp0
    ip -n net link set isp0 up
    ip -n gw route add default via 192.0.2.2
    ip -n gw route add default via 2001:db8:ffff::2
    ip -n net route add 10.20.0.0/24 via 192.0.2.1
    ip -n net route add 2001:db8:20::/64 via 2001:db8:ffff::1
    ip -n net route add blackhole default

    local address
    for address in 198.51.100.{10,21,22,25,53,123} 203.0.113.{50,60,66,67,80,90,91,92,93} ; do
        ip -n net addr add "$address/32" dev lo
    done
    for address in 10 22 53; do
        ip -n net addr add "2001:db8:100::$address/128" dev lo
    done

    plug files 5; plug ana 21; plug ben 22; plug cleo 23; plug printer 40; plug guest 66; plug dora 100
    camera cam 11; camera nvr 12
    build_second_path
    build_firewalls
    build_tunnel
}

# Ana's machine has a second line (a phone, say) that passes the office switch by. What takes it is not in the capture:
#   203.0.113.90  some of its large segments come that way: gaps in the responder's stream
#   203.0.113.91  all its answers do: only the originator is seen
#   203.0.113.92  all requests to it do: only the responder is seen
#   203.0.113.93  some large segments to it do: gaps in the originator's stream
build_second_path() {
    ip link add phone netns ana type veth peer name cell netns net
    no_offload ana phone
    no_offload net cell
    ip -n ana addr add 192.0.2.130/30 dev phone
    ip -n ana link set phone up
    ip -n net addr add 192.0.2.129/30 dev cell
    ip -n net link set cell up
    ip -n ana route add default via 192.0.2.129 table 100
    ip -n ana rule add fwmark 1 lookup 100
    ip -n net route add 10.20.0.21 via 192.0.2.130 table 100
    ip -n net rule add fwmark 1 lookup 100
    at net nft -f - <<'RULES'
table ip second {
    chain output {
        type route hook output priority mangle;
        ip saddr 203.0.113.91 meta mark set 1
        ip saddr 203.0.113.90 tcp sport 7008 meta length > 300 numgen inc mod 5 == 3 meta mark set 1
    }
}
RULES
    at ana nft -f - <<'RULES'
table ip second {
    chain output {
        type route hook output priority mangle;
        ip daddr 203.0.113.92 meta mark set 1
        ip daddr 203.0.113.93 tcp dport 7009 meta length > 300 numgen inc mod 5 == 3 meta mark set 1
    }
}
RULES
}

build_firewalls() {
    at gw nft -f - <<'RULES'
table ip fence {
    chain forward {
        type filter hook forward priority filter;
        ip saddr 10.20.0.66 tcp dport 25 drop
        ip saddr 10.20.0.66 tcp dport 8443 reject with icmp type admin-prohibited
        ip saddr 10.20.0.23 tcp dport 6881 reject with tcp reset
    }
}
RULES
    at printer nft -f - <<'RULES'
table ip fence {
    chain input {
        type filter hook input priority filter;
        tcp dport { 23, 135, 139, 445, 3389, 9100 } drop
    }
}
RULES
    at files nft -f - <<'RULES'
table ip fence {
    chain input {
        type filter hook input priority filter;
        tcp dport { 8443, 8888 } drop
        udp dport 1900 drop
    }
}
RULES
}

# A VXLAN segment between Ben's machine and the file server: connections inside a tunnel.
build_tunnel() {
    local host number other
    while read -r host number other; do
        ip -n "$host" link add vx42 type vxlan id 42 local "10.20.0.$number" remote "10.20.0.$other" dstport 4789 \
            dev eth0
        no_offload "$host" vx42
        ip -n "$host" link set vx42 address "$(printf '02:00:5e:2a:00:%02x' "$number")" mtu 1400
        at "$host" sysctl -qw net.ipv6.conf.vx42.disable_ipv6=1
        ip -n "$host" addr add "10.42.0.$number/24" dev vx42
        ip -n "$host" link set vx42 up
    done <<< $'ben 22 5\nfiles 5 22'
}

# Sets `capture` to the process that records what passes the office switch.
start_capture() {
    ip netns exec gw tcpdump -i lan0 -s 0 -n -Z root --time-stamp-precision=nano --immediate-mode -U \
        -w "$RUN/office.pcap" 2>"$RUN/log/tcpdump" &
    capture=$!
    wait_for grep -q listening "$RUN/log/tcpdump"
}

stop_capture() {
    sleep 1
    kill "$capture"
    wait "$capture" || true
    cat "$RUN/log/tcpdump"
    local comment="A small office, recorded for Shad in network namespaces by make-office.sh. Apache-2.0."
    reordercap "$RUN/office.pcap" "$RUN/sorted.pcap"      # packets of two processors may be a few microseconds off
    editcap -F pcapng --capture-comment "$comment" "$RUN/sorted.pcap" "$OUTPUT"
    local size streams
    size=$(stat -c %s "$OUTPUT")
    streams=$(tshark -r "$OUTPUT" -Y 'tcp or udp' -T fields -e tcp.stream -e udp.stream 2>/dev/null | sort -u | wc -l)
    say "$OUTPUT: $size bytes, $streams TCP and UDP streams"
    (( size <= LARGEST )) || { say "more than $LARGEST bytes: too large to ship"; return 1; }
}

trap 'exit 130' INT TERM      # the first process of a PID namespace would sleep through them
source "$HERE/office/daemons.sh"
source "$HERE/office/scenes.sh"

prepare_machine
mkdir -p "$RUN/log"
[[ -z ${OFFICE_LOGS:-} ]] || trap 'mkdir -p "$OFFICE_LOGS"; cp -r "$RUN/log/." "$OFFICE_LOGS"' EXIT
say "network"
build_network
say "daemons"
start_daemons
say "connections older than the capture"
scenes_before
say "capture"
start_capture
scenes
stop_capture
