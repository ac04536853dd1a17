# The servers. Read by make-office.sh; every daemon gets its configuration, data and log under $RUN.

# daemon HOST NAME COMMAND...: starts a program that stays in the foreground.
daemon() {
    local host=$1 name=$2
    shift 2
    at "$host" "$@" >"$RUN/log/$name" 2>&1 </dev/null &
}

# listens HOST PORT: waits until a TCP port is open.
listens() { wait_for sh -c "ip netns exec $1 ss -Hltn 'sport = :$2' | grep -q ."; }

make_certificate() {
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 365 -subj "/O=Example/CN=$1" \
        -addext "subjectAltName=DNS:$1,DNS:*.example.com,DNS:*.example.net,DNS:*.example.org" \
        -keyout "$RUN/key.pem" -out "$RUN/cert.pem" 2>/dev/null
    chmod 644 "$RUN/key.pem"
}

start_web() {
    mkdir -p "$RUN/www/img"
    local page
    for page in index news about contact; do
        printf '<!doctype html><title>%s</title><h1>Example %s</h1><img src="/img/logo.svg">\n' $page $page \
            > "$RUN/www/$page.html"
    done
    echo '<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16"><circle cx="8" cy="8" r="8"/></svg>' \
        > "$RUN/www/img/logo.svg"
    head -c 9000 /dev/urandom > "$RUN/www/report.pdf"
    cat > "$RUN/nginx.conf" <<CONF
daemon off; pid $RUN/nginx.pid; error_log $RUN/log/nginx; user root; worker_processes 1;
events { worker_connections 256; }
http {
    types { text/html html; image/svg+xml svg; application/pdf pdf; }
    access_log off; root $RUN/www; keepalive_timeout 4s; server_tokens off;
    client_body_temp_path $RUN/t1; proxy_temp_path $RUN/t2; fastcgi_temp_path $RUN/t3;
    uwsgi_temp_path $RUN/t4; scgi_temp_path $RUN/t5;
    ssl_certificate $RUN/cert.pem; ssl_certificate_key $RUN/key.pem;
    server {
        listen 80 fastopen=16; listen [::]:80; listen 8081;
        listen 443 ssl http2; listen [::]:443 ssl http2; listen 4443 ssl;
        location /old { return 301 /news.html; }
        location /private { auth_basic "staff"; auth_basic_user_file /dev/null; }
        location /api { default_type application/json; return 200 '{"ok":true}'; }
        location /empty { return 204; }
        location /gone { return 444; }
    }
}
CONF
    daemon net nginx nginx -c "$RUN/nginx.conf"
    sed -e "s/nginx.pid/nginx-files.pid/" -e 's/listen 80 .*/listen 80; listen 631;/' -e "s#$RUN/t#$RUN/u#g" \
        "$RUN/nginx.conf" > "$RUN/nginx-files.conf"
    daemon files nginx-files nginx -c "$RUN/nginx-files.conf"
    listens net 443
    listens files 631
}

start_names() {
    daemon net dns dnsmasq -d -C /dev/null --no-resolv --no-hosts --user=root --pid-file= --bind-interfaces \
        --listen-address=198.51.100.53,203.0.113.92,2001:db8:100::53 \
        --local=/com/ --local=/org/ --local=/net/ --local=/arpa/ \
        --host-record=www.example.com,198.51.100.10,2001:db8:100::10 --host-record=shop.example.com,198.51.100.10 \
        --host-record=mail.example.org,198.51.100.25 --host-record=ftp.example.org,198.51.100.21 \
        --host-record=shell.example.org,198.51.100.22,2001:db8:100::22 --host-record=time.example.org,198.51.100.123 \
        --host-record=far.example.net,203.0.113.66 --host-record=chat.example.net,203.0.113.60 \
        --mx-host=example.org,mail.example.org,10 --txt-record='example.org,v=spf1 mx -all' \
        --srv-host=_sip._udp.example.net,far.example.net,5060
    daemon gw dns-gw dnsmasq -d -C /dev/null --no-resolv --no-hosts --user=root --pid-file= --server=198.51.100.53 \
        --bind-interfaces --listen-address=10.20.0.1,2001:db8:20::1 --host-record=files.example.net,10.20.0.5 \
        --host-record=printer.example.net,10.20.0.40 \
        --dhcp-range=10.20.0.100,10.20.0.120,1h --dhcp-leasefile="$RUN/leases" \
        --dhcp-option=option:router,10.20.0.1 --dhcp-option=option:domain-name,example.net --no-ping \
        --dhcp-host=02:00:5e:14:00:64,10.20.0.100
    listens net 53
    listens gw 53
}

