# What happens in the office. Read by make-office.sh; `at HOST` says on which machine, README.md what to expect of it.

# Output of clients goes to a log: the scenes are made for the wire.
quiet() { "$@" >>"$RUN/log/clients" 2>&1 </dev/null || true; }
on() { local host=$1; shift; quiet at "$host" "$@"; }
talk() { local host=$1; shift; on "$host" "$PYTHON" "$HERE/office/peers.py" talk "$@"; }
get() { local host=$1; shift; on "$host" curl -sS -k --max-time 15 -o /dev/null -o /dev/null -o /dev/null "$@"; }
ssh_options() {
    echo "-F none -i $RUN/user_key -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR $*"
}

# after SECONDS COMMAND...: COMMAND in the background, its standard input a line that comes so much later.
after() { local seconds=$1; shift; { sleep "$seconds"; echo; } | "$@" >>"$RUN/log/clients" 2>&1 & }

# Mid-stream: the capture starts after these did.
scenes_before() {
    after 14 at ben "$PYTHON" "$HERE/office/peers.py" talk late-close 203.0.113.80
    after 20 at ben "$PYTHON" "$HERE/office/peers.py" talk late-abort 203.0.113.80
    after 26 at ben "$PYTHON" "$HERE/office/peers.py" talk late-reset 203.0.113.80
    talk cleo trickle 203.0.113.80 &
    on ben ssh $(ssh_options) root@10.20.0.5 'while sleep 5; do date; done' &
    on files mosquitto_sub -h 10.20.0.5 -t 'office/#' -k 10 &
    on ana mosquitto_sub -h 10.20.0.5 -t 'office/#' -k 10 &
    sleep 3
}

# One visit to a web site: a name, sometimes several pages over one connection.
visit() {
    local host=$1
    case $((RANDOM % 9)) in
        0) get "$host" http://www.example.com/ http://www.example.com/img/logo.svg ;;
        1) get "$host" https://www.example.com/news.html ;;
        2) get "$host" -4 http://shop.example.com/about.html ;;
        3) get "$host" --http1.1 https://shop.example.com/ https://shop.example.com/contact.html ;;
        4) get "$host" http://www.example.com/nothing-here.html ;;
        5) get "$host" -L http://shop.example.com/old ;;
        6) get "$host" -d "name=$host&hours=8" http://www.example.com/api ;;
        7) on "$host" dig +tries=1 "intranet$RANDOM.example.net" A ;;
        8) get "$host" http://files.example.net/ ;;
    esac
}

work_day() {
    local host=$1 end=$2
    while (( SECONDS < end )); do
        visit "$host"
        sleep "$((3 + RANDOM % 5)).$((RANDOM % 10))"
    done
}

# A camera and its recorder, on VLAN 30.
surveillance() {
    daemon nvr recorder socat -u TCP-LISTEN:8554,fork,reuseaddr OPEN:/dev/null
    while (( SECONDS < $1 )); do
        on cam sh -c 'head -c 900 /dev/urandom | socat -u - TCP:10.30.0.12:8554'
        on cam ping -c 1 10.30.0.12
        on cam logger -n 10.30.0.12 -P 514 -d -t cam "frame stored"
        sleep 17
    done
}

sensors() {
    while (( SECONDS < $1 )); do
        on printer mosquitto_pub -h 10.20.0.5 -t office/printer -m '{"toner":41}'
        on printer logger -n 10.20.0.5 -P 514 -d -t printer "toner low"
        sleep 21
    done
}

scene_arrival() {
    say "a laptop joins: DHCP, mDNS, time"
    cat > "$RUN/lease.sh" <<'SCRIPT'
#!/bin/sh
if [ "$1" = bound ]; then
    ip addr add "$ip/24" dev "$interface"
    ip route add default via "$router"
fi
SCRIPT
    chmod +x "$RUN/lease.sh"
    on dora udhcpc -i eth0 -f -q -n -s "$RUN/lease.sh"
    on dora ping -c 2 10.20.0.1
    on dora ntpdig 198.51.100.123
    on dora dig +short www.example.com A
    daemon files avahi avahi-daemon -f "$RUN/avahi.conf" --no-drop-root --no-chroot --no-rlimits
    on ana ping -6 -c 2 2001:db8:100::10
    on ana ping -c 3 198.51.100.10
}

scene_names() {
    say "names"
    local query
    for query in "example.org MX" "example.org TXT" "_sip._udp.example.net SRV" "shell.example.org AAAA" \
                 "missing.example.org A" "-x 198.51.100.10" "+tcp www.example.com A" \
                 "@2001:db8:20::1 www.example.com AAAA" "+tcp @198.51.100.53 mail.example.org A"; do
        on ben dig +tries=1 +time=2 $query
    done
    on ben dig +tries=2 +time=1 @203.0.113.50 www.example.com           # nobody serves names there: port unreachable
    on ben dig +tries=2 +time=1 @203.0.113.120 www.example.com          # nobody is there: S0
}

