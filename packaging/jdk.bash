# Sourced by the launcher and by .ci/run: finds a JDK and says how to install what is missing.

jdk_wanted=25

# True when $1 is the home of a JDK that is new enough. Reads its release file: starting java costs too much.
is_new_jdk() {
    [[ -n $1 && -x $1/bin/java && -x $1/bin/javac && -r $1/release ]] || return 1
    local line
    while read -r line; do
        if [[ $line =~ ^JAVA_VERSION=\"?([0-9]+) ]]; then
            ((BASH_REMATCH[1] >= jdk_wanted))
            return
        fi
    done <"$1/release"
    return 1
}

# Sets jdk to the home of a JDK that is new enough: the one asked for, one in a usual place, or the one on the PATH.
find_jdk() {
    for jdk in "${JAVA_HOME:-}" /usr/lib/jvm/* /usr/lib64/jvm/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
        /opt/*jdk* /Library/Java/JavaVirtualMachines/*/Contents/Home \
        {/opt/homebrew,/usr/local}/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
        is_new_jdk "$jdk" && return
    done
    if jdk=$(type -P java) && jdk=$(readlink -f "$jdk"); then
        jdk=${jdk%/bin/java}
        is_new_jdk "$jdk" && return
    fi
    jdk=
    return 1
}

# Prints the command that installs a package here: install_command APT_NAME DNF_NAME BREW_NAME.
install_command() {
    local sudo=
    ((EUID == 0)) || sudo='sudo '
    if type -P apt-get >/dev/null; then
        echo "${sudo}apt-get install $1"
    elif type -P dnf >/dev/null; then
        echo "${sudo}dnf install $2"
    elif type -P brew >/dev/null; then
        echo "brew install $3"
    else
        echo "install $1 with the package manager of this system"
    fi
}

# The name under which apt knows a new enough JDK; fails where it knows none, as on older releases.
apt_jdk() {
    local name
    for name in openjdk-$jdk_wanted-jdk temurin-$jdk_wanted-jdk; do
        if apt-cache show "$name" 2>/dev/null | grep -q '^Package:'; then
            echo "$name"
            return
        fi
    done
    return 1
}

# Says in one line how to get a JDK here.
jdk_advice() {
    local name=openjdk-$jdk_wanted-jdk
    if type -P apt-get >/dev/null && ! name=$(apt_jdk); then
        echo "take one from https://adoptium.net and set JAVA_HOME to its folder"
    else
        install_command "$name" java-latest-openjdk-devel openjdk
    fi
}
