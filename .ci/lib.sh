# Shared by the scripts in this folder; sourced, not run.

say() { printf '\n=== [%4ds] %s\n' "$SECONDS" "$*"; }
die() { printf '%s\n' "$*" >&2; exit 1; }

# step NAME COMMAND...   run it, say how long it took. COMMAND stands in no condition, so that set -e holds inside it.
STEP='start'
step() {
  local name=$1 began=$SECONDS; shift
  STEP=$name
  say "$name"
  "$@"
  printf -- '--- %s: %d s\n' "$name" $((SECONDS - began))
}

# last_word EXIT_CODE   for EXIT traps
last_word() { [ "$1" = 0 ] || printf '\nFAILED in "%s", exit code %s, after %d s\n' "$STEP" "$1" "$SECONDS" >&2; }

# need COMMAND PACKAGE...   install Debian packages when COMMAND is missing
need() {
  local command=$1; shift
  command -v "$command" >/dev/null && return
  install_packages "$@"
  command -v "$command" >/dev/null || die "$command is missing, and installing $* did not bring it"
}

install_packages() {
  local sudo=()
  command -v apt-get >/dev/null || die "needs $*; install it by hand, this system has no apt-get"
  [ "$(id -u)" = 0 ] || sudo=(sudo -n)
  echo "installing $*"
  "${sudo[@]}" apt-get update -qq
  DEBIAN_FRONTEND=noninteractive "${sudo[@]}" apt-get install -y -qq --no-install-recommends "$@" </dev/null >/dev/null
}

is_jdk() { [ -x "$2/bin/javac" ] && "$2/bin/javac" -version 2>&1 | grep -qE "^javac $1(\.|\$|-)"; }

# find_jdk MAJOR   print the home of a JDK of that generation, or fail
find_jdk() {
  local major=$1 variable=JAVA_HOME_$1 default='' home
  if command -v javac >/dev/null; then default=$(dirname "$(dirname "$(readlink -f "$(command -v javac)")")"); fi
  {
    printf '%s\n' "${!variable:-}" "${JAVA_HOME:-}" "$default"
    if command -v update-alternatives >/dev/null; then
      update-alternatives --list java 2>/dev/null | sed -e 's#/bin/java$##' -e 's#/jre$##' || true
    fi
    if [ -n "$default" ]; then find "$(dirname "$default")" -mindepth 1 -maxdepth 1 \( -type d -o -type l \) | sort; fi
  } > "$SCRATCH/jdks"
  while read -r home; do
    if [ -n "$home" ] && is_jdk "$major" "$home"; then printf '%s\n' "$home"; return 0; fi
  done < "$SCRATCH/jdks"
  return 1
}