scene_shell() {
    say "shells and files"
    on ana ssh $(ssh_options) root@198.51.100.22 true
    on ana ssh $(ssh_options -p 2222) root@198.51.100.22 true
    on ben ssh $(ssh_options) root@2001:db8:100::22 true
    echo "get $RUN/share/readme.txt $RUN/fetched" > "$RUN/batch"
    on cleo sftp $(ssh_options) -b "$RUN/batch" root@10.20.0.5
    on guest ssh $(ssh_options -o IdentitiesOnly=yes -i /dev/null) nobody@10.20.0.5 true       # refused by the program
    on cleo smbclient //files.example.net/share -N -s /dev/null -c "ls; get readme.txt $RUN/fetched"
    on cleo smbclient -L //files.example.net -N -s /dev/null
    get ana ftp://ftp.example.org/notes.bin
    get ana ftp://ftp.example.org/
    get ana --ftp-port 10.20.0.21 ftp://ftp.example.org/notes.bin
    get ana "ftp://ftp.example.org/$(printf 'very-%.0s' {1..25})long-name.txt"  # a command of over 100 bytes: X
}

scene_mail() {
    say "mail"
    local letter="--server mail.example.org --helo cleo.example.net --from cleo@example.net"
    on cleo swaks $letter --to dora@example.org --body "See you at ten."
    on cleo swaks $letter --to ana@example.org --tls --body "Minutes attached."
    get cleo -u cleo:open 'imap://mail.example.org/INBOX'
    get cleo -u cleo:open --ssl-reqd 'imap://mail.example.org/'
    get cleo -u cleo:open 'imaps://mail.example.org/'
    get dora -u dora:open 'pop3://198.51.100.25/'
    on guest swaks --server 198.51.100.25 --to spam@example.org --from x@example.com --timeout 3   # dropped: S0
}

scene_databases() {
    say "databases and directories"
    on ana psql -h 10.20.0.5 -U postgres -c 'select 1'
    on ana psql -h 10.20.0.5 -U nobody -c 'select 1'
    on ben mariadb --no-defaults --skip-ssl -h 10.20.0.5 -u ben -e 'select 1'
    on cleo redis-cli -h 10.20.0.5 set visits 1
    on cleo redis-cli -h 10.20.0.5 incr visits
    on ana ldapsearch -x -H ldap://10.20.0.5 -b '' -s base namingContexts
    on ben mosquitto_pub -h 10.20.0.5 -t office/door -m open
    on ben mosquitto_pub -h 10.20.0.5 -p 8883 --cafile "$RUN/cert.pem" --insecure -t office/door -m closed
    on ben snmpget -v2c -c public 10.20.0.40 1.3.6.1.2.1.1.5.0 1.3.6.1.2.1.1.6.0
    on ben snmpwalk -v2c -c public 10.20.0.40 1.3.6.1.2.1.1.9.1.3
    on printer snmptrap -v2c -c public 10.20.0.5 '' 1.3.6.1.6.3.1.1.5.1     # nobody listens
    on ben logger -n 10.20.0.5 -P 514 -T --octet-count -t ben "backup done"
    on ana psql "host=10.20.0.5 user=postgres sslmode=disable" -c 'select pg_sleep(3600)' &     # open at the end: S1
}

scene_talk() {
    say "chat, calls, feeds"
    { printf 'NICK cleo\r\nUSER cleo 0 * :Cleo\r\nJOIN #office\r\nPRIVMSG #office :lunch?\r\n'; sleep 3600; } \
        | at cleo nc 203.0.113.60 6667 >/dev/null 2>&1 &
    on ben sipp -sn uac 203.0.113.50:5060 -i 10.20.0.22 -p 5060 -m 2 -r 1 -d 300 -nostdin
    talk ana websocket 203.0.113.80
    on ana sh -c 'sleep 1 | timeout 3 openssl s_client -dtls -connect 203.0.113.80:443 -quiet'
    on ben sh -c 'sleep 2 | openssl s_client -connect 198.51.100.10:4443 -servername www.example.com -quiet -no_ign_eof'
    on ben ping -c 2 10.42.0.5
    get ben http://10.42.0.5/news.html
    get ben http://198.51.100.10:8081/api
    get ana --tcp-fastopen http://198.51.100.10/
    get ana --tcp-fastopen http://198.51.100.10/api                          # data on the SYN: ST
    on ben socat -u 'EXEC:sleep 3600' TCP:198.51.100.10:7001,keepalive,keepidle=4,keepintvl=4 &   # as well
    on cleo mosquitto_sub -h 10.20.0.5 -t 'office/#' -k 15 &                             # open at the end: S1
}

