# Sourced by the scripts beside it; finds Python 3.11 or newer and keeps the project's environment as requirements/ says.
#
#     . "${0%/*}/_environment.sh"
#     environment web        # base, web or dev in .venv (each holds the one before), or bench in .venv-bench
#
# Afterwards ROOT is the project's folder, VENV the environment and PYTHON its interpreter.
# The stamp holds what was installed; while it fits, nothing is installed and pip is not started.

ROOT=$(CDPATH='' cd -- "${0%/*}/.." && pwd -P)
VENV=$ROOT/.venv
PYTHON=$VENV/bin/python

say() { printf '%s\n' "$*" >&2; }
stop() { say "$*"; exit 1; }
is_root() { [ "$(id -u)" = 0 ]; }

environment() {
    level=$1
    if [ "$level" = bench ]; then
        VENV=$ROOT/.venv-bench
        PYTHON=$VENV/bin/python
    fi
    if ! is_fresh; then
        make_environment
    fi
}

is_fresh() {
    [ -x "$PYTHON" ] && [ -r "$VENV/.stamp" ] || return 1
    read -r installed stamp <"$VENV/.stamp" || return 1
    case "$level $installed" in  # a larger set that is already there stays, and serves the smaller need
        "base web" | "base dev" | "web dev") level=$installed ;;
    esac
    [ "$installed" = "$level" ] && [ "$stamp" = "$(stamp_of "$level")" ]
}

stamp_of() {
    printf '%s ' "$ROOT"
    cat "$ROOT/requirements/build.txt" "$ROOT/requirements/$1.txt" | cksum
}

make_environment() {
    if command -v flock >/dev/null 2>&1; then  # two scripts started at once must not install through each other
        (flock 9 && { is_fresh || install_environment; }) 9>"$ROOT/.venv.lock" || exit 1
    else
        (install_environment) || exit 1
    fi
}

install_environment() {
    [ -x "$PYTHON" ] && "$PYTHON" -m pip --version >/dev/null 2>&1 || create_environment
    rm -f "$VENV/.stamp"
    say "Installing the packages of requirements/$level.txt into ${VENV##*/} (the first time this takes a minute or two) ..."
    pip_install --require-hashes -r "$ROOT/requirements/build.txt" -r "$ROOT/requirements/$level.txt" ||
        stop "Installing failed: the lines above say why. Is a Python package index reachable from here?"
    pip_install --no-build-isolation --no-deps --editable "$ROOT" ||
        stop "Installing Rondkomen itself into ${VENV##*/} failed: the lines above say why."
    echo "$level $(stamp_of "$level")" >"$VENV/.stamp"
}

pip_install() {
    "$PYTHON" -m pip install -qq --disable-pip-version-check "$@"
}

add_spark() {  # on top of the environment that stands: Spark is half a gigabyte, and few need it
    "$PYTHON" -c 'import pandas, pyspark' 2>/dev/null && return 0
    say "Adding Spark to ${VENV##*/}, which takes some minutes, once ..."
    pip_install --require-hashes -r "$ROOT/requirements/spark.txt"
}

find_java() {  # Spark runs on Java 17 or newer
    if [ -n "${JAVA_HOME:-}" ] && [ -x "$JAVA_HOME/bin/java" ]; then
        echo "$JAVA_HOME/bin/java"
    else
        command -v java
    fi
}

have_java() {
    find_java >/dev/null && return 0
    is_root && command -v apt-get >/dev/null 2>&1 || return 1
    say "Installing Java for Spark ..."
    {
        apt-get update -qq && for version in 17 21; do
            DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "openjdk-$version-jre-headless" && break
        done
    } >/dev/null 2>&1
    find_java >/dev/null
}

create_environment() {
    base_python=$(find_python) || stop "Rondkomen needs Python 3.11 or newer, and none was found: install python3 first."
    say "Making ${VENV##*/} with $("$base_python" --version) ..."
    rm -rf "$VENV"
    if ! has_ensurepip && is_root && command -v apt-get >/dev/null 2>&1; then
        say "Python's venv module is incomplete; installing the package python3-venv ..."
        { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3-venv; } >/dev/null
    fi
    if has_ensurepip; then
        "$base_python" -m venv "$VENV" || stop "Making ${VENV##*/} failed: the lines above say why."
    else  # Debian keeps ensurepip in a package of its own; an installed pip can do its work
        "$base_python" -m venv --without-pip "$VENV" &&
            "$base_python" -m pip --python "$PYTHON" install -qq --disable-pip-version-check pip ||
            stop "Python cannot make an environment here: ask for 'apt-get install python3-venv' and run this again."
    fi
}

has_ensurepip() {
    "$base_python" -c 'import ensurepip, venv' >/dev/null 2>&1
}

find_python() {
    for candidate in python3 python3.13 python3.12 python3.11; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
            command -v "$candidate"
            return 0
        fi
    done
    return 1
}

django_environment() {  # what every Django command needs: a folder for its files, and a secret key made once
    mkdir -p "$ROOT/var"
    if [ -z "${SECRET_KEY:-}" ]; then
        [ -s "$ROOT/var/secret_key" ] ||
            (umask 077 && "$PYTHON" -c 'import secrets; print(secrets.token_urlsafe(50))' >"$ROOT/var/secret_key")
        SECRET_KEY=$(cat "$ROOT/var/secret_key")
        export SECRET_KEY
    fi
}