start_ssh() {
    ssh-keygen -q -t ed25519 -N '' -C sample -f "$RUN/host_key"
    ssh-keygen -q -t ed25519 -N '' -C sample -f "$RUN/user_key"
    cp "$RUN/user_key.pub" "$RUN/authorized_keys"
    cat > "$RUN/sshd_config" <<CONF
HostKey $RUN/host_key
AuthorizedKeysFile $RUN/authorized_keys
StrictModes no
PermitRootLogin yes
PasswordAuthentication no
KbdInteractiveAuthentication no
UsePAM no
UseDNS no
PrintMotd no
PidFile none
Subsystem sftp internal-sftp
CONF
    local sshd=$(command -v sshd)
    daemon net sshd "$sshd" -D -e -f "$RUN/sshd_config" -o ListenAddress=198.51.100.22:22 \
        -o ListenAddress=198.51.100.22:2222 -o 'ListenAddress=[2001:db8:100::22]:22'
    daemon files sshd-files "$sshd" -D -e -f "$RUN/sshd_config" -o ListenAddress=10.20.0.5:22
    listens net 2222
}

start_mail() {
    daemon net smtpd "$PYTHON" -m aiosmtpd -n -l 198.51.100.25:25 \
        --tlscert "$RUN/cert.pem" --tlskey "$RUN/key.pem" --no-requiretls -c aiosmtpd.handlers.Sink
    mkdir -p "$RUN/mail"
    cat > "$RUN/dovecot.conf" <<CONF
base_dir = $RUN/dovecot
state_dir = $RUN/dovecot-state
log_path = $RUN/log/dovecot-own
protocols = imap pop3
listen = 198.51.100.25
ssl = yes
ssl_cert = <$RUN/cert.pem
ssl_key = <$RUN/key.pem
disable_plaintext_auth = no
mail_location = maildir:$RUN/mail/%u
passdb { 
  driver = static
  args = password=open
}
userdb { 
  driver = static
  args = uid=mail gid=mail home=$RUN/mail/%u
}
first_valid_uid = 1
CONF
    chown mail:mail "$RUN/mail"
    daemon net dovecot dovecot -F -c "$RUN/dovecot.conf"
    listens net 25
    listens net 143
}

start_file_servers() {
    mkdir -p "$RUN/ftp" "$RUN/samba" "$RUN/share"
    head -c 3000 /dev/urandom > "$RUN/ftp/notes.bin"
    echo "The coffee machine is on the second floor." > "$RUN/share/readme.txt"
    daemon net ftpd "$PYTHON" -m pyftpdlib -i 198.51.100.21 -p 21 -d "$RUN/ftp"
    cat > "$RUN/smb.conf" <<CONF
[global]
  interfaces = 10.20.0.5
  bind interfaces only = yes
  map to guest = Bad User
  disable netbios = yes
  smb ports = 445
  load printers = no
  private dir = $RUN/samba
  lock directory = $RUN/samba
  state directory = $RUN/samba
  cache directory = $RUN/samba
  pid directory = $RUN/samba
  ncalrpc dir = $RUN/samba/ncalrpc
  log file = $RUN/log/smbd-own
[share]
  path = $RUN/share
  guest ok = yes
CONF
    daemon files smbd smbd -F --no-process-group -s "$RUN/smb.conf"
    listens net 21
    listens files 445
}