scene_bad_manners() {
    say "resets, half-closed and stalled connections"
    local behaviour
    for behaviour in echo server-resets client-resets; do
        talk ana "$behaviour" 203.0.113.80
        talk dora "$behaviour" 203.0.113.80
    done
    for behaviour in server-closes client-closes; do                         # open at the end: S3, S2
        talk ana "$behaviour" 203.0.113.80 &
        talk cleo "$behaviour" 203.0.113.80 &
    done
    talk ben server-stalls 203.0.113.80 &
    talk cleo client-stalls 203.0.113.80 &
    get cleo http://198.51.100.10/gone
    get cleo http://198.51.100.10:81/                                        # nothing listens: REJ
    get cleo --max-time 4 http://203.0.113.200/                              # nobody there: three SYNs, S0
    get cleo --max-time 3 http://10.20.0.5:8888/                             # filtered on the file server
    get cleo http://198.51.100.10:6881/                                      # the gateway answers with RST
    get guest --max-time 3 https://198.51.100.10:8443/                       # the gateway answers with ICMP
    get dora http://10.20.0.21/                                              # a workstation serves nothing
}

scene_rough_line() {
    say "loss, duplicates, wrong order, damage"
    local times
    for times in 1 2; do
        talk ben pull 203.0.113.66 &
        talk cleo push 203.0.113.66 &
        get dora http://203.0.113.66/report.pdf &
        sleep 3
    done
    talk ana push 203.0.113.67 &
    talk dora pull 203.0.113.67 &
    talk ben drip 203.0.113.67 &                                             # so many losses that T and t come twice
    sleep 12
}

scene_blind_spots() {
    say "what the tap does not see"
    talk ana pull 203.0.113.90
    talk ana push 203.0.113.93
    get ana http://203.0.113.91/api                                          # only the originator: SH
    get ana http://203.0.113.92/api                                          # only the responder: SHR
    talk ana server-resets 203.0.113.92                                      # only the responder, RST: RSTRH
    talk ana pull 203.0.113.91
    on ana dig +tries=1 +time=1 @203.0.113.91 www.example.com
    on ana dig +tries=1 +time=1 @203.0.113.92 www.example.com                # only the answer
    on ana nmap -n -Pn -sS --send-ip --max-retries 0 --host-timeout 4 -p 80,443,7001 203.0.113.91    # SYN, RST: RSTOS0
    on ana nmap -n -Pn -sS --send-ip --max-retries 0 --host-timeout 4 -p 81,82 203.0.113.92          # RST alone: RSTRH
}

scene_scans() {
    say "a guest looks around"
    local quick="-n -Pn --max-retries 0 --host-timeout 20 --disable-arp-ping"
    on guest nmap $quick -sT --top-ports 40 10.20.0.40
    on guest nmap $quick -sS --top-ports 60 10.20.0.5
    sleep 4
    on guest nmap $quick -sS -p 22 --min-rate 10 198.51.100.16-40
    on guest nmap $quick -sU -p 53,69,123,161,1900 10.20.0.5
    local flags
    for flags in -sX -sF -sN -sA "-sS --scanflags SYNFIN" "-sS --scanflags SYNRST" "-sS --scanflags FINRST" \
                 "-sS --scanflags SYNACK"; do
        on guest nmap $quick $flags -p 22,9999 10.20.0.5
    done
    on guest traceroute -n -q 1 -m 4 -w 1 198.51.100.10
    on guest ping -c 1 -s 2800 10.20.0.5                                     # fragments
}

# Cleo's adapter fills in checksums after the tap: as on many captures made on the sending machine.
scene_offload() {
    say "checksum offload"
    quiet at cleo ethtool -K eth0 tx on
    get cleo http://198.51.100.10/about.html
    on cleo dig +tries=1 +time=1 www.example.com A
    no_offload cleo eth0
}

scenes() {
    local end=$((SECONDS + 210)) host
    for host in ana ben cleo; do
        work_day "$host" $end &
    done
    surveillance $end &
    sensors $end &
    scene_arrival;       sleep 5
    scene_names;         sleep 6
    scene_shell;         sleep 9
    scene_mail;          sleep 7
    scene_databases;     sleep 9
    scene_talk;          sleep 7
    scene_bad_manners;   sleep 9
    scene_rough_line;    sleep 6
    scene_blind_spots;   sleep 9
    scene_scans;         sleep 8
    scene_offload
    on dora ssh $(ssh_options) root@198.51.100.22 'sleep 3600' &              # open at the end: S1
    while (( SECONDS < end )); do sleep 1; done
    talk dora echo 203.0.113.80
    get dora --max-time 2 http://203.0.113.201/                              # unanswered at the very end
}