start_databases() {
    local bin=$(ls -d /usr/lib/postgresql/*/bin | tail -1)
    mkdir -p "$RUN/pg" "$RUN/redis" "$RUN/maria"
    chown postgres "$RUN/pg"
    setpriv --reuid postgres --regid postgres --clear-groups "$bin/initdb" -D "$RUN/pg" -A trust >/dev/null
    echo "host all all 10.20.0.0/24 trust" >> "$RUN/pg/pg_hba.conf"
    daemon files postgres setpriv --reuid postgres --regid postgres --clear-groups "$bin/postgres" -D "$RUN/pg" \
        -c listen_addresses=10.20.0.5 -c unix_socket_directories="$RUN/pg" -c ssl=off
    daemon files redis redis-server --bind 10.20.0.5 --port 6379 --save '' --protected-mode no --dir "$RUN/redis"

    chown mysql "$RUN/maria"
    mariadb-install-db --no-defaults --user=mysql --datadir="$RUN/maria" \
        --auth-root-authentication-method=normal >/dev/null 2>&1
    printf '%s\n' "CREATE USER ben@'%';" "CREATE DATABASE shop;" > "$RUN/maria.sql"      # a statement a line
    daemon files mariadb mariadbd --no-defaults --user=mysql --datadir="$RUN/maria" --socket="$RUN/maria/s" \
        --bind-address=10.20.0.5 --skip-name-resolve --init-file="$RUN/maria.sql" --pid-file="$RUN/maria/pid"

    mkdir -p "$RUN/ldap"
    cat > "$RUN/slapd.conf" <<CONF
include /etc/ldap/schema/core.schema
pidfile $RUN/slapd.pid
database ldif
suffix "dc=example,dc=net"
rootdn "cn=admin,dc=example,dc=net"
rootpw open
directory $RUN/ldap
CONF
    daemon files slapd slapd -d 0 -f "$RUN/slapd.conf" -h ldap://10.20.0.5/
    listens files 5432
    listens files 6379
    listens files 3306
    listens files 389
}

start_small_servers() {
    cat > "$RUN/mosquitto.conf" <<CONF
listener 1883 10.20.0.5
allow_anonymous true
listener 8883 10.20.0.5
certfile $RUN/cert.pem
keyfile $RUN/key.pem
user root
CONF
    daemon files mosquitto mosquitto -c "$RUN/mosquitto.conf"

    cat > "$RUN/chrony.conf" <<CONF
bindaddress 198.51.100.123
allow
local stratum 8
cmdport 0
pidfile $RUN/chrony.pid
user root
CONF
    daemon net chronyd chronyd -x -d -f "$RUN/chrony.conf"

    printf 'rocommunity public\nsysLocation second floor\nsysName printer\n' > "$RUN/snmpd.conf"
    daemon printer snmpd snmpd -f -Lo -C -c "$RUN/snmpd.conf" udp:10.20.0.40:161

    cat > "$RUN/ngircd.conf" <<CONF
[Global]
Name = chat.example.net
Info = sample
Listen = 203.0.113.60
Ports = 6667
[Limits]
PingTimeout = 3600
[Options]
DNS = no
Ident = no
PAM = no
CONF
    daemon net ngircd ngircd -n -f "$RUN/ngircd.conf"

    daemon net sip sipp -sn uas -i 203.0.113.50 -p 5060 -nostdin
    daemon files syslog-udp socat -u UDP-RECV:514 OPEN:/dev/null
    daemon files syslog-tcp socat -u TCP-LISTEN:514,fork,reuseaddr OPEN:/dev/null
    daemon net dtls openssl s_server -dtls -accept 203.0.113.80:443 \
        -cert "$RUN/cert.pem" -key "$RUN/key.pem" -quiet
    daemon net peers "$PYTHON" "$HERE/office/peers.py" serve 0.0.0.0

    cat > "$RUN/avahi.conf" <<CONF
[server]
host-name=files
domain-name=local
enable-dbus=no
use-ipv6=yes
allow-interfaces=eth0
[publish]
publish-workstation=yes
CONF
    listens files 1883
    listens net 7012
    listens net 6667
}

start_daemons() {
    make_certificate www.example.com
    start_names
    start_web
    start_ssh
    start_mail
    start_file_servers
    start_databases
    start_small_servers
}
